import type { NewReview } from '../../../api/contract/host.ts';
import { formatCount } from '../../../engine/text/format-number.ts';

const things = (count: number, one: string, more: string): string =>
  `${formatCount(count)} ${count === 1 ? one : more}`;

export const HOME = {
  title: 'Home',
  lead: 'From the numbers papers print to the Summary of Findings, in one file on this computer. Nothing leaves it unless you export it.',
  open: 'Open a file…',
  openTitle: 'Open a review',
  newReview: 'New review…',
  recent: 'Recent reviews',
  empty: 'No review has been opened on this computer yet. Start one, or open a file.',
  columns: { title: 'Review', studies: 'Studies', participants: 'Participants', changed: 'Last change', file: 'File' },
  studiesLong: 'Studies included',
  participantsLong: 'Participants randomised in them',
  thisOne: 'open in this window',
  unreadable: 'open elsewhere, or unreadable',
  unknown: '–',
  openIt: (title: string) => `Open ${title}`,
  count: (studies: number, participants: number) =>
    `${things(studies, 'study', 'studies')}, ${things(participants, 'participant', 'participants')}`,
  loading: 'recent reviews',
  dropHint: 'A review file, or references and tables to import, can also be dropped anywhere in this window.',
  droppedHere: 'A browser does not say where a dropped file is kept. Choose it here, and it opens from its own place.',
  droppedImport: 'Drop references and tables here, or choose the file.',
} as const;

export const NEW = {
  title: 'Start a review',
  lead: 'Three fields are enough; all of them can be changed later.',
  reviewTitle: 'Title',
  question: 'Question',
  questionHint: 'Population, intervention, comparator and outcome in a sentence. It may wait.',
  outcome: 'First outcome',
  kind: 'What kind of outcome',
  submit: 'Choose where to keep it…',
  titleMissing: 'Type a title first.',
  outcomeMissing: 'Type the first outcome.',
  saveTitle: 'Keep the review as',
} as const;

export const OUTCOME_KINDS: readonly Readonly<{ id: NewReview['kind']; label: string }>[] = [
  { id: 'continuous', label: 'Continuous, such as a pain score' },
  { id: 'binary', label: 'Binary, such as death or response' },
  { id: 'count or rate', label: 'Count or rate, such as falls per year' },
  { id: 'time-to-event', label: 'Time to event, such as survival' },
  { id: 'ordinal', label: 'Ordinal, such as a grade of disability' },
  { id: 'narrative', label: 'Narrative, told in words' },
];

export const HOME_ACTIONS = {
  home: 'Home',
  open: 'Open a review…',
  newReview: 'New review…',
} as const;
