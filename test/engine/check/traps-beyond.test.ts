import { describe } from 'vitest';
import { proveTraps } from './trap.ts';
import { TRAPS_BEYOND } from './traps/beyond.ts';

describe('mistakes of a third kind, and the same results without them', () => {
  proveTraps(TRAPS_BEYOND);
});
