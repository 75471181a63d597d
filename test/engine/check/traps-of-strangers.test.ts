import { describe, expect, test } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';
import { final, ONE, proveTraps, TWO } from './trap.ts';
import { TRAPS_OF_STRANGERS } from './traps/strangers.ts';

describe('traps a stranger tries', () => {
  proveTraps(TRAPS_OF_STRANGERS);

  test('an uneven allocation is no slip where the numbers randomised say so', () => {
    const uneven = final({ ...ONE, n: 480, nRandomised: 500 }, { ...TWO, nRandomised: 50 });
    const reply = computeLine({ id: 1, task: 'check', input: { result: uneven, others: [] } });
    expect(reply).toMatchObject({ result: { findings: [] } });
  });
});
