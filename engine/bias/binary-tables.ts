import { EngineInputError } from '../errors.ts';
import type { NullableColumn } from '../regression/study-data.ts';

/** 2 x 2 tables that carry information on the odds ratio, with log odds ratios and what the tests are built from. */
export type BinaryTables = Readonly<{
  k: number;
  events1: Float64Array;
  total1: Float64Array;
  events2: Float64Array;
  total2: Float64Array;
  logOddsRatio: Float64Array;
  variance: Float64Array;
  /** Mantel-Haenszel odds ratio, zero cells corrected like the effects. */
  oddsRatio: number;
  /** Caller's positions of studies left out: a number missing, or no event (or only events) in both arms. */
  omitted: readonly number[];
}>;

/**
 * Reads event counts and group sizes; `increment` is added to all four cells of a study with a zero cell.
 *
 * @throws EngineInputError length-mismatch, not-finite, out-of-range (events outside 0..n), not-positive (n, increment)
 */
export function readBinaryTables(
  events1: NullableColumn,
  total1: NullableColumn,
  events2: NullableColumn,
  total2: NullableColumn,
  increment: number,
): BinaryTables {
  if (!(increment > 0)) {
    throw new EngineInputError('not-positive', `increment is ${increment}: give a number above zero.`, 'increment');
  }
  const given = events1.length;
  for (const [field, column] of [
    ['total1', total1],
    ['events2', events2],
    ['total2', total2],
  ] as const) {
    if (column.length !== given) {
      throw new EngineInputError(
        'length-mismatch',
        `events1 has ${given} values and ${field} ${column.length}.`,
        field,
      );
    }
  }
  const rows: number[][] = [];
  const omitted: number[] = [];
  for (let i = 0; i < given; i++) {
    const [a, n1, c, n2] = [events1[i] ?? null, total1[i] ?? null, events2[i] ?? null, total2[i] ?? null];
    if (a === null || n1 === null || c === null || n2 === null) {
      omitted.push(i);
      continue;
    }
    checkArm(a, n1, 'events1', 'total1', i);
    checkArm(c, n2, 'events2', 'total2', i);
    if ((a === 0 && c === 0) || (a === n1 && c === n2)) omitted.push(i);
    else rows.push([a, n1, c, n2]);
  }
  const k = rows.length;
  const column = (j: number): Float64Array => Float64Array.from(rows, (row) => row[j]!);
  const logOddsRatio = new Float64Array(k);
  const variance = new Float64Array(k);
  let above = 0;
  let below = 0;
  rows.forEach(([a, n1, c, n2], i) => {
    const hasZero = a === 0 || c === 0 || a === n1 || c === n2;
    const add = hasZero ? increment : 0;
    const [cellA, cellB, cellC, cellD] = [a! + add, n1! - a! + add, c! + add, n2! - c! + add];
    const total = cellA + cellB + cellC + cellD;
    logOddsRatio[i] = Math.log(cellA / cellB) - Math.log(cellC / cellD);
    variance[i] = 1 / cellA + 1 / cellB + 1 / cellC + 1 / cellD;
    above += (cellA * cellD) / total;
    below += (cellB * cellC) / total;
  });
  return {
    k,
    events1: column(0),
    total1: column(1),
    events2: column(2),
    total2: column(3),
    logOddsRatio,
    variance,
    oddsRatio: above / below,
    omitted,
  };
}

function checkArm(events: number, total: number, eventsField: string, totalField: string, position: number): void {
  if (!Number.isFinite(events) || !Number.isFinite(total)) {
    throw new EngineInputError(
      'not-finite',
      `Study ${position + 1}: ${events} of ${total} is not a count.`,
      eventsField,
    );
  }
  if (total <= 0) {
    throw new EngineInputError(
      'not-positive',
      `${totalField}[${position}] is ${total}: give a group size above zero.`,
      totalField,
    );
  }
  if (events < 0 || events > total) {
    throw new EngineInputError(
      'out-of-range',
      `${eventsField}[${position}] is ${events} of ${total}: events lie between 0 and the group size.`,
      eventsField,
    );
  }
}
