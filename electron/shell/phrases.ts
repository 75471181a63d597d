/** The words of the desktop program's own menus and dialogs. */
export const PRODUCT = 'Grove';

export const MENUS = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  window: 'Window',
  help: 'Help',
  openRecent: 'Open recent',
  noRecent: 'No recent reviews',
} as const;

export const DIALOGS = {
  refused: 'This review cannot be opened',
  stoppedTwice: 'Grove has closed this review',
  stoppedTwiceDetail:
    'The part of Grove that holds the review has stopped twice in a row. Every change that was said to be saved is in the file. Open it again; if it stops again, send the log folder to whoever looks after Grove.',
  rescued: 'The file was replaced or removed',
  rescuedDetail: (path: string) => `Everything is kept in ${path}`,
  outsideTitle: 'Open this address outside Grove?',
  outsideOpen: 'Open',
  outsideCancel: 'Cancel',
  linkRefused: 'This address is not opened: only https and mail addresses leave Grove.',
  filesOf: (extensions: readonly string[]) => extensions.map((extension) => `.${extension}`).join(', '),
} as const;
