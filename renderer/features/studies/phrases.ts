import { formatCount } from '../../../engine/text/format-number.ts';
import type { StudyItem } from '../../../api/contract/views.ts';

export type StatusFilter = 'all' | StudyItem['status'];

export const STATUS_FILTERS: readonly StatusFilter[] = ['all', 'included', 'ongoing', 'awaiting', 'excluded'];
export const STATUSES = [
  'included',
  'awaiting',
  'ongoing',
  'excluded',
] as const satisfies readonly StudyItem['status'][];

export const STATUS_LABELS: Readonly<Record<StatusFilter, string>> = {
  all: 'All',
  included: 'Included',
  ongoing: 'Ongoing',
  awaiting: 'Awaiting',
  excluded: 'Excluded',
};

export const UNITS: Readonly<Record<NonNullable<StudyItem['unitOfRandomisation']> | '', string>> = {
  '': 'Not stated',
  person: 'Individuals',
  cluster: 'Clusters',
  other: 'Other',
};

export const DESIGN_KINDS = [
  'parallel',
  'cluster',
  'crossover',
  'factorial',
  'not randomised',
] as const satisfies readonly StudyItem['design'][];

const studies = (count: number): string => (count === 1 ? '1 study' : `${formatCount(count)} studies`);
const things = (count: number, one: string, more: string): string =>
  `${formatCount(count)} ${count === 1 ? one : more}`;

export const STUDIES = {
  title: 'Studies',
  views: 'Views of the studies',
  listView: 'List',
  flowView: 'Search and flow',
  search: 'Search studies',
  filter: 'Filter by status',
  list: 'Studies of this review',
  empty: 'Add the first study, or import the references your search found.',
  add: 'Add study',
  addAction: 'Add a study…',
  import: 'Import',
  importAction: 'Import references or tables…',
  flowAction: 'Search and PRISMA flow',
  noMatch: 'No study matches.',
  showAll: 'Show all studies',
  shown: (shown: number, total: number) =>
    shown === total ? studies(total) : `${formatCount(shown)} of ${studies(total)}`,
  columns: {
    select: 'Select',
    study: 'Study',
    status: 'Status',
    design: 'Design',
    arms: 'Arms',
    randomised: 'Randomised',
    registration: 'Registration',
  },
  selectAll: 'Select all studies shown',
  selectOne: (label: string) => `Select ${label}`,
  keys: 'Up and Down choose a study, Space selects it for a bulk change, Delete removes it.',
  unknown: '–',
  notStated: 'Not stated',
  openExtraction: 'Open its values',
  history: 'Its history',
  deleteStudy: 'Delete…',
  availability: 'What it measured',
  outcome: 'Outcome',
  window: 'Window',
  state: 'Result',
  note: 'Note',
  details: 'Study',
  label: 'Name',
  labelHint: 'First author and year, as tables will print it.',
  year: 'Year',
  status: 'Status',
  reason: 'Reason',
  reasonHint: 'Printed in the table of excluded or awaiting studies.',
  reasonMissing: 'An excluded study needs a reason: reports print it.',
  design: 'Design',
  designNote: 'Design in a sentence',
  unit: 'Unit of randomisation',
  multiArm: (count: number) =>
    `${formatCount(count)} arms: a multi-arm trial. Each analysis says how its arms are used.`,
  registrationTitle: 'Registration and funding',
  registration: 'Registration',
  plannedN: 'Planned number',
  completion: 'Expected completion',
  funding: 'Funding',
  conflicts: 'Conflicts of interest',
} as const;

export const ARMS = {
  title: 'Arms',
  label: 'Arm',
  interventions: 'Interventions',
  chooseInterventions: 'Choose interventions',
  noInterventions: 'The protocol has no interventions yet. Add them there first.',
  randomised: 'Randomised',
  dose: 'Dose',
  add: 'Add arm',
  withoutIntervention: 'An arm without an intervention is in no comparison, and its numbers in no analysis.',
  first: 'A study has arms; add the first one.',
  newLabel: (position: number) => `Arm ${String.fromCharCode(65 + (position % 26))}`,
  remove: (label: string) => `Remove ${label}`,
  removeTitle: (label: string) => `Remove the arm ${label}?`,
  removeLead: 'Every number extracted for this arm goes with it. Undo brings all of it back.',
  removeIt: 'Remove',
  labelOf: (label: string) => `Name of ${label}`,
  interventionsOf: (label: string) => `Interventions of ${label}`,
  randomisedOf: (label: string) => `Randomised to ${label}`,
} as const;

