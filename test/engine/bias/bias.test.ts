import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryAsymmetryTest, BINARY_ASYMMETRY_TESTS } from '../../../engine/bias/binary-asymmetry-tests.ts';
import { excessSignificance } from '../../../engine/bias/excess-significance.ts';
import { orwinFailSafe, rosenbergFailSafe, rosenthalFailSafe } from '../../../engine/bias/fail-safe-number.ts';
import { funnelContours } from '../../../engine/bias/funnel-contours.ts';
import { kendallExactPValue, kendallScore } from '../../../engine/bias/kendall.ts';
import { precisionEffectEstimate } from '../../../engine/bias/pet-peese.ts';
import { rankTest } from '../../../engine/bias/rank-test.ts';
import { recommendedAsymmetryTest } from '../../../engine/bias/recommended-asymmetry-test.ts';
import { regressionTest } from '../../../engine/bias/regression-test.ts';
import { trimAndFill } from '../../../engine/bias/trim-and-fill.ts';
import { notANumberPaths } from '../not-a-number.ts';
import { BCG } from '../regression/bcg.ts';
import { apart, awkwardStudies, ordinaryStudies, SEEDED } from '../study-arbitraries.ts';

const GATE = { overriddenBecause: 'a test of the method, not of the rule' } as const;
const EGGER = { predictor: 'sei', model: 'multiplicative' } as const;
const FILL = { estimator: 'REML', test: 'z', missing: 'L0', side: 'auto' } as const;

describe('the acceptance statements on funnel tests', () => {
  it('refuses six studies and says why', () => {
    const effects = [-1.2, -0.4, -1.8, -0.6, -0.1, -0.9];
    const variances = effects.map(() => 0.1);
    expect(() => regressionTest(effects, variances, null, EGGER)).toThrow(/6 studies.*at least 10/u);
    expect(() => rankTest(effects, variances)).toThrow(/6 studies/u);
  });

  it('gives Egger and trim and fill of the BCG trials', () => {
    const egger = regressionTest(BCG.effects, BCG.variances, null, EGGER);
    expect(egger.slope.estimate).toBeCloseTo(-2.112, 3);
    expect(egger.statistic).toBeCloseTo(-1.401, 3);
    expect(egger.degreesOfFreedom).toBe(11);
    expect(egger.pValue).toBeCloseTo(0.189, 3);
    expect(recommendedAsymmetryTest('RR').againstEgger).toContain('not recommended for risk ratios');
    const filled = trimAndFill(BCG.effects, BCG.variances, FILL);
    expect([filled.filled, filled.side]).toEqual([1, 'right']);
    expect(Math.exp(filled.model!.estimate)).toBeCloseTo(0.518, 3);
    expect(Math.exp(filled.model!.low)).toBeCloseTo(0.365, 3);
    expect(Math.exp(filled.model!.high)).toBeCloseTo(0.736, 3);
  });

  it('carries the reason of an override in the result', () => {
    const egger = regressionTest([1, 2, 4], [1, 2, 3], null, {
      ...EGGER,
      gate: { overriddenBecause: 'asked by the panel' },
    });
    expect(egger.gate).toMatchObject({ met: false, overriddenBecause: 'asked by the panel' });
  });
});

describe('any studies, variances from 1e-10 to 1e10, ties', () => {
  it('gives no number that is not one, or a typed refusal', () => {
    fc.assert(
      fc.property(awkwardStudies(3), fc.constantFrom('L0', 'R0', 'Q0'), ({ effects, variances }, missing) => {
        const orRefused = (work: () => unknown): unknown => {
          try {
            return work();
          } catch (error) {
            expect(error).toMatchObject({ name: 'EngineInputError' });
            return null;
          }
        };
        expect(notANumberPaths(orRefused(() => trimAndFill(effects, variances, { ...FILL, missing })))).toEqual([]);
        expect(notANumberPaths(rankTest(effects, variances, GATE))).toEqual([]);
        expect(notANumberPaths(excessSignificance(effects, variances))).toEqual([]);
        expect(notANumberPaths(funnelContours(effects, variances))).toEqual([]);
        expect(notANumberPaths(orRefused(() => precisionEffectEstimate(effects, variances)))).toEqual([]);
        for (const model of ['multiplicative', 'additive'] as const) {
          const test = (): unknown => regressionTest(effects, variances, null, { predictor: 'sei', model, gate: GATE });
          expect(notANumberPaths(orRefused(test))).toEqual([]);
        }
        for (const number of [rosenthalFailSafe, rosenbergFailSafe, orwinFailSafe]) {
          expect(notANumberPaths(number(effects, variances))).toEqual([]);
        }
      }),
      SEEDED,
    );
  });
});

