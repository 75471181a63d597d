import type { Screen } from '../../app/routes.ts';

/** Five stops along the road from a printed number to a table. */
export const STEPS: readonly Readonly<{ screen: Screen; title: string; text: string }>[] = [
  {
    screen: 'analyses',
    title: 'Every number can be followed back',
    text: 'Each row of the plot is a study. Click one, or walk with Up and Down and press Enter: its receipt shows the formula with the numbers in it, and the quote they came from.',
  },
  {
    screen: 'extraction',
    title: 'Numbers as the paper prints them',
    text: 'A spreadsheet of what the papers print, with its source. Change a number, and every plot, rating and sentence that rests on it follows; Ctrl-Z takes it back.',
  },
  {
    screen: 'risk-of-bias',
    title: 'Risk of bias, result by result',
    text: 'Signalling questions with guidance beside them. What no source answers stays "not assessed"; nothing is guessed.',
  },
  {
    screen: 'certainty',
    title: 'Certainty that stays true',
    text: 'Rules propose a rating with their arithmetic; you confirm or overrule with a reason. When the numbers behind a judgement change, it says so and shows before and after.',
  },
  {
    screen: 'report',
    title: 'One button writes everything',
    text: 'PDF, Word, tables, plots and an R capsule that reruns the numbers. To begin your own review, choose Home at the foot of the rail and New review.',
  },
];

export const TOUR = {
  start: 'Tour of Grove',
  take: 'Take the tour',
  label: (step: number, steps: number) => `Tour, step ${step} of ${steps}`,
  back: 'Back',
  next: 'Next',
  leave: 'Leave the tour',
  end: 'Done',
} as const;
