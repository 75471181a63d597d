import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../build/bench/faults/plant.ts';
import { scoreFaults } from '../../../build/bench/faults/score.ts';

/**
 * A small run of the seeded-fault benchmark (`node build/bench/fault-benchmark.mjs` is the full one: 100 of each
 * kind, 1,000 controls). A floor is the full run's share less about three standard errors at 40 faults: a change that
 * loses a check falls below, chance does not. Four kinds leave evidence that cannot be missed. Many slips of one
 * digit in an SD, a mean or a p-value give another number that is just as possible, and no check can know.
 */
const FLOORS: Readonly<Record<FaultKind, number>> = {
  'standard error typed as SD': 1,
  'limit of the interval mistyped': 0.66,
  'events or n mistyped': 0.82,
  'SD mistyped': 0.24,
  'p-value mistyped': 0.39,
  'mean mistyped': 0.4,
  'column copied': 1,
  'comparator counted twice': 1,
  'direction reversed': 0.63,
  'change filed as final': 1,
};

describe('the checks on planted extraction errors', () => {
  const score = scoreFaults({ perKind: 40, controls: 200, seed: 7 });

  it.each(score.kinds.map((kind) => [kind.kind, kind] as const))('find: %s', (kind, { found, planted }) => {
    expect(planted).toBe(40);
    expect(found / planted).toBeGreaterThanOrEqual(FLOORS[kind]);
  });

  it('leave clean results alone: never blocked, an alarm on few', () => {
    expect(score.blocked).toBe(0);
    // 1.4% in the full run; three standard errors above it at 200 controls is 3.9%.
    expect(score.alarmed / score.controls).toBeLessThanOrEqual(0.04);
    for (const check of ['E1', 'E2', 'E3', 'E5', 'E6', 'E7', 'E11', 'E12', 'E14', 'E15'] as const) {
      expect(score.falseAlarms.get(check), check).toBe(0);
    }
  });

  it('give the same score for the same seed', () => {
    const options = { perKind: 3, controls: 10, seed: 99 };
    expect(scoreFaults(options)).toEqual(scoreFaults(options));
  });
});
