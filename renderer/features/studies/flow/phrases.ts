import type { PrismaStage } from './stages.ts';

export const FLOW = {
  diagram: 'PRISMA 2020 flow',
  edit: 'Searches and counts',
  sums: 'Sums',
  adds: 'The numbers add up.',
  addsSoFar: (missing: number) =>
    `Nothing contradicts what is recorded so far; ${missing} ${missing === 1 ? 'box has' : 'boxes have'} no number yet, and the sums through ${missing === 1 ? 'it' : 'them'} cannot be checked.`,
  addsNothing: 'Nothing to check yet: type the searches and the screening counts, and the sums are checked here.',
  searches: 'Searches',
  database: 'Database or register',
  date: 'Date',
  query: 'Search strategy',
  hits: 'Records',
  addSearch: 'Add search',
  removeSearch: (database: string) => `Remove the search of ${database}`,
  newSearch: 'New search',
  counts: 'Screening counts',
  countsLead: 'What the list of studies cannot tell. Leave a box empty to have it worked out where it can be.',
  addReason: (stage: string) => `Add a reason: ${stage}`,
  reason: 'Reason',
  reasonOf: (stage: string, index: number) => `${stage}, reason ${index + 1}`,
  countOf: (stage: string, reason: string) => (reason === '' ? stage : `${stage}: ${reason}`),
  removeReason: (stage: string, reason: string) =>
    `Remove ${reason === '' ? 'the unnamed reason' : `“${reason}”`} from ${stage}`,
  otherMethods: 'Found by other methods',
  table: 'The flow as a table',
  fieldOf: (field: string, database: string) => `${field} of ${database}`,
  newReason: 'Reason',
} as const;

export const STAGE_LABELS: Readonly<Record<PrismaStage, string>> = {
  'duplicates removed': 'Duplicates removed',
  'removed by automation': 'Marked ineligible by automation tools',
  'removed for other reasons': 'Removed for other reasons',
  screened: 'Records screened',
  'records excluded': 'Records excluded',
  sought: 'Reports sought',
  'not retrieved': 'Reports not retrieved',
  assessed: 'Reports assessed',
  'reports excluded': 'Reports excluded',
  'other identified': 'Records identified',
  'other sought': 'Reports sought',
  'other not retrieved': 'Reports not retrieved',
  'other assessed': 'Reports assessed',
  'other reports excluded': 'Reports excluded',
};

/** What the history calls each step. */
export const FLOW_STEPS = {
  addSearch: 'Add a search',
  removeSearch: (database: string) => `Remove the search of ${database}`,
  editSearch: (what: string, database: string) => `Change ${what.toLowerCase()} of the search of ${database}`,
  count: (stage: string) => `Set the count of ${stage.toLowerCase()}`,
  reason: (stage: string) => `Change a reason of ${stage.toLowerCase()}`,
  removeReason: (stage: string) => `Remove a reason of ${stage.toLowerCase()}`,
} as const;
