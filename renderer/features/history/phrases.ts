export const HISTORY = {
  title: 'History',
  lead: 'Every change of this review, newest first. A revert is a change of its own and can be undone.',
  search: 'Search changes',
  list: 'Changes',
  empty: 'Nothing has been changed in this review yet.',
  noMatch: 'No change matches.',
  revert: 'Revert',
  revertLabel: (sentence: string) => `Revert: ${sentence}`,
  reverted: (sentence: string) => `Reverted: ${sentence}`,
  wasUndone: 'undone',
  isUndo: 'undo',
} as const;
