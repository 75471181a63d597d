import { describe, expect, it } from 'vitest';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';

const square = (values: readonly number[]): number[] => values.map((value) => value * value);

/** Synthetic six-trial set P6 of the acceptance checklist: mean differences from rounded arm data. */
const P6 = (() => {
  const arms: readonly (readonly number[])[] = [
    [3.1, 2.0, 50, 4.3, 2.1, 48],
    [4.0, 2.2, 110, 4.4, 2.3, 112],
    [2.8, 1.9, 36, 4.6, 2.2, 34],
    [3.9, 2.4, 80, 4.5, 2.3, 78],
    [4.4, 2.1, 64, 4.5, 2.2, 66],
    [3.3, 2.3, 140, 4.2, 2.2, 138],
  ];
  return {
    effects: arms.map(([m1 = 0, , , m2 = 0]) => m1 - m2),
    variances: arms.map(([, s1 = 0, n1 = 0, , s2 = 0, n2 = 0]) => (s1 * s1) / n1 + (s2 * s2) / n2),
  };
})();

describe('the bundled review: three trials, no heterogeneity', () => {
  const analysed = () => analysePairwise([-0.62, -0.64, -1.0], square([0.2015301, 0.2705788, 0.4336755]));

  it('prints Wald, the wider interval being Knapp-Hartung only when it is', () => {
    const result = analysed();
    expect(result.estimate).toBeCloseTo(-0.673, 3);
    expect(result.tauSquared).toBe(0);
    expect(result.wald.low).toBeCloseTo(-0.969, 3);
    expect(result.wald.high).toBeCloseTo(-0.376, 3);
    expect(result.knappHartung?.low).toBeCloseTo(-1.045, 3);
    expect(result.knappHartung?.high).toBeCloseTo(-0.3, 3);
    expect(result.printed).toBe(result.knappHartung);
  });

  it('draws no prediction interval at tau squared zero and says why', () => {
    const result = analysed();
    expect(result.predictionInterval).toBeNull();
    expect(result.predictionIntervalAbsent).toContain('equals the confidence interval');
    expect(result.findings).toContain('tau squared truncated at zero');
  });
});

describe('P6, checklist C21 to C24', () => {
  const analysed = () => analysePairwise(P6.effects, P6.variances);

  it('agrees with the reference values', () => {
    const result = analysed();
    expect(result.tauSquared).toBeCloseTo(0.1389, 4);
    expect(result.estimate).toBeCloseTo(-0.7744, 4);
    expect(result.printed.method).toBe('Knapp-Hartung');
    expect(result.printed.low).toBeCloseTo(-1.361, 3);
    expect(result.printed.high).toBeCloseTo(-0.187, 3);
    expect(result.printed.statistic).toBeCloseTo(-3.391, 3);
    expect(result.printed.pValue).toBeCloseTo(0.0194, 4);
    expect(result.wald.low).toBeCloseTo(-1.192, 3);
    expect(result.wald.high).toBeCloseTo(-0.357, 3);
    const weights = [14.59, 19.71, 11.89, 16.27, 16.13, 21.42];
    weights.forEach((weight, i) => expect(result.weights[i]).toBeCloseTo(weight, 2));
    expect(result.q).toBeCloseTo(10.5, 2);
    expect(result.qPValue).toBeCloseTo(0.062, 3);
    expect(result.iSquaredFromQ).toBeCloseTo(52.4, 1);
    expect(result.iSquared).toBeCloseTo(52.2, 1);
    expect(result.tauSquaredInterval).toMatchObject({ low: 0, state: 'exact' });
    expect(result.tauSquaredInterval?.high).toBeCloseTo(2.041, 3);
  });

  it('draws the prediction interval of the printed interval', () => {
    const result = analysed();
    expect(result.predictionInterval?.kind).toBe('HK');
    expect(result.predictionInterval?.degreesOfFreedom).toBe(5);
    expect(result.predictionInterval?.low).toBeCloseTo(-1.898, 3);
    expect(result.predictionInterval?.high).toBeCloseTo(0.349, 3);
    expect(result.findings).toEqual([]);
  });

  it('has the other estimators', () => {
    expect(analysePairwise(P6.effects, P6.variances, { estimator: 'DL' }).tauSquared).toBeCloseTo(0.1397, 4);
    const pauleMandel = analysePairwise(P6.effects, P6.variances, { estimator: 'PM' });
    expect(pauleMandel.tauSquared).toBeCloseTo(0.1864, 4);
    expect(pauleMandel.iSquared).toBeCloseTo(59.5, 1);
    expect(pauleMandel.knappHartung?.standardError).toBeCloseTo(0.2313, 4);
    const common = analysePairwise(P6.effects, P6.variances, { estimator: 'EE' });
    expect(common.wald.low).toBeCloseTo(-1.021, 3);
    expect(common.wald.high).toBeCloseTo(-0.46, 3);
    expect(common.printed).toBe(common.wald);
    expect(common.iSquared).toBe(common.iSquaredFromQ);
    expect(common.iSquared).toBeGreaterThan(50);
    expect(common.findings).toEqual([]);
    expect(common.predictionIntervalAbsent).toContain('common-effect');
  });
});

