import type { BenefitContrast } from '../../../engine/review/benefit/types.ts';

// Words of the average difference beside the responders.

/** "1 point", "2 points" */
export const measured = (number: string, unit: string): string =>
  `${number} ${number === '1' ? unit.replace(/s$/u, '') : unit}`.trim();

export const BENEFIT = {
  puzzle: 'A small average difference, and more people improved: both are true',
  title: 'Average difference and responders, side by side',
  lead: (study: string) => `${study} prints both.`,
  measure: 'What is compared',
  averageOf: (unit: string) => (unit === '' ? 'Average difference' : `Average difference, ${unit}`),
  differenceOf: (level: string) => `Difference (${level} CI)`,
  smallest: 'Smallest important difference',
  reaches: (threshold: string) => `Probability that the true average difference reaches ${threshold}`,
  heading: (study: string, outcome: string, time: string) =>
    `${study}: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}${time === '' ? '' : `, ${time}`}`,
  difference: 'Average difference against the smallest important one',
  probability: (share: string, threshold: string) =>
    `Probability that the true average difference reaches ${threshold}: ${share}`,
  estimated: 'Responders, estimated from means',
  observed: 'Responders, as the report counts them',
  with: 'With intervention',
  without: 'With comparator',
  none: 'Cannot be estimated: the means and SDs are not all printed.',
  more: (points: string) => `${points} more in 100`,
  fewer: (points: string) => `${points} fewer in 100`,
  interval: (low: string, high: string) => `95% CI ${low} to ${high}`,
  why: 'Why they differ',
  whyAll: 'And in each of these studies',
  source: (source: string) => `Smallest important effect: ${source}`,
  scale: (mark: string) => `Smallest important effect, ${mark}`,
  others: (studies: string) => `Also: ${studies}`,
  spoken: (study: string, numbers: string, threshold: string) =>
    `${study}: difference ${numbers}, smallest important effect ${threshold}`,
  quote: 'In the report’s words',
} as const;

/** The puzzle's name where it is one: below the threshold on average, and yet more responders. */
export function benefitTitle({ difference, threshold, better, observed }: BenefitContrast): string {
  const benefit = better === 'lower' ? -difference.estimate : difference.estimate;
  const isPuzzling = benefit < threshold && observed.every(({ intervention, comparator }) => intervention > comparator);
  return isPuzzling ? BENEFIT.puzzle : BENEFIT.title;
}
