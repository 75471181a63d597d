const HANDBOOK = 'Cochrane Handbook v6.5';
const QUANTILE_ESTIMATION = 'McGrath et al. 2020, doi:10.1177/0962280219889080';
const LUO = 'Luo et al. 2018, doi:10.1177/0962280216669183';
const WAN = 'Wan et al. 2014, doi:10.1186/1471-2288-14-135';
const LOG_NORMAL = 'Shi et al. 2020, doi:10.1002/jrsm.1429; Higgins et al. 2008, doi:10.1002/sim.3427';
const PETO = 'Yusuf et al. 1985, doi:10.1016/S0033-0620(85)80003-7';
const LOG_RANK = 'Yusuf et al. 1985; Tierney et al. 2007, doi:10.1186/1745-6215-8-16';
const KNAPP_HARTUNG = 'Knapp & Hartung 2003, doi:10.1002/sim.1482';
const PREDICTION = 'Higgins, Thompson & Spiegelhalter 2009, doi:10.1111/j.1467-985X.2008.00552.x';
const HEDGES = 'Hedges 1981, doi:10.3102/10769986006002107';
const RATIO_OF_MEANS = 'Hedges, Gurevitch & Curtis 1999, doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2';

/** Where the formulas of receipts stand, by formula id, for the reader who wants to check them. */
const SOURCES: Readonly<Record<string, string>> = {
  'standard-error-from-sd': `${HANDBOOK}, 6.5.2.2`,
  'sd-from-standard-error': `${HANDBOOK}, 6.5.2.2`,
  'standard-error-from-interval': `${HANDBOOK}, 6.5.2.2, 6.3.1`,
  'log-ratio-standard-error-from-interval': `${HANDBOOK}, 6.3.2`,
  'standard-error-from-p': `${HANDBOOK}, 6.3.2, 6.5.2.3`,
  'standard-error-from-statistic': `${HANDBOOK}, 6.5.2.3`,
  'standard-error-from-f': `${HANDBOOK}, 6.5.2.3`,
  'sd-from-interquartile-range': `${HANDBOOK}, 6.5.2.5`,
  'imputed-sd': `${HANDBOOK}, 6.5.2.7`,
  'change-sd': `${HANDBOOK}, 6.5.2.8`,
  'combined-mean': `${HANDBOOK}, 6.5.2.10`,
  'combined-sd': `${HANDBOOK}, 6.5.2.10`,
  'combined-events': `${HANDBOOK}, 6.5.2.10`,
  'combined-contrast': `${HANDBOOK}, 23.3.4; Gleser & Olkin 2009`,
  'combined-contrast-standard-error': `${HANDBOOK}, 23.3.4; Gleser & Olkin 2009`,
  'split-comparator': `${HANDBOOK}, 23.3.4`,
  'split-comparator-standard-error': `${HANDBOOK}, 23.3.4`,
  'design-effect': `${HANDBOOK}, 23.1.4`,
  'design-effect-unequal-clusters': 'Eldridge, Ashby & Kerry 2006, doi:10.1093/ije/dyl129',
  'cluster-standard-error': `${HANDBOOK}, 23.1.5`,
  'difference-sd': `${HANDBOOK}, 23.2.6`,
  'paired-standard-error': `${HANDBOOK}, 23.2.6`,
  'crossover-smd-standard-error': `${HANDBOOK}, 23.2.7.2`,
  'luo-mean-s1': LUO,
  'luo-mean-s2': LUO,
  'luo-mean-s3': LUO,
  'wan-mean-s1': WAN,
  'wan-mean-s2': WAN,
  'wan-mean-s3': WAN,
  'wan-sd-s1': WAN,
  'wan-sd-s2': WAN,
  'wan-sd-s3': WAN,
  'shi-sd-s3': 'Shi et al. 2020, doi:10.1002/jrsm.1429',
  'quantile-estimation-mean': QUANTILE_ESTIMATION,
  'quantile-estimation-sd': QUANTILE_ESTIMATION,
  'log-normal-mean': LOG_NORMAL,
  'log-normal-sd': LOG_NORMAL,
  'pooled-weight': `${HANDBOOK}, 10.3.1`,
  'pooled-sum-of-weights': `${HANDBOOK}, 10.3.1`,
  'pooled-estimate': `${HANDBOOK}, 10.3.1`,
  'pooled-wald': `${HANDBOOK}, 10.3.1`,
  'pooled-knapp-hartung': KNAPP_HARTUNG,
  'prediction-interval-low': PREDICTION,
  'prediction-interval-high': PREDICTION,
  MD: `${HANDBOOK}, 6.5.1`,
  'MD-standard-error': `${HANDBOOK}, 6.5.1`,
  'pooled-sd': HEDGES,
  SMD: HEDGES,
  'SMD-standard-error': 'Hedges & Olkin 1985',
  ROM: RATIO_OF_MEANS,
  'ROM-standard-error': RATIO_OF_MEANS,
  RR: `${HANDBOOK}, 10.4`,
  'RR-standard-error': 'Katz et al. 1978, doi:10.2307/2530610',
  OR: `${HANDBOOK}, 10.4`,
  'OR-standard-error': 'Woolf 1955, doi:10.1111/j.1469-1809.1955.tb01348.x',
  RD: `${HANDBOOK}, 10.4`,
  'RD-standard-error': `${HANDBOOK}, 10.4`,
  'peto-expected': PETO,
  'peto-variance': PETO,
  PETO,
  'PETO-standard-error': PETO,
  'o-minus-e': LOG_RANK,
  'o-minus-e-standard-error': LOG_RANK,
  IRR: `${HANDBOOK}, 6.7`,
  'IRR-standard-error': `${HANDBOOK}, 6.7`,
};

/** The source of a formula, as a reference a reader can follow; null for what needs none, such as a printed number. */
export function formulaSource(formulaId: string): string | null {
  return SOURCES[formulaId] ?? null;
}
