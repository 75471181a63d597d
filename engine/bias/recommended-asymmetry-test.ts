/** Effect measures the advice tells apart. */
export type AsymmetryMeasure = 'MD' | 'SMD' | 'OR' | 'RR' | 'RD' | 'other';

export type AsymmetryAdvice = Readonly<{
  /** Names of the tests to use, best first; empty when none is recommended. */
  recommended: readonly string[];
  /** Why Egger's ordinary test is not to be used for this measure; null when it is. */
  againstEgger: string | null;
}>;

const ADVICE: Readonly<Record<AsymmetryMeasure, AsymmetryAdvice>> = {
  MD: { recommended: ['Egger'], againstEgger: null },
  SMD: {
    recommended: ['Egger on 1 / sqrt(n) (Pustejovsky and Rodgers)'],
    againstEgger:
      'The standard error of a standardised mean difference depends on the difference itself, so Egger’s test finds asymmetry too often.',
  },
  OR: {
    recommended: ['Harbord', 'Peters'],
    againstEgger:
      'The standard error of a log odds ratio depends on the odds ratio itself, so Egger’s test finds asymmetry too often.',
  },
  RR: {
    recommended: [],
    againstEgger:
      'Egger’s test is not recommended for risk ratios: the log risk ratio and its standard error are correlated.',
  },
  RD: {
    recommended: [],
    againstEgger:
      'Egger’s test is not recommended for risk differences: the difference and its standard error are correlated.',
  },
  other: { recommended: ['Egger'], againstEgger: null },
};

/**
 * Which test of funnel-plot asymmetry fits a measure, and what speaks against Egger's. For risk ratios and differences
 * only the plot, or the arcsine test on the tables, is left.
 *
 * @source Sterne et al. 2011 doi:10.1136/bmj.d4002; Cochrane Handbook 6.5 section 13.3.5.4; Pustejovsky & Rodgers 2019
 *   doi:10.1002/jrsm.1332
 * @golden none: a rule, tested in test/engine/bias/
 */
export function recommendedAsymmetryTest(measure: AsymmetryMeasure): AsymmetryAdvice {
  return ADVICE[measure];
}
