import type { FixKind, Impact } from '../../../api/contract/sentinel.ts';
import { formatCount } from '../../../engine/text/format-number.ts';

export const CHECKS = {
  title: 'Checks',
  lead: 'What the error checks flag in the numbers of this review. Those that could move a pooled result most come first.',
  open: 'Open',
  dismissed: 'Set aside',
  filter: 'Which flags to show',
  count: (open: number, blocked: number) =>
    blocked === 0 ? `${formatCount(open)} to check` : `${formatCount(open)} to check, ${formatCount(blocked)} blocked`,
  countLink: 'Flags of the error checks',
  none: 'The checks flag nothing.',
  noneDismissed: 'Nothing is set aside.',
  back: 'Go to Extraction',
  severities: { block: 'Blocked', high: 'Check', medium: 'Check', low: 'Note' },
  signs: { block: '⊘', high: '!', medium: '?', low: 'i' },
  arithmetic: 'Arithmetic',
  goTo: 'Show in the grid',
  returned: 'Set aside before, but its numbers have changed since.',
  setAside: 'Set aside…',
  setAsideTitle: 'Set this flag aside',
  setAsideLead: 'It stays in the history, and comes back when the numbers it is about change.',
  note: 'Note',
  noNote: 'Say why in a note.',
  setAsideBy: (author: string) => `Set aside by ${author}`,
  reopen: 'Open it again',
  annotate: 'It is really printed…',
  annotateTitle: 'Annotate a number that is printed like this',
  annotateLead: 'The number stays as printed. The note is kept with it.',
  handling: 'What to do with it',
  handlings: {
    'unusable as printed': 'Unusable as printed: leave it out of every analysis',
    'corrected by the authors': 'Right as it stands: corrected or confirmed by the authors',
  },
  handled: {
    'unusable as printed': 'Unusable as printed',
    'corrected by the authors': 'Corrected by the authors',
  },
  takeBack: 'Take this back',
  save: 'Save',
  cellTitle: 'Checks of this cell',
  fixes: {
    'move to standard error': 'Move it to SE',
    'exchange limits': 'Exchange the limits',
    'exchange events and n': 'Exchange events and n',
    'turn the sign round': 'Turn the sign round',
  } satisfies Readonly<Record<FixKind, string>>,
  becomes: (field: string, from: string, to: string) =>
    to === '' ? `${field}: ${from} is cleared` : from === '' ? `${field}: ${to}` : `${field}: ${from} becomes ${to}`,
  dismissLabel: (title: string) => `Set aside: ${title}`,
  reopenLabel: (title: string) => `Open again: ${title}`,
  impactNone: 'In no pooled result.',
  noImpact: '–',
  columns: { finding: 'Flag', impact: 'Could move' },
} as const;

const BASES: Readonly<Record<Impact['basis'], string>> = {
  fix: 'with the proposed fix',
  'left out': 'without the study',
  'as printed': 'with the number as printed',
  unbounded: '',
};

export const IMPACT = {
  unbounded: (title: string) => `${title}: the study is kept out, and no effect can be made of its numbers.`,
  moved: (title: string, before: string, after: string, basis: Impact['basis']) =>
    `${title}: ${before} would be ${after} ${BASES[basis]}.`,
  alone: (title: string, after: string, basis: Impact['basis']) => `${title}: ${after} ${BASES[basis]}.`,
  shift: (standardErrors: string) => `${standardErrors} SE`,
  shiftLabel: 'Shift of the pooled estimate, in its standard errors',
  out: 'kept out',
} as const;
