import { describe } from 'vitest';
import { proveTraps } from './trap.ts';
import { TRAPS_OF_STATISTICS } from './traps/statistics.ts';

describe('statistics beside an estimate, and the same results without the mistake', () => {
  proveTraps(TRAPS_OF_STATISTICS);
});
