import { describe, expect, it } from 'vitest';
import { fitRandomEffects } from '../../../engine/pool/random-effects.ts';
import { gosh } from '../../../engine/sensitivity/gosh.ts';

const EFFECTS = Array.from({ length: 40 }, (_, i) => Math.sin(i));
const VARIANCES = Array.from({ length: 40 }, (_, i) => 0.1 + (i % 5) / 10);
const OPTIONS = { estimator: 'DL', test: 'z' } as const;

describe('GOSH', () => {
  it('takes every non-empty subset of few studies once', () => {
    const result = gosh(EFFECTS.slice(0, 10), VARIANCES.slice(0, 10), OPTIONS);
    expect(result.sampled).toBe(false);
    expect(result.size.length).toBe(1023);
    expect(new Set(result.membership).size).toBe(1023);
    expect(Math.max(...result.size)).toBe(10);
    const whole = fitRandomEffects(EFFECTS.slice(0, 10), VARIANCES.slice(0, 10), OPTIONS);
    expect(result.estimate[1022]).toBeCloseTo(whole.estimate, 12);
    expect(result.iSquared[1022]).toBeCloseTo(whole.iSquared, 9);
  });

  it('draws the same subsets for the same seed and others for another', () => {
    const draw = (seed: number) => gosh(EFFECTS, VARIANCES, { ...OPTIONS, subsets: 500, seed });
    const first = draw(7);
    expect(first.sampled).toBe(true);
    expect(first.wordsPerSubset).toBe(2);
    expect(draw(7).membership).toEqual(first.membership);
    expect(draw(7).estimate).toEqual(first.estimate);
    expect(draw(8).membership).not.toEqual(first.membership);
    expect(Math.min(...first.size)).toBeGreaterThan(0);
    // Beyond 32 studies the second word carries the rest.
    expect(first.membership.filter((_, at) => at % 2 === 1).some((word) => word !== 0)).toBe(true);
  });

  it('tells its progress and stops when told to', () => {
    const seen: number[] = [];
    gosh(EFFECTS.slice(0, 12), VARIANCES.slice(0, 12), {
      ...OPTIONS,
      progress: (done, total) => seen.push(done / total),
    });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeGreaterThan(3);
    const cancelled = new Error('cancelled');
    const work = (): unknown =>
      gosh(EFFECTS, VARIANCES, {
        ...OPTIONS,
        subsets: 100_000,
        progress: (done) => {
          if (done > 2000) throw cancelled;
        },
      });
    expect(work).toThrow(cancelled);
  });

  it('refuses a number of subsets or a seed that is not whole', () => {
    expect(() => gosh(EFFECTS, VARIANCES, { ...OPTIONS, subsets: 0 })).toThrow(
      expect.objectContaining({ field: 'subsets' }),
    );
    expect(() => gosh(EFFECTS, VARIANCES, { ...OPTIONS, seed: 0.5 })).toThrow(
      expect.objectContaining({ field: 'seed' }),
    );
  });
});
