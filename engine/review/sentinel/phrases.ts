import type { CheckId } from '../../check/types.ts';

/** What each check looks for, as a list shows it. */
export const CHECK_TITLES: Readonly<Record<CheckId, string>> = {
  E1: 'Standard error typed as SD',
  E2: 'Interval does not hold its estimate',
  E3: 'Asymmetric interval',
  E4: 'Ratio interval symmetric on the wrong scale',
  E5: 'Impossible count',
  E6: 'Mean outside the scale',
  E7: 'Impossible SD',
  E8: 'Numbers of participants do not fit',
  E9: 'Unusual SD',
  E10: 'Interval and p disagree',
  E11: 'Impossible for whole numbers (GRIM)',
  E12: 'SD impossible for whole numbers (GRIMMER)',
  E13: 'Same numbers twice',
  E14: 'Arm counted twice',
  E15: 'Unit of analysis',
  E16: 'Direction turned round',
  E17: 'Change filed as final score',
  E18: 'Skew',
  E19: 'Confidence level or tails',
  E20: 'Contrast and arms disagree',
  E21: 'Scale, unit or time',
};
