import { describe, expect, test } from 'vitest';
import type { Trap } from '../engine/check/trap.ts';
import { HOSTILE_CONTRASTS } from '../engine/check/traps/hostile-contrasts.ts';
import { HOSTILE_COUNTS } from '../engine/check/traps/hostile-counts.ts';
import { HOSTILE_SPREADS } from '../engine/check/traps/hostile-spreads.ts';
import { TRAPS_OF_MEASURES } from '../engine/check/traps/measures.ts';
import { TRAPS_OF_STATISTICS } from '../engine/check/traps/statistics.ts';
import { TRAPS_OF_STRANGERS } from '../engine/check/traps/strangers.ts';
import { TRAPS_BEYOND } from '../engine/check/traps/beyond.ts';
import { typed, type Told } from './typed-review.ts';

/** The traps that `grove compute` springs, typed into the grid cell by cell: the sentinel must say the same. */

/** The grid has no place for the total of all arms, nor for what the text says; low notes are not asked for. */
const isTypable = ({ trap, expected }: Trap) =>
  !('nTotal' in trap) && !('textSays' in trap) && !expected[0].endsWith(' low');

describe.each([
  ['spreads', HOSTILE_SPREADS],
  ['contrasts', HOSTILE_CONTRASTS],
  ['counts', HOSTILE_COUNTS],
  ['measures', TRAPS_OF_MEASURES],
  ['statistics', TRAPS_OF_STATISTICS],
  ['strangers', TRAPS_OF_STRANGERS],
  ['beyond', TRAPS_BEYOND],
] as const)('%s, typed', (_, traps) => {
  test.each(traps.filter(isTypable))('$name', ({ trap, expected: [verdict], clean, others = [] }) => {
    expect(typed(trap as Told, others as readonly Told[]).filter((line) => line.startsWith(verdict))).not.toEqual([]);
    expect(typed(clean as Told, others as readonly Told[])).toEqual([]);
  });
});