describe('trim and fill', () => {
  it('fills the other side when the signs change, and only mirrors', () => {
    fc.assert(
      fc.property(ordinaryStudies(4), fc.constantFrom('L0', 'R0'), ({ effects, variances }, missing) => {
        const left = trimAndFill(effects, variances, { ...FILL, missing, side: 'left' });
        const mirrored = effects.map((effect) => -effect);
        const right = trimAndFill(mirrored, variances, { ...FILL, missing, side: 'right' });
        expect(right.filled).toBe(left.filled);
        expect(apart(right.model!.estimate, -left.model!.estimate)).toBeLessThan(1e-8);
        expect(left.effects.slice(0, effects.length)).toEqual(effects);
        expect(left.isFilled.filter(Boolean).length).toBe(left.filled);
      }),
      SEEDED,
    );
  });

  it('finds the two studies cut from a symmetric funnel', () => {
    const centre = [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9];
    const variances = [0.5, 0.3, 0.1, 0.01, 0.1, 0.3, 0.5];
    const whole = trimAndFill(centre, variances, { ...FILL, estimator: 'EE', side: 'left' });
    expect(whole.filled).toBe(0);
    const cut = trimAndFill(centre.slice(2), variances.slice(2), { ...FILL, estimator: 'EE', side: 'left' });
    expect(cut.filled).toBe(2);
    expect(cut.effects.slice(-2)[1]).toBeCloseTo(-0.9, 1);
  });

  it('says that Q0 is undefined where it is the root of a negative number', () => {
    const found = trimAndFill([1, 2, 3], [100, 100, 0.0001], {
      ...FILL,
      estimator: 'EE',
      missing: 'Q0',
      side: 'right',
    });
    expect(found.filled).toBeNull();
    expect(found.reason).toContain('Q0');
    expect(notANumberPaths(found)).toEqual([]);
  });
});

describe('Kendall', () => {
  it('has the exact distribution of four ranks', () => {
    // 24 orders of four: 1, 3, 5, 6, 5, 3, 1 with 0 to 6 discordant pairs.
    expect(kendallExactPValue(6, 4)).toBeCloseTo(2 / 24, 14);
    expect(kendallExactPValue(-4, 4)).toBeCloseTo((2 * 4) / 24, 14);
    expect(kendallExactPValue(0, 4)).toBe(1);
  });

  it('counts pairs, and ties half', () => {
    const score = kendallScore(Float64Array.of(1, 2, 3, 3), Float64Array.of(2, 1, 3, 4));
    expect(score).toMatchObject({ score: 3, hasTies: true });
    expect(score.tau).toBeCloseTo(3 / Math.sqrt(5 * 6), 14);
  });
});

describe('fail-safe numbers', () => {
  it('reach their target: that many null studies bring Rosenberg’s average to the boundary', () => {
    const [effects, variances] = [Array.from({ length: 12 }, () => 0.5), Array.from({ length: 12 }, () => 0.1)];
    const { studies } = rosenbergFailSafe(effects, variances);
    const z = (extra: number): number => (0.5 * 12) / 0.1 / Math.sqrt((12 + extra) / 0.1);
    expect(z(studies!)).toBeLessThanOrEqual(1.959964);
    expect(z(studies! - 1)).toBeGreaterThan(1.959964);
  });

  it('is zero for a target already met and none for a target of zero', () => {
    expect(orwinFailSafe([0.1, 0.1], [1, 1], 0.2).studies).toBe(0);
    expect(orwinFailSafe([0.1, 0.1], [1, 1], -0.05).studies).toBe(0);
    expect(orwinFailSafe([0.1, 0.1], [1, 1], 0).studies).toBeNull();
    expect(orwinFailSafe([0.1, 0.1], [1, 1], 0.05).studies).toBe(2);
    expect(orwinFailSafe([0.1, 0.1], [1, 1]).warning).toContain('have no distribution');
  });
});

describe('tests for 2 x 2 tables', () => {
  it.each(BINARY_ASYMMETRY_TESTS.filter((test) => test !== 'Schwarzer'))('%s changes sign with the arms', (test) => {
    const { events1, total1, events2, total2 } = BCG;
    const one = binaryAsymmetryTest(events1, total1, events2, total2, { test });
    const other = binaryAsymmetryTest(events2, total2, events1, total1, { test });
    expect(other.statistic).toBeCloseTo(-one.statistic!, 9);
    expect(other.pValue).toBeCloseTo(one.pValue!, 9);
  });

  it('leaves out studies without events in both arms and names them', () => {
    const test = binaryAsymmetryTest([0, 1, 2, 3, 5], [9, 9, 9, 9, 9], [0, 2, 1, 5, 3], [9, 9, 8, 9, 9], {
      test: 'Harbord',
      gate: GATE,
    });
    expect([test.k, test.omitted]).toEqual([4, [0]]);
  });

  it('refuses more events than people, naming the field', () => {
    const swapped = (): unknown => binaryAsymmetryTest([10, 1, 1], [9, 9, 9], [1, 1, 1], [9, 9, 9], { test: 'Peters' });
    expect(swapped).toThrow(expect.objectContaining({ code: 'out-of-range', field: 'events1' }));
  });
});
