import { describe, expect, test } from 'vitest';
import { proveTraps } from './trap.ts';
import { TRAPS_OF_MEASURES } from './traps/measures.ts';

describe('traps of measures, through compute', () => {
  test('are more than twenty', () => {
    expect(TRAPS_OF_MEASURES.length).toBeGreaterThan(20);
    expect(new Set(TRAPS_OF_MEASURES.map(({ name }) => name)).size).toBe(TRAPS_OF_MEASURES.length);
  });

  proveTraps(TRAPS_OF_MEASURES);
});
