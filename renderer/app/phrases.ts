import { formatCount } from '../../engine/text/format-number.ts';
import type { Screen } from './routes.ts';

export const PRODUCT = 'Grove';

export const SCREEN_NAMES: Readonly<Record<Screen, string>> = {
  protocol: 'Protocol',
  studies: 'Studies',
  extraction: 'Extraction',
  'risk-of-bias': 'Risk of bias',
  analyses: 'Analyses',
  certainty: 'Certainty',
  findings: 'Findings',
  report: 'Report',
  history: 'History',
  home: 'Home',
  import: 'Import',
  checks: 'Checks',
};

export const SHELL = {
  skip: 'Skip to the content',
  example: 'Example',
  exampleTour: 'Example review, to try anything on: take the tour',
  navigation: 'Screens of the review',
  needLook: (count: number) =>
    count === 1 ? '1 judgement needs a look' : `${formatCount(count)} judgements need a look`,
  help: 'Home and help',
  home: 'Home',
  tour: 'Tour of Grove',
  shortcuts: 'Shortcuts',
  importReferences: 'Import references',
  importTable: 'Import a table of results',
  undo: 'Undo',
  redo: 'Redo',
  palette: 'Search actions',
  saved: 'All changes saved',
  notSaved: 'Last change not saved',
  savedNothing: 'No changes yet',
  saving: (count: number) => (count === 1 ? 'Saving 1 change' : `Saving ${formatCount(count)} changes`),
  waiting: (count: number) =>
    count === 0 ? 'Not connected' : count === 1 ? '1 change waits' : `${formatCount(count)} changes wait`,
  reviewer: 'Reviewer',
  connecting: 'Opening the review',
  lost: 'Connection lost, reconnecting.',
  lostDetail: 'What you typed is kept in this window and will be stored when the connection is back.',
  everythingSaved: 'Everything is saved: each change is written to the file as you make it.',
  everythingButWaiting: 'Some changes wait for the connection. They will be stored when it is back.',
  dismiss: 'Dismiss',
  themeLight: 'Use the light theme',
  themeDark: 'Use the dark theme',
  copySaved: (path: string) => `A copy is saved as ${path}.`,
  copyTitle: 'Save a copy',
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Redone: ${what}`,
  nothingToUndo: 'Nothing to undo in this window. Older changes can be reverted under History.',
  nothingToRedo: 'Nothing to redo.',
  retry: 'Try again',
  failed: 'This could not be loaded.',
  screenBroken:
    'This screen could not be drawn; what you typed is stored. Try again, or save the diagnostics (Search actions) and report it.',
} as const;
