import { formatCount } from '../../../../engine/text/format-number.ts';

export const WHAT_IF = {
  tab: 'What if',
  intro:
    'Leave studies out or pool in another way, and see both results side by side. The saved analysis stays as it is until you choose Apply.',
  studies: 'Studies in',
  all: 'Put all back',
  profile: 'Profile',
  estimator: 'Model and heterogeneity (tau²)',
  asSaved: 'as saved',
  saved: 'Saved',
  trial: 'What if',
  same: 'Nothing is changed yet: clear a study’s box, or choose another profile.',
  figures: 'Saved result and trial compared',
  figure: 'Figure',
  withDetail: (value: string, detail: string) => `${value} (${detail})`,
  reset: 'Reset',
  apply: 'Apply…',
  applyTitle: 'Make the trial the analysis',
  applyText: (title: string, leftOut: readonly string[]) =>
    leftOut.length === 0
      ? `“${title}” will be pooled as in the trial. Undo takes it back.`
      : `“${title}” will leave out ${leftOut.length === 1 ? leftOut[0]! : `${formatCount(leftOut.length)} studies: ${leftOut.join(', ')}`}. Undo takes it back, and each study can be brought back under the plot.`,
  reason: 'Reason',
  reasonHelp:
    'Printed with each study left out. An exclusion that follows the results is a choice a reader must be able to judge.',
  reasonMissing: 'Give a reason before leaving studies out.',
  confirm: 'Apply',
  cancel: 'Cancel',
  nothing: 'There are no studies with a number in this analysis, so there is nothing to try.',
  percent: '%',
  bringBack: 'Bring back',
  bringBackLabel: (study: string) => `Bring ${study} back into this analysis`,
} as const;
