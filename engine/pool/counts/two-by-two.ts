import { EngineInputError } from '../../errors.ts';

/** A column of counts; null where the report gives none, which leaves the study out. */
export type CountColumn = readonly (number | null)[] | Float64Array;

/** Events and participants of two arms, one row per study; arm 1 is the intervention. Non-integers are allowed. */
export type TwoByTwoColumns = Readonly<{
  events1: CountColumn;
  total1: CountColumn;
  events2: CountColumn;
  total2: CountColumn;
}>;

/** Events and person-time of two arms, one row per study. */
export type RateColumns = Readonly<{
  events1: CountColumn;
  time1: CountColumn;
  events2: CountColumn;
  time2: CountColumn;
}>;

/** One study's 2x2 table: a, b events and non-events in arm 1; c, d in arm 2; row in the caller's columns. */
export type Table = Readonly<{ row: number; a: number; b: number; c: number; d: number }>;

/** One study's rates: events x over person-time t. */
export type RatePair = Readonly<{ row: number; x1: number; t1: number; x2: number; t2: number }>;

/** Which studies a constant is added to: those with a zero cell, every one, every one when any has a zero, or none. */
export type CorrectionScope = 'only0' | 'all' | 'if0all' | 'none';

export type ZeroCellCorrection = Readonly<{ add: number; to: CorrectionScope }>;

export const NO_CORRECTION: ZeroCellCorrection = { add: 0, to: 'none' };

/**
 * The 2x2 tables of the studies whose four numbers are all present.
 * @throws EngineInputError length-mismatch, too-few-studies (no complete study), not-finite or out-of-range (a negative
 * count, more events than participants, an empty arm), naming the field and the row
 */
export function readTables(columns: TwoByTwoColumns): Table[] {
  const { events1, total1, events2, total2 } = columns;
  sameLength({ events1, total1, events2, total2 });
  const tables: Table[] = [];
  for (let row = 0; row < events1.length; row += 1) {
    const [a, n1, c, n2] = [events1[row], total1[row], events2[row], total2[row]];
    if (a == null || n1 == null || c == null || n2 == null) continue;
    checkArm(a, n1, row, 'events1', 'total1');
    checkArm(c, n2, row, 'events2', 'total2');
    tables.push({ row, a, b: n1 - a, c, d: n2 - c });
  }
  if (tables.length === 0) throw new EngineInputError('too-few-studies', 'No study has all four numbers.', 'events1');
  return tables;
}

/**
 * The rates of the studies whose four numbers are all present.
 * @throws EngineInputError as `readTables`; person-time must be above zero
 */
export function readRates(columns: RateColumns): RatePair[] {
  const { events1, time1, events2, time2 } = columns;
  sameLength({ events1, time1, events2, time2 });
  const rates: RatePair[] = [];
  for (let row = 0; row < events1.length; row += 1) {
    const [x1, t1, x2, t2] = [events1[row], time1[row], events2[row], time2[row]];
    if (x1 == null || t1 == null || x2 == null || t2 == null) continue;
    checkCount(x1, row, 'events1');
    checkCount(x2, row, 'events2');
    checkAboveZero(t1, row, 'time1');
    checkAboveZero(t2, row, 'time2');
    rates.push({ row, x1, t1, x2, t2 });
  }
  if (rates.length === 0) throw new EngineInputError('too-few-studies', 'No study has all four numbers.', 'events1');
  return rates;
}

/** Adds the constant to all four cells of the tables in scope. */
export function correctTables(tables: readonly Table[], { add, to }: ZeroCellCorrection): Table[] {
  const hasZero = (table: Table): boolean => table.a === 0 || table.b === 0 || table.c === 0 || table.d === 0;
  const inScope = scope(tables, to, hasZero);
  return tables.map((table) =>
    inScope(table) ? { row: table.row, a: table.a + add, b: table.b + add, c: table.c + add, d: table.d + add } : table,
  );
}

/** Adds the constant to both event counts of the rates in scope. */
export function correctRates(rates: readonly RatePair[], { add, to }: ZeroCellCorrection): RatePair[] {
  const inScope = scope(rates, to, (rate) => rate.x1 === 0 || rate.x2 === 0);
  return rates.map((rate) => (inScope(rate) ? { ...rate, x1: rate.x1 + add, x2: rate.x2 + add } : rate));
}

/** True for a table without events, or without non-events, in either arm: it says nothing about a ratio. */
export function isUninformative(table: Table): boolean {
  return (table.a === 0 && table.c === 0) || (table.b === 0 && table.d === 0);
}

function scope<T>(items: readonly T[], to: CorrectionScope, hasZero: (item: T) => boolean): (item: T) => boolean {
  switch (to) {
    case 'only0':
      return hasZero;
    case 'all':
      return () => true;
    case 'if0all': {
      const any = items.some(hasZero);
      return () => any;
    }
    case 'none':
      return () => false;
    default:
      throw new EngineInputError(
        'unknown-option',
        `There is no correction scope "${String(to)}": use only0, all, if0all or none.`,
        'to',
      );
  }
}

function sameLength(columns: Readonly<Record<string, CountColumn>>): void {
  const [first, ...others] = Object.entries(columns);
  for (const [name, column] of others) {
    if (first !== undefined && column.length !== first[1].length) {
      throw new EngineInputError(
        'length-mismatch',
        `${name} has ${column.length} rows but ${first[0]} has ${first[1].length}.`,
        name,
      );
    }
  }
}

function checkCount(count: number, row: number, field: string): void {
  if (!Number.isFinite(count)) {
    throw new EngineInputError('not-finite', `${field} of study ${row + 1} is ${count}: give a count.`, field);
  }
  if (count < 0) {
    throw new EngineInputError(
      'out-of-range',
      `${field} of study ${row + 1} is ${count}: a count is never negative.`,
      field,
    );
  }
}

function checkAboveZero(value: number, row: number, field: string): void {
  if (!Number.isFinite(value)) {
    throw new EngineInputError('not-finite', `${field} of study ${row + 1} is ${value}: give a number.`, field);
  }
  if (value <= 0) {
    throw new EngineInputError(
      'not-positive',
      `${field} of study ${row + 1} is ${value}: with nobody observed the study must be left out.`,
      field,
    );
  }
}

function checkArm(events: number, total: number, row: number, eventsField: string, totalField: string): void {
  checkCount(events, row, eventsField);
  checkAboveZero(total, row, totalField);
  if (events > total) {
    throw new EngineInputError(
      'out-of-range',
      `Study ${row + 1} has ${events} events among ${total}: correct ${eventsField} or ${totalField}.`,
      eventsField,
    );
  }
}
