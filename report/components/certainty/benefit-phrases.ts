// Words of the average difference beside the responders.

/** "1 point", "2 points" */
export const measured = (number: string, unit: string): string =>
  `${number} ${number === '1' ? unit.replace(/s$/u, '') : unit}`.trim();

export const BENEFIT = {
  title: 'A small average difference, and more people improved: both are true',
  lead: (study: string) => `${study} prints both.`,
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
  source: (source: string) => `Smallest important effect: ${source}`,
  scale: (mark: string) => `Smallest important effect, ${mark}`,
  others: (studies: string) => `Also: ${studies}`,
  spoken: (study: string, numbers: string, threshold: string) =>
    `${study}: difference ${numbers}, smallest important effect ${threshold}`,
  quote: 'In the report’s words',
} as const;
