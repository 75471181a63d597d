import { describe, expect, it } from 'vitest';
import {
  responderContrasts,
  respondersFromMeanDifference,
  respondersFromStandardisedDifference,
  respondersOfArm,
} from '../../../engine/decision/responders.ts';

describe('responders of arms', () => {
  it('is the normal share beyond the cut-off', () => {
    expect(respondersOfArm({ mean: 3, sd: 2, n: 50 }, 3, 'below').proportion).toBe(0.5);
    expect(respondersOfArm({ mean: 3, sd: 2, n: 50 }, 1, 'below').proportion).toBeCloseTo(0.15865525393145707, 14);
    expect(respondersOfArm({ mean: 3, sd: 2, n: 50 }, 1, 'above').proportion).toBeCloseTo(0.8413447460685429, 14);
  });

  it('has the standard error of a normal share: phi(z) sqrt(1/n + z^2/(2n))', () => {
    const { standardError } = respondersOfArm({ mean: 0, sd: 1, n: 40 }, 1, 'below');
    expect(standardError).toBeCloseTo(0.24197072451914337 * Math.sqrt(1.5 / 40), 14);
  });

  it('contrasts two arms on three scales', () => {
    const result = responderContrasts({ mean: -2, sd: 2, n: 60 }, { mean: -1, sd: 2.2, n: 62 }, -1, 'below');
    const { proportion: p1, standardError: e1 } = result.intervention;
    const { proportion: p2, standardError: e2 } = result.comparator;
    expect(p2).toBe(0.5);
    expect(result.riskDifference).toEqual({ estimate: p1 - p2, variance: e1 * e1 + e2 * e2 });
    expect(result.logRiskRatio?.estimate).toBeCloseTo(Math.log(p1 / p2), 14);
    expect(result.logRiskRatio?.variance).toBeCloseTo((e1 / p1) ** 2 + (e2 / p2) ** 2, 14);
    expect(result.logOddsRatio?.estimate).toBeCloseTo(Math.log(p1 / (1 - p1)), 12);
    expect(result.logOddsRatio?.variance).toBeCloseTo((e1 / (p1 * (1 - p1))) ** 2 + 16 * e2 * e2, 12);
  });

  it('has no ratio where a proportion vanishes', () => {
    const result = responderContrasts({ mean: 0, sd: 1, n: 60 }, { mean: 0, sd: 1, n: 60 }, -60, 'below');
    expect(result.logRiskRatio).toBeNull();
    expect(result.logOddsRatio).toBeNull();
    expect(result.riskDifference.estimate).toBe(0);
  });

  it.each([
    [{ mean: NaN, sd: 1, n: 10 }, 'mean'],
    [{ mean: 0, sd: 0, n: 10 }, 'sd'],
    [{ mean: 0, sd: 1, n: 1 }, 'n'],
  ])('refuses %o', (arm, field) => {
    expect(() => respondersOfArm(arm, 0, 'below')).toThrowError(expect.objectContaining({ field }));
  });
});

describe('responders from pooled differences', () => {
  const benefit = { estimate: 0.345, low: 0.067, high: 0.622 };

  it('reproduces checklist C35: 39.4% (29.3 to 50.4) at 27%', () => {
    const result = respondersFromStandardisedDifference(benefit, 0.27);
    expect(100 * result.intervention.estimate).toBeCloseTo(39.4, 1);
    expect(100 * result.intervention.low).toBeCloseTo(29.3, 1);
    expect(100 * result.intervention.high).toBeCloseTo(50.4, 1);
    expect(result.numberNeededToTreat).toBeCloseTo(1 / (result.intervention.estimate - 0.27), 12);
  });

  it('has the two logistic conversions', () => {
    const odds = 0.27 / 0.73;
    const share = (factor: number): number => (odds * Math.exp(factor * 0.345)) / (1 + odds * Math.exp(factor * 0.345));
    expect(respondersFromStandardisedDifference(benefit, 0.27, 'hasselblad-hedges').intervention.estimate).toBeCloseTo(
      share(Math.PI / Math.sqrt(3)),
      14,
    );
    expect(respondersFromStandardisedDifference(benefit, 0.27, 'cox-snell').intervention.estimate).toBeCloseTo(
      share(1.65),
      14,
    );
    expect(() => respondersFromStandardisedDifference(benefit, 0.27, 'x' as 'furukawa')).toThrowError(
      expect.objectContaining({ field: 'method' }),
    );
  });

  it('carries a mean difference, low and high in order whichever direction is better', () => {
    const difference = { estimate: -0.77, low: -1.36, high: -0.19 };
    const below = respondersFromMeanDifference(difference, { mean: 4.4, sd: 2.2 }, 3, 'below');
    expect(below.comparator).toBeCloseTo(0.2622697, 6);
    expect(below.intervention.low).toBeLessThan(below.intervention.estimate);
    expect(below.intervention.high).toBeGreaterThan(below.intervention.estimate);
    const above = respondersFromMeanDifference(difference, { mean: 4.4, sd: 2.2 }, 3, 'above');
    expect(above.intervention.estimate).toBeCloseTo(1 - below.intervention.estimate, 12);
    expect(above.difference.low).toBeLessThan(above.difference.high);
  });

  it('has no number needed to treat without a difference', () => {
    expect(respondersFromStandardisedDifference({ estimate: 0, low: -1, high: 1 }, 0.5).numberNeededToTreat).toBeNull();
  });
});
