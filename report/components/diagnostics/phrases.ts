import { formatCompact, formatNonZero, formatPercent } from '../../../engine/text/format-number.ts';
import { formatPWithLetter } from '../../../engine/text/format-p.ts';

const studies = (count: number): string => `${count} ${count === 1 ? 'study' : 'studies'}`;

/** Words of the diagnostic plots, and the sentence that stands for each of their marks. */
export const DIAGNOSTIC_PLOTS = {
  measureAxis: (measure: string, unit: string | null) => (unit === null ? measure : `${measure} (${unit})`),
  standardError: { identity: 'Standard error', log: 'Standard error of the logarithm' },
  funnelTitle: (title: string) => `Funnel plot: ${title}`,
  funnelDescription: (count: number) =>
    `${studies(count)} by effect and standard error, with regions of equal significance around no effect.`,
  funnelPoint: (label: string, effect: string, standardError: number, pValue: number) =>
    `${label}: ${effect}; standard error ${formatNonZero(standardError, 2)}; ${formatPWithLetter(pValue)}`,
  /** From the least to the most significant region. */
  contours: ['p > 0.10', '0.05 to 0.10', '0.01 to 0.05', 'p < 0.01'],
  baujatTitle: (title: string) => `Baujat plot: ${title}`,
  baujatDescription: (count: number) =>
    `${studies(count)} by contribution to heterogeneity and influence on the pooled result.`,
  baujatPoint: (label: string, heterogeneity: number, influence: number) =>
    `${label}: contribution to heterogeneity ${formatNonZero(heterogeneity, 2)}; influence ${formatNonZero(influence, 2)}`,
  heterogeneity: 'Contribution to heterogeneity',
  influence: 'Influence on the pooled result',
  refitTitle: { leaveOneOut: 'Leave-one-out', cumulative: 'Cumulative, oldest study first' },
  refitDescription: (count: number) =>
    `${count} fits of the pooled model, each with its interval; the band is the whole analysis.`,
  refitLabel: {
    leaveOneOut: (label: string) => `without ${label}`,
    cumulative: (label: string, isFirst: boolean) => (isFirst ? label : `+ ${label}`),
  },
  refitsOfPage: (first: number, last: number, of: number) => `Fits ${first} to ${last} of ${of}`,
  refitRow: (label: string, numbers: string) => `${label}: ${numbers}`,
  benefitTitle: (title: string) => `Probability of benefit: ${title}`,
  benefitDescription: 'Probability that the effect is better than a threshold, by threshold.',
  benefitAxis: (measure: string) => `${measure} at least this good`,
  probability: 'Probability',
  meanEffect: 'Mean effect',
  newSetting: 'New setting',
  smallImportant: 'small important effect',
  bubbleTitle: (title: string, moderator: string) => `${title} by ${moderator}`,
  bubbleDescription: (count: number) => `${studies(count)}, area by weight, with the fitted line and its 95% interval.`,
  bubblePoint: (label: string, moderator: string, value: number, effect: string, weightPercent: number) =>
    `${label}: ${moderator} ${formatCompact(value)}; ${effect}; weight ${formatPercent(weightPercent, 1)}`,
  goshTitle: (title: string) => `All subsets (GOSH): ${title}`,
  goshDescription: (count: number) => `${count} subsets of the studies by pooled estimate and I².`,
  iSquared: 'I² (%)',
  allStudies: 'all studies',
} as const;
