import { formatCount } from '../../../engine/text/format-number.ts';
import type { StudyItem } from '../../../api/contract/views.ts';

export type StatusFilter = 'all' | StudyItem['status'];

export const STATUS_FILTERS: readonly StatusFilter[] = ['all', 'included', 'ongoing', 'awaiting', 'excluded'];

export const STATUS_LABELS: Readonly<Record<StatusFilter, string>> = {
  all: 'All',
  included: 'Included',
  ongoing: 'Ongoing',
  awaiting: 'Awaiting',
  excluded: 'Excluded',
};

export const STUDIES = {
  title: 'Studies',
  search: 'Search studies',
  filter: 'Filter by status',
  list: 'Studies of this review',
  empty: 'No study is in this review yet.',
  noMatch: 'No study matches.',
  showAll: 'Show all studies',
  shown: (shown: number, total: number) =>
    shown === total ? `${formatCount(total)} studies` : `${formatCount(shown)} of ${formatCount(total)} studies`,
  choose: 'Choose a study to see its arms, its report and what it measured.',
  columns: {
    study: 'Study',
    status: 'Status',
    design: 'Design',
    arms: 'Arms',
    randomised: 'Randomised',
    registration: 'Registration',
  },
  unknown: '–',
  arms: 'Arms',
  arm: 'Arm',
  interventions: 'Intervention',
  randomised: 'Randomised',
  report: 'Report',
  noReport: 'No report is recorded.',
  doi: 'DOI',
  pmid: 'PMID',
  registration: 'Registration',
  funding: 'Funding',
  design: 'Design',
  attributes: 'Characteristics',
  availability: 'What it measured',
  outcome: 'Outcome',
  window: 'Window',
  state: 'Result',
  note: 'Note',
  excludedBecause: 'Excluded:',
  statusBecause: (status: string) => `${status}:`,
  openExtraction: 'Open its values',
} as const;