describe('C26: nearly equal effects', () => {
  const effects = [-0.5, -0.52, -0.48];
  const variances = square([0.2, 0.25, 0.3]);

  it('prints Wald with a finding, and keeps the other two', () => {
    const result = analysePairwise(effects, variances);
    expect(result.printed).toBe(result.wald);
    expect(result.printed.low).toBeCloseTo(-0.773, 3);
    expect(result.printed.high).toBeCloseTo(-0.23, 2);
    expect(result.knappHartung?.low).toBeCloseTo(-0.545, 3);
    expect(result.knappHartungAdHoc?.low).toBeCloseTo(-1.098, 3);
    expect(result.knappHartungAdHoc?.high).toBeCloseTo(0.094, 3);
    expect(result.findings).toContain('Knapp-Hartung narrower than Wald: the wider is printed');
  });

  it('follows the other profiles', () => {
    const conservative = analysePairwise(effects, variances, { profile: 'conservative' });
    expect(conservative.printed).toBe(conservative.knappHartungAdHoc);
    const cochrane = analysePairwise(effects, variances, { profile: 'cochrane' });
    expect(cochrane.printed).toBe(cochrane.wald);
  });
});

describe('profiles on heterogeneous data', () => {
  it('cochrane prints Knapp-Hartung, RevMan 5 DerSimonian-Laird with Wald and no prediction interval', () => {
    const cochrane = analysePairwise(P6.effects, P6.variances, { profile: 'cochrane' });
    expect(cochrane.printed).toBe(cochrane.knappHartung);
    const revman = analysePairwise(P6.effects, P6.variances, { profile: 'revman5' });
    expect(revman.estimator).toBe('DL');
    expect(revman.printed).toBe(revman.wald);
    expect(revman.predictionInterval).toBeNull();
    expect(revman.predictionIntervalAbsent).not.toBeNull();
  });
});

describe('few studies', () => {
  it('does not pool one study', () => {
    const result = analysePairwise([0.37], [0.041]);
    expect(result.estimate).toBe(0.37);
    expect(result.weights).toEqual([100]);
    expect(result.knappHartung).toBeNull();
    expect(result.knappHartungAdHoc).toBeNull();
    expect(result.iSquared).toBeNull();
    expect(result.tauSquaredInterval).toBeNull();
    expect(result.predictionIntervalAbsent).toContain('single study');
    expect(result.findings).toEqual(['single study']);
  });

  it('prints Wald for two, with the Knapp-Hartung interval on one degree of freedom beside it', () => {
    const result = analysePairwise([0.1, 0.9], [0.02, 0.03]);
    expect(result.printed).toBe(result.wald);
    expect(result.knappHartung?.degreesOfFreedom).toBe(1);
    expect(result.findings).toContain('two studies: Wald interval printed');
    expect(result.predictionInterval).toBeNull();
    expect(result.predictionIntervalAbsent).toContain('three studies');
  });

  it('warns of a prediction interval from three or four', () => {
    const result = analysePairwise([0.1, 0.9, 0.4], [0.02, 0.03, 0.02]);
    expect(result.predictionInterval).not.toBeNull();
    expect(result.findings).toContain('prediction interval from fewer than five studies');
  });
});

