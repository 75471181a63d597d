import { describe, expect, it } from 'vitest';
import { decisionQuantities, printedEffect } from '../../../engine/decision/decision-quantities.ts';
import { exceedance } from '../../../engine/decision/exceedance.ts';
import { calibratedShare, shareOfTrueEffects, studiesBeyond } from '../../../engine/decision/share-beyond.ts';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';

const effects = [-1.2, -0.4, -1.8, -0.6, -0.1, -0.9];
const variances = [0.41458, 0.30205, 0.49258, 0.37393, 0.37715, 0.26992].map((se) => se * se);
const analysis = analysePairwise(effects, variances);
const pooled = printedEffect(analysis);

describe('exceedance', () => {
  it('has alpha/2 beyond each limit of the printed interval and of its prediction interval', () => {
    expect(exceedance(pooled, analysis.printed.low, 'below').meanEffect).toBeCloseTo(0.025, 12);
    expect(exceedance(pooled, analysis.printed.high, 'above').meanEffect).toBeCloseTo(0.025, 12);
    expect(exceedance(pooled, analysis.predictionInterval?.low ?? 0, 'below').newSetting).toBeCloseTo(0.025, 12);
    expect(exceedance(pooled, analysis.predictionInterval?.high ?? 0, 'above').newSetting).toBeCloseTo(0.025, 12);
  });

  it('is one half at the estimate, and both sides add to one', () => {
    expect(exceedance(pooled, pooled.estimate, 'below')).toMatchObject({ meanEffect: 0.5, newSetting: 0.5 });
    const [below, above] = [exceedance(pooled, -1, 'below'), exceedance(pooled, -1, 'above')];
    expect(below.meanEffect + above.meanEffect).toBeCloseTo(1, 14);
    expect(below.newSetting + above.newSetting).toBeCloseTo(1, 14);
    expect(below.newSetting).toBeGreaterThan(below.meanEffect);
  });

  it('uses the normal distribution for a Wald interval', () => {
    const wald = { estimate: 0, standardError: 1, degreesOfFreedom: null, tauSquared: 3 };
    expect(exceedance(wald, 1.959963984540054, 'above').meanEffect).toBeCloseTo(0.025, 14);
    expect(exceedance(wald, 2 * 1.959963984540054, 'above').newSetting).toBeCloseTo(0.025, 14);
  });

  it.each([
    [{ estimate: NaN }, 0, 'estimate'],
    [{ standardError: 0 }, 0, 'standardError'],
    [{ tauSquared: -1 }, 0, 'tauSquared'],
    [{ degreesOfFreedom: 0 }, 0, 'degreesOfFreedom'],
    [{}, Infinity, 'threshold'],
  ])('refuses %o at %s, naming %s', (change, threshold, field) => {
    expect(() => exceedance({ ...pooled, ...change }, threshold, 'below')).toThrowError(
      expect.objectContaining({ field }),
    );
  });
});

describe('shares beyond a threshold', () => {
  it('counts studies and their weight: 26.5% of the P6 weight lies beyond the minimal important difference', () => {
    const share = studiesBeyond(effects, analysis.weights, -1, 'below');
    expect(share).toMatchObject({ count: 2, k: 6, share: 1 / 3 });
    expect(100 * share.weightShare).toBeCloseTo(26.5, 1);
    expect(studiesBeyond([1, 1], [1, 1], 1, 'above').count).toBe(0);
  });

  it('gives the normal share of true effects, and its delta-method error', () => {
    const half = shareOfTrueEffects(pooled, 0.1, pooled.estimate, 'below');
    expect(half?.share).toBe(0.5);
    expect(half?.standardError).toBeCloseTo((0.3989422804 * pooled.standardError) / Math.sqrt(pooled.tauSquared), 9);
    const h = 1e-5;
    const at = (estimate: number, tauSquared: number): number =>
      shareOfTrueEffects({ ...pooled, estimate, tauSquared }, null, -1, 'below')?.share ?? 0;
    const { estimate, tauSquared, standardError } = pooled;
    const byMean = (at(estimate + h, tauSquared) - at(estimate - h, tauSquared)) / (2 * h);
    const byTau = (at(estimate, tauSquared + h) - at(estimate, tauSquared - h)) / (2 * h);
    const expected = Math.hypot(byMean * standardError, byTau * 0.1);
    expect(shareOfTrueEffects(pooled, 0.1, -1, 'below')?.standardError).toBeCloseTo(expected, 8);
  });

  it('has no share of true effects without heterogeneity', () => {
    expect(shareOfTrueEffects({ ...pooled, tauSquared: 0 }, null, -1, 'below')).toBeNull();
    expect(calibratedShare(effects, variances, { estimate: -0.7, tauSquared: 0 }, -1, 'below')).toBeNull();
  });

  it('calibrates study effects towards the mean', () => {
    expect(calibratedShare(effects, variances, analysis, -1, 'below')).toBe(2 / 6);
    expect(calibratedShare(effects, variances, analysis, -1.6, 'below')).toBe(0);
    expect(calibratedShare(effects, variances, analysis, -1.6, 'above')).toBe(1);
  });

  it('is gathered for an analysis', () => {
    const all = decisionQuantities(analysis, effects, variances, -1, 'below');
    expect(all.meanEffect).toBe(exceedance(pooled, -1, 'below').meanEffect);
    expect(all.studies.count).toBe(2);
    expect(all.trueEffects).toBeGreaterThan(0.2);
    expect(all.calibratedEffects).toBe(2 / 6);
  });
});
