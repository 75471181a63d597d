/** Words of the diagnostic plots. */
export const DIAGNOSTIC_PLOTS = {
  standardError: 'Standard error',
  funnelTitle: (title: string) => `Funnel plot: ${title}`,
  funnelDescription: (count: number) =>
    `${count} studies by effect and standard error, with contours of equal significance around no effect.`,
  contours: ['p > 0.10', '0.05 to 0.10', '0.01 to 0.05', 'p < 0.01'],
  baujatTitle: (title: string) => `Baujat plot: ${title}`,
  baujatDescription: (count: number) =>
    `${count} studies by contribution to heterogeneity and influence on the pooled result.`,
  heterogeneity: 'Contribution to heterogeneity (squared Pearson residual)',
  influence: 'Influence on the pooled result',
  refitTitle: { leaveOneOut: 'Leave-one-out', cumulative: 'Cumulative, by year' },
  refitDescription: (count: number) =>
    `${count} refits of the pooled model, each with its interval; the band is the whole analysis.`,
  without: (label: string) => `without ${label}`,
  with: (label: string) => `+ ${label}`,
  benefitTitle: (title: string) => `Probability of benefit: ${title}`,
  benefitDescription:
    'Probability that the effect is better than a threshold, for the mean effect and for a new setting.',
  benefitAxis: (unit: string) => `Benefit of at least this size${unit === '' ? '' : ` (${unit})`}`,
  probability: 'Probability',
  meanEffect: 'mean effect',
  newSetting: 'new setting',
  smallImportant: 'small important effect',
  bubbleTitle: (title: string, moderator: string) => `${title} by ${moderator}`,
  bubbleDescription: (count: number) => `${count} studies, area by weight, with the fitted line and its 95% interval.`,
  goshTitle: (title: string) => `All subsets (GOSH): ${title}`,
  goshDescription: (count: number) => `${count} subsets of the studies by pooled estimate and I².`,
  iSquared: 'I² (%)',
} as const;