export const REPORTS = {
  title: 'Reports',
  none: 'No report is recorded.',
  add: 'Add report',
  edit: 'Edit',
  editLabel: (citation: string) => `Edit ${citation}`,
  move: 'Move…',
  moveLabel: (citation: string) => `Move ${citation} to another study`,
  remove: 'Remove',
  removeLabel: (citation: string) => `Remove ${citation}`,
  primary: 'Primary report',
  citation: 'Citation',
  doi: 'DOI',
  pmid: 'PMID',
  addTitle: 'Add a report',
  editTitle: 'Edit the report',
  save: 'Save',
  citationMissing: 'Type the citation first.',
  moveTitle: 'Move the report to another study',
  moveLead: 'The report and its source quotes belong to the other study from then on.',
  moveTo: 'Study',
  moveIt: 'Move',
  sort: (citation: string) => (citation.length > 60 ? `${citation.slice(0, 57)}…` : citation),
} as const;

export const ATTRIBUTES = {
  title: 'Characteristics',
  none: 'No characteristic is recorded. The protocol says which ones there are.',
  add: 'Add a characteristic',
  value: 'Value',
  addTitle: 'Add a characteristic',
  attribute: 'Characteristic',
  addIt: 'Add',
  missing: 'Type the value first.',
  allUsed: 'Every characteristic of the protocol has a value here. More are added under Protocol.',
  toProtocol: 'Open the protocol',
  hint: 'Leave a value empty to remove it.',
} as const;

export const ADD = {
  title: 'Add a study',
  lead: 'A name is enough. Everything else can follow.',
  arms: 'Arms',
  armLabel: (position: number) => `Arm ${position + 1}`,
  intervention: (position: number) => `Intervention of arm ${position + 1}`,
  randomised: (position: number) => `Randomised to arm ${position + 1}`,
  noIntervention: 'Not stated',
  moreArms: 'One more arm',
  submit: 'Add study',
  missing: 'Type a name first.',
  taken: (label: string) => `There is a study called ${label} already. Add a letter, such as ${label}b.`,
  badNumber: 'The number randomised must be a whole number.',
} as const;

export const BULK = {
  bar: 'Change the selected studies',
  selected: (count: number) => `${studies(count)} selected`,
  status: 'Set status…',
  design: 'Set design…',
  group: 'Group as one study…',
  delete: 'Delete…',
  clear: 'Clear selection',
  statusTitle: (count: number) => `Set the status of ${studies(count)}`,
  designTitle: (count: number) => `Set the design of ${studies(count)}`,
  set: 'Set',
  groupTitle: (count: number) => `Group ${studies(count)} as one`,
  groupLead:
    'Their reports become reports of the study you keep. The emptied entries leave the list; one undo brings them back.',
  keep: 'Study to keep',
  groupIt: 'Group',
  cannotGroup: (labels: string) =>
    `${labels}: arms or numbers were extracted already. Keep that study, or move its reports one by one.`,
  deleteTitle: (count: number) => `Delete ${studies(count)}?`,
  deleteLead: (measurements: number, reports: number) =>
    measurements + reports === 0
      ? 'Nothing else goes with it. Undo brings it back.'
      : `With it go ${things(measurements, 'extracted row', 'extracted rows')} and ${things(reports, 'report', 'reports')}. Undo brings all of it back. To keep it on record, exclude it with a reason instead.`,
  deleteIt: 'Delete',
} as const;

/** What the history calls each step. */
export const STEPS = {
  add: (label: string) => `Add ${label}`,
  edit: (what: string, label: string) => `Change ${what.toLowerCase()} of ${label}`,
  status: (count: number, status: string) => `Set ${studies(count)} to ${status.toLowerCase()}`,
  design: (count: number, design: string) => `Set the design of ${studies(count)} to ${design}`,
  remove: (count: number, label: string) => (count === 1 ? `Delete ${label}` : `Delete ${studies(count)}`),
  group: (count: number, label: string) => `Group ${studies(count)} as ${label}`,
  addArm: (label: string, study: string) => `Add ${label} to ${study}`,
  removeArm: (label: string, study: string) => `Remove ${label} from ${study}`,
  addReport: (study: string) => `Add a report to ${study}`,
  editReport: (study: string) => `Edit a report of ${study}`,
  removeReport: (study: string) => `Remove a report of ${study}`,
  primaryReport: (study: string) => `Choose the primary report of ${study}`,
  moveReport: (from: string, to: string) => `Move a report from ${from} to ${to}`,
  attribute: (name: string, study: string) => `Set ${name.toLowerCase()} of ${study}`,
} as const;
