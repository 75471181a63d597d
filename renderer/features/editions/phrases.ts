import type { EditionComparison } from '../../../api/contract/editions.ts';

type Diff = EditionComparison['diff'];

/** The History screen shows editions under this item. */
export const EDITIONS_ITEM = 'editions';

export const EDITIONS = {
  title: 'Editions',
  lead: 'Frozen states of the review, each with the version of the engine that derived it.',
  empty: 'No edition has been made yet.',
  emptyHelp:
    'An edition keeps the data and every result as they stand now, so that later changes can be shown against it. It cannot be edited; undo removes it.',
  make: 'Make an edition…',
  makeTitle: 'Make an edition',
  makeLead: 'Data, results and ratings are kept as they are now.',
  label: 'Name',
  labelPlaceholder: 'Such as “First publication”',
  needsName: 'Give it a name.',
  whatsNew: 'What is new',
  whatsNewHelp: 'Written from the comparison with the edition before; change it where it should say more.',
  submit: 'Make the edition',
  made: (label: string) => `Edition made: ${label}`,
  compareWith: 'Compare with',
  now: 'the review now',
  edition: (number: number, label: string) => `Edition ${number}: ${label}`,
  madeBy: (day: string, engine: string) => `${day}, engine ${engine}`,
  list: 'Editions',
  comparing: (before: string, after: string) => `From ${before} to ${after}`,
  changes: 'All changes',
} as const;

export const DIFF = {
  paragraph: 'What’s new',
  studies: 'Studies in and out',
  numbers: 'Numbers',
  results: 'Results',
  ratings: 'Certainty',
  conclusions: 'Conclusions that cross a threshold',
  bias: 'Risk of bias',
  needLook: 'Judgements that need a look',
  findings: 'Rows of the table',
  facts: 'Protocol and analyses',
  byEngine: 'By the newer engine alone',
  byEngineLead: 'What the present engine makes of the earlier edition’s own data.',
  in: 'in',
  out: 'out',
  columns: { what: 'What', before: 'Before', after: 'After' },
  none: '–',
  fieldOf: (what: string, field: string | null) => (field === null ? what : `${what}, ${spaced(field)}`),
  kinds: { added: 'added', removed: 'removed', changed: 'changed' },
  number: ({ studyLabel, place, field }: Diff['numbers'][number]) => `${studyLabel}: ${place}, ${field}`,
  studiesMoved: (studiesIn: readonly string[], studiesOut: readonly string[]) =>
    [
      ...(studiesIn.length > 0 ? [`with ${studiesIn.join(', ')}`] : []),
      ...(studiesOut.length > 0 ? [`without ${studiesOut.join(', ')}`] : []),
    ].join('; '),
} as const;

/** `thresholdSmall` as a reader says it. */
function spaced(field: string): string {
  return field.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}
