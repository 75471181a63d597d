import { formatCount } from '../../../engine/text/format-number.ts';
import type { HistoryKind } from '../../../api/contract/views.ts';

const changes = (count: number): string => (count === 1 ? '1 change' : `${formatCount(count)} changes`);

export const HISTORY = {
  title: 'History',
  titleOf: (subject: string) => `History of ${subject}`,
  lead: 'Every change, newest first. A revert is a change of its own and can be undone.',
  search: 'Search changes',
  list: 'Changes',
  empty: 'Nothing has been changed in this review yet.',
  emptyOf: 'This item has not been changed.',
  noMatch: 'No change matches.',
  showAll: 'Show all changes',
  whole: 'Whole history',
  shown: (shown: number, total: number) =>
    shown === total ? changes(total) : `${formatCount(shown)} of ${changes(total)}`,
  older: (count: number) =>
    `The file keeps ${changes(count)} more before these. The history of one item, opened from its screen, reaches back to the first.`,
  kind: 'What was changed',
  everything: 'Everything',
  who: 'Who changed it',
  everyone: 'Everyone',
  details: 'Details',
  detailsOf: (sentence: string) => `Details: ${sentence}`,
  was: 'Before',
  now: 'After',
  field: 'Field',
  record: 'What',
  nothing: '–',
  more: (count: number) => `and ${formatCount(count)} more ${count === 1 ? 'row' : 'rows'}`,
  revert: 'Revert',
  revertLabel: (sentence: string) => `Revert: ${sentence}`,
  reverted: (sentence: string) => `Reverted: ${sentence}`,
  wasUndone: 'undone',
  isUndo: 'undo',
} as const;

export const KINDS: Readonly<Record<HistoryKind, string>> = {
  values: 'Numbers and results',
  studies: 'Studies and reports',
  protocol: 'Protocol',
  analyses: 'Analyses and findings',
  judgements: 'Judgements',
  other: 'Other',
};