describe('the whole result', () => {
  it('of four studies says how each interval was made', () => {
    const [effects, variances] = [
      [0.1, 0.9, -0.3, 0.5],
      [0.04, 0.09, 0.0625, 0.16],
    ];
    const result = analysePairwise(effects, variances, { estimator: 'DL', level: 0.9 });
    expect(result).toMatchObject({
      profile: 'grove',
      estimator: 'DL',
      weighting: 'inverse variance',
      k: 4,
      tauSquaredTruncated: false,
      converged: true,
      wald: { method: 'Wald', level: 0.9, degreesOfFreedom: null },
      knappHartung: { method: 'Knapp-Hartung', level: 0.9, degreesOfFreedom: 3 },
      knappHartungAdHoc: { method: 'Knapp-Hartung, factor at least 1', level: 0.9, degreesOfFreedom: 3 },
      qDegreesOfFreedom: 3,
      predictionInterval: { kind: 'HK', degreesOfFreedom: 3 },
      predictionIntervalAbsent: null,
      findings: ['prediction interval from fewer than five studies'],
    });
    const { wald, knappHartung, weights, tauSquared, estimate } = result;
    // Normal quantile of 0.95.
    expect(wald.high - wald.low).toBeCloseTo(2 * 1.64485362695147 * wald.standardError, 12);
    expect(wald.statistic).toBe(estimate / wald.standardError);
    // t quantile of 0.95 on 3 degrees of freedom.
    expect((knappHartung?.high ?? NaN) - estimate).toBeCloseTo(
      2.35336343480182 * (knappHartung?.standardError ?? NaN),
      12,
    );
    const inverse = variances.map((variance) => 1 / (variance + tauSquared));
    const sum = inverse.reduce((total, weight) => total + weight, 0);
    expect(wald.standardError).toBeCloseTo(1 / Math.sqrt(sum), 13);
    expect(weights).toHaveLength(4);
    weights.forEach((weight, i) => expect(weight).toBeCloseTo((100 * inverse[i]!) / sum, 11));
    const factor = inverse.reduce((total, weight, i) => total + weight * (effects[i]! - estimate) ** 2, 0) / (3 * sum);
    expect(knappHartung?.standardError).toBeCloseTo(Math.sqrt(factor), 12);
    expect(result.predictionInterval?.high).toBeCloseTo(
      estimate + 2.35336343480182 * Math.sqrt(tauSquared + factor),
      11,
    );
    const typical = 3 / inverseSquareTrace(variances);
    const { tauSquaredInterval: tau, iSquaredInterval: share } = result;
    expect(result.iSquared).toBeCloseTo((100 * tauSquared) / (tauSquared + typical), 10);
    expect(share?.low).toBeCloseTo((100 * tau!.low) / (tau!.low + typical), 10);
    expect(share?.high).toBeCloseTo((100 * tau!.high) / (tau!.high + typical), 10);
  });

  it('of one study is that study', () => {
    expect(analysePairwise([0.5], [0.0625], { profile: 'cochrane' })).toMatchObject({
      profile: 'cochrane',
      estimator: 'REML',
      weighting: 'inverse variance',
      k: 1,
      tauSquared: 0,
      tauSquaredTruncated: false,
      converged: true,
      wald: { method: 'Wald', standardError: 0.25, statistic: 2 },
      q: 0,
      qDegreesOfFreedom: 0,
      qPValue: null,
      iSquaredFromQ: null,
      iSquaredInterval: null,
      predictionInterval: null,
      predictionIntervalAbsent: 'A single study says nothing about other settings.',
    });
  });

  it('of the conservative profile never lets Knapp-Hartung narrow: its factor is the larger of 1 and q', () => {
    const wide = analysePairwise(P6.effects, P6.variances, { profile: 'conservative' });
    expect(wide.printed.standardError).toBe(wide.knappHartung?.standardError);
    expect(wide.findings).toEqual([]);
    const narrow = analysePairwise([-0.5, -0.52, -0.48], [0.04, 0.0625, 0.09], { profile: 'conservative' });
    expect(narrow.printed.standardError).toBe(narrow.wald.standardError);
    expect(narrow.findings).toEqual(['tau squared truncated at zero']);
  });
});

/** tr(P) at tau squared zero: sum w - sum w^2 / sum w. */
function inverseSquareTrace(variances: readonly number[]): number {
  const sum = variances.reduce((total, variance) => total + 1 / variance, 0);
  return sum - variances.reduce((total, variance) => total + variance ** -2, 0) / sum;
}

