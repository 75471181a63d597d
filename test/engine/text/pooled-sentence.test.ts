import { describe, expect, it } from 'vitest';
import type { PairwiseFinding, PairwiseResult, PooledInterval } from '../../../engine/pool/types.ts';
import {
  heterogeneitySentence,
  noPredictionSentence,
  overallTestSentence,
  pairwiseFindingSentence,
  pooledEstimateText,
  pooledMethodSentence,
} from '../../../engine/text/pooled-sentence.ts';

const wald: PooledInterval = {
  method: 'Wald',
  level: 0.95,
  low: -1.192,
  high: -0.357,
  standardError: 0.2131,
  degreesOfFreedom: null,
  statistic: -3.634,
  pValue: 0.00028,
};
const knappHartung: PooledInterval = {
  ...wald,
  method: 'Knapp-Hartung',
  low: -1.361,
  high: -0.187,
  standardError: 0.2284,
  degreesOfFreedom: 5,
  statistic: -3.391,
  pValue: 0.0194,
};

/** Six pain trials, REML, the acceptance checklist's data set P6. */
const P6: PairwiseResult = {
  profile: 'grove',
  estimator: 'REML',
  weighting: 'inverse variance',
  k: 6,
  estimate: -0.7744,
  tauSquared: 0.1389,
  tauSquaredTruncated: false,
  converged: true,
  wald,
  knappHartung,
  knappHartungAdHoc: null,
  printed: knappHartung,
  weights: [14.59, 19.71, 11.89, 16.27, 16.13, 21.42],
  q: 10.5,
  qDegreesOfFreedom: 5,
  qPValue: 0.0622,
  iSquared: 52.2,
  iSquaredFromQ: 52.4,
  tauSquaredInterval: { low: 0, high: 2.041, state: 'exact' },
  iSquaredInterval: null,
  predictionInterval: { low: -1.898, high: 0.349, kind: 'HK', degreesOfFreedom: 5 },
  predictionIntervalAbsent: null,
  findings: [],
};

describe('the method sentence', () => {
  it('names every choice behind the printed numbers', () => {
    expect(pooledMethodSentence(P6)).toBe(
      'Random effects (REML); 95% CI by Knapp–Hartung, t(5), the wider of Wald and Knapp–Hartung; tau² 0.14 (Q-profile 0.00 to 2.04); I² 52%; prediction interval HK, t(5); profile Grove',
    );
  });

  it('says why no prediction interval is drawn, and that the Wald interval was the wider', () => {
    const zero: PairwiseResult = {
      ...P6,
      printed: wald,
      tauSquared: 0,
      iSquared: 0,
      tauSquaredInterval: { low: 0, high: 1.23, state: 'exact' },
      predictionInterval: null,
      predictionIntervalAbsent: 'no heterogeneity estimated: the interval for a new setting equals the CI',
    };
    expect(pooledMethodSentence(zero)).toBe(
      'Random effects (REML); 95% CI by Wald, the wider of Wald and Knapp–Hartung; tau² 0.00 (Q-profile 0.00 to 1.23); I² 0%; no prediction interval: no heterogeneity estimated: the interval for a new setting equals the CI; profile Grove',
    );
  });

  it('leaves to the sentences beside it what they say', () => {
    expect(pooledMethodSentence(P6, { hasHeterogeneity: false })).toBe(
      'Random effects (REML); 95% CI by Knapp–Hartung, t(5), the wider of Wald and Knapp–Hartung; prediction interval HK, t(5); profile Grove',
    );
    const two: PairwiseResult = {
      ...P6,
      k: 2,
      predictionInterval: null,
      predictionIntervalAbsent: 'At least three studies are needed.',
    };
    expect(pooledMethodSentence(two, { hasHeterogeneity: false })).toBe(
      'Random effects (REML); 95% CI by Knapp–Hartung, t(5), two studies; profile Grove',
    );
    expect(noPredictionSentence(two)).toBe('No prediction interval: at least three studies are needed.');
    expect(noPredictionSentence(P6)).toBe('');
  });

  it('says when the upper limit of tauSquared is not estimable', () => {
    const zeroSet: PairwiseResult = {
      ...P6,
      tauSquared: 0,
      tauSquaredInterval: { low: 0, high: 0, state: 'zero set' },
    };
    expect(pooledMethodSentence(zeroSet)).toContain('tau² 0.00, Q-profile [0, 0] (upper limit not estimable);');
  });

  it('never prints a small tauSquared as zero', () => {
    expect(pooledMethodSentence({ ...P6, tauSquared: 0.00123 })).toContain('tau² 0.0012 (');
  });

  it('is short for a single study and for a common effect', () => {
    const single: PairwiseResult = {
      ...P6,
      k: 1,
      knappHartung: null,
      printed: wald,
      tauSquaredInterval: null,
      iSquared: null,
    };
    expect(pooledMethodSentence(single)).toBe('Single study, not pooled; 95% CI by Wald; profile Grove');
    const common: PairwiseResult = {
      ...P6,
      estimator: 'EE',
      profile: 'revman5',
      printed: wald,
      predictionInterval: null,
    };
    expect(pooledMethodSentence(common)).toBe(
      'Common effect (inverse variance); 95% CI by Wald; I² 52%; profile RevMan 5',
    );
    expect(pooledMethodSentence({ ...common, weighting: 'Mantel-Haenszel' })).toMatch(
      /^Common effect \(Mantel–Haenszel\);/,
    );
  });

  it('for two studies does not claim a rule that was not applied', () => {
    expect(pooledMethodSentence({ ...P6, k: 2, printed: wald, predictionInterval: null })).toContain(
      '95% CI by Wald, two studies;',
    );
    expect(pooledMethodSentence({ ...P6, profile: 'conservative' })).not.toContain('wider');
    expect(pooledMethodSentence({ ...P6, profile: 'cochrane' })).toContain('Knapp–Hartung, t(5), as tau² is above 0;');
    expect(pooledMethodSentence({ ...P6, profile: 'cochrane', printed: wald, tauSquared: 0 })).toContain(
      'Wald, as tau² is 0;',
    );
  });
});

it('heterogeneity, overall test and estimate read as in a review', () => {
  expect(heterogeneitySentence(P6)).toBe(
    'Heterogeneity: tau² 0.14 (Q-profile 0.00 to 2.04); Q = 10.50, df = 5, p = 0.062; I² 52%',
  );
  expect(heterogeneitySentence({ ...P6, k: 1, qPValue: null })).toBe('');
  expect(overallTestSentence(P6)).toBe('Test for overall effect: t(5) = −3.39, p = 0.019');
  expect(overallTestSentence({ ...P6, printed: wald })).toBe('Test for overall effect: z = −3.63, p < 0.001');
  expect(pooledEstimateText(P6, { estimate: -0.7744, low: -1.361, high: -0.187 }, { decimals: 2 })).toBe(
    '−0.77 (95% CI −1.36 to −0.19)',
  );
});

it('has a whole sentence for every finding', () => {
  const findings: readonly PairwiseFinding[] = [
    'single study',
    'two studies: Wald interval printed',
    'tau squared truncated at zero',
    'Knapp-Hartung narrower than Wald: the wider is printed',
    'REML did not converge: Paule-Mandel used',
    'prediction interval from fewer than five studies',
  ];
  for (const finding of findings) expect(pairwiseFindingSentence(finding)).toMatch(/^[A-Z].*\.$/);
  expect(new Set(findings.map(pairwiseFindingSentence)).size).toBe(findings.length);
});
