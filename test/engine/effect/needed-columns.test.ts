import { describe, expect, it } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';
import { effectSizes } from '../../../engine/effect/effect-sizes.ts';
import type { EffectEstimate } from '../../../engine/effect/types.ts';

/** A measure asks for no number that its formula does not hold. */
describe('measures without means, and with one standard deviation', () => {
  it('the variability ratio needs standard deviations and numbers alone', () => {
    const [effect] = effectSizes('VR', { sd1: [6], n1: [21], sd2: [3], n2: [11] }) as [EffectEstimate];
    // ln 2 + 1/40 - 1/20; 1/40 + 1/20.
    expect(effect.estimate).toBeCloseTo(Math.log(2) - 0.025, 14);
    expect(effect.variance).toBeCloseTo(0.075, 14);
  });

  it('the paired variability ratio likewise', () => {
    const [effect] = effectSizes('VRC', { sd1: [6], sd2: [3], n: [17], correlation: [0.5] }) as [EffectEstimate];
    expect(effect.estimate).toBeCloseTo(Math.log(2), 14);
    expect(effect.variance).toBeCloseTo(0.75 / 16, 14);
  });

  it('the change standardised by measurement 1 needs no second standard deviation; without equal variances it does', () => {
    const columns = { mean1: [10], sd1: [4], mean2: [8], n: [25], correlation: [0.6] };
    const [effect] = effectSizes('SMCR', columns, { correct: false }) as [EffectEstimate];
    expect(effect.estimate).toBe(0.5);
    expect(effect.variance).toBeCloseTo(0.8 / 25 + 0.25 / 50, 15);
    expect(() => effectSizes('SMCRH', columns)).toThrowError(expect.objectContaining({ field: 'sd2' }));
  });

  it('what is given is still checked', () => {
    expect(() => effectSizes('VR', { sd1: [-6], n1: [21], sd2: [3], n2: [11] })).toThrowError(
      expect.objectContaining({ field: 'sd1' }),
    );
    expect(() => effectSizes('SMCR', { mean1: [1], sd1: [-4], mean2: [8], n: [25], correlation: [0.6] })).toThrowError(
      expect.objectContaining({ field: 'sd1' }),
    );
  });
});

describe('2x2 tables as counts of events and non-events', () => {
  it.each(['OR', 'RR', 'RD', 'AS', 'PETO', 'PHI', 'YUQ', 'PBIT'])('%s is that of events and totals', (measure) => {
    const ask = (input: object) => computeLine({ id: 1, task: 'effect_size', input, options: { measure } });
    const [cells, totals] = [
      ask({ ai: [3, 0], bi: [17, 12], ci: [7, 4], di: [13, 9] }),
      ask({ ai: [3, 0], n1i: [20, 12], ci: [7, 4], n2i: [20, 13] }),
    ];
    expect(cells).toEqual(totals);
    expect(cells).toHaveProperty('result.yi');
  });
});