describe('what each rule prints', () => {
  const CLOSE: [number[], number[]] = [
    [-0.5, -0.52, -0.48],
    [0.04, 0.0625, 0.09],
  ];
  const TWO: [number[], number[]] = [
    [0.1, 0.9],
    [0.02, 0.03],
  ];
  const MIXED: [number[], number[]] = [P6.effects, P6.variances];
  const TRUNCATED = 'tau squared truncated at zero';
  const NARROWER = 'Knapp-Hartung narrower than Wald: the wider is printed';
  const WALD_FOR_TWO = 'two studies: Wald interval printed';

  it.each([
    ['grove', 'close', CLOSE, 'Wald', [TRUNCATED, NARROWER]],
    ['grove', 'two', TWO, 'Wald', [WALD_FOR_TWO]],
    ['grove', 'mixed', MIXED, 'Knapp-Hartung', []],
    ['cochrane', 'close', CLOSE, 'Wald', [TRUNCATED]],
    ['cochrane', 'two', TWO, 'Wald', [WALD_FOR_TWO]],
    ['cochrane', 'mixed', MIXED, 'Knapp-Hartung', []],
    ['conservative', 'close', CLOSE, 'Knapp-Hartung, factor at least 1', [TRUNCATED]],
    ['conservative', 'two', TWO, 'Knapp-Hartung, factor at least 1', []],
    ['revman5', 'close', CLOSE, 'Wald', [TRUNCATED]],
    ['revman5', 'two', TWO, 'Wald', []],
    ['revman5', 'mixed', MIXED, 'Wald', []],
  ] as const)('%s, %s effects', (profile, _name, [effects, variances], method, findings) => {
    const result = analysePairwise(effects, variances, { profile });
    expect(result.printed.method).toBe(method);
    expect(result.findings).toEqual(findings);
  });

  it.each([
    ['revman5', MIXED, 'This profile prints none.'],
    ['grove', TWO, 'At least three studies are needed.'],
    [
      'grove',
      CLOSE,
      'No heterogeneity is estimated, so the interval for a new setting equals the confidence interval.',
    ],
  ] as const)('%s draws no prediction interval with a reason', (profile, [effects, variances], reason) => {
    expect(analysePairwise(effects, variances, { profile })).toMatchObject({
      predictionInterval: null,
      predictionIntervalAbsent: reason,
    });
  });

  it('a Wald interval has the prediction interval V, of its own standard error', () => {
    // Sidik-Jonkman is above zero even where the effects vary less than their errors.
    const result = analysePairwise([0.3, 0.6, 0.4, 0.45, 0.5], [0.1, 0.1, 0.1, 0.1, 0.1], { estimator: 'SJ' });
    expect(result.findings).toEqual([NARROWER]);
    const { estimate, tauSquared, wald } = result;
    expect(result.predictionInterval).toMatchObject({ kind: 'V', degreesOfFreedom: 4 });
    // t quantile of 0.975 on 4 degrees of freedom.
    expect(result.predictionInterval?.high).toBeCloseTo(
      estimate + 2.77644510519779 * Math.sqrt(tauSquared + wald.standardError ** 2),
      11,
    );
  });

  it.each(['grove', 'cochrane', 'conservative'] as const)('%s draws one of heterogeneous effects', (profile) => {
    expect(analysePairwise(P6.effects, P6.variances, { profile }).predictionInterval).toMatchObject({ kind: 'HK' });
  });

  it('counts a tau squared below 1e-8 of the median variance as zero', () => {
    // Two studies of variance 1: Paule-Mandel has d^2/2 - 1.
    const apart = (tauSquared: number) =>
      analysePairwise([0, Math.sqrt(2 * (1 + tauSquared))], [1, 1], { estimator: 'PM' });
    expect(apart(5e-9)).toMatchObject({ tauSquared: 0, tauSquaredTruncated: true });
    expect(apart(5e-9).findings).toContain(TRUNCATED);
    const above = apart(5e-8);
    expect(above.tauSquaredTruncated).toBe(false);
    expect(above.tauSquared).toBeCloseTo(5e-8, 12);
    expect(above.findings).not.toContain(TRUNCATED);
  });
});

describe('identical effects', () => {
  it('has no Knapp-Hartung interval, because its standard error would be zero', () => {
    const result = analysePairwise([0.25, 0.25, 0.25], [0.01, 0.02, 0.05]);
    expect(result.knappHartung).toBeNull();
    expect(result.estimate).toBe(0.25);
    expect(result.printed).toBe(result.wald);
    expect(result.tauSquaredInterval).toEqual({ low: 0, high: 0, state: 'zero set' });
  });
});

describe('refusals', () => {
  it.each([
    ['no study', [], [], 'too-few-studies', 'effects'],
    ['unequal lengths', [1, 2], [1], 'length-mismatch', 'variances'],
    ['a missing effect', [1, NaN], [1, 1], 'not-finite', 'effects'],
    ['an infinite variance', [1, 2], [1, Infinity], 'not-finite', 'variances'],
    ['a zero variance', [1, 2], [1, 0], 'not-positive', 'variances'],
    ['a variance out of range', [1, 2], [1, 1e61], 'out-of-range', 'variances'],
    ['an effect out of range', [1, 2e60], [1, 1], 'out-of-range', 'effects'],
  ])('%s', (_name, effects, variances, code, field) => {
    expect(() => analysePairwise(effects, variances)).toThrowError(expect.objectContaining({ code, field }));
  });

  it.each([0, 1, 95, NaN])('a level of %s', (level) => {
    expect(() => analysePairwise([1, 2], [1, 1], { level })).toThrowError(
      expect.objectContaining({ code: 'out-of-range', field: 'level' }),
    );
  });

  it('an unknown profile or estimator', () => {
    const unknown = 'nope' as 'grove';
    expect(() => analysePairwise([1, 2], [1, 1], { profile: unknown })).toThrowError(
      expect.objectContaining({
        code: 'unknown-option',
        field: 'profile',
        message: 'There is no profile "nope": use grove, cochrane, conservative, revman5.',
      }),
    );
    expect(() => analysePairwise([1, 2], [1, 1], { estimator: unknown as unknown as 'DL' })).toThrowError(
      expect.objectContaining({ code: 'unknown-option', field: 'estimator' }),
    );
  });
});
