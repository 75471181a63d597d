export const COPY = {
  menu: 'Copy',
  label: (plot: string) => `Copy: ${plot}`,
  copyTable: 'Copy the table',
  picture: 'Picture',
  table: 'Table',
  words: 'Words',
  details: {
    picture: 'PNG, for a slide or a letter',
    table: 'For a spreadsheet or a document',
    words: 'The result and its method',
  },
  /** Of a plot that describes itself. */
  sentence: 'What the plot shows, in a sentence',
  done: 'Copied. Paste it where you write.',
  making: 'Making the picture.',
  pictureDone: 'The picture is copied. Paste it into a document, a slide or a letter.',
  nothing: 'There is nothing to copy here yet.',
  refused: 'The browser did not let it be copied. Select the text and press Ctrl-C.',
  pictureRefused: 'The browser did not let the picture be copied. Report writes every plot as a PNG or SVG file.',
} as const;
