import type { Conversion } from '../convert/types.ts';
import { EngineInputError } from '../errors.ts';
import { readColumn, readObject, readOptionalColumn, refuseUnknown } from './fields.ts';
import type { Task } from './task.ts';

/** One row of a conversion's input: every required column is there. */
export type ConversionRow = Readonly<Record<string, number>>;

/** What a conversion gives for one row, by the golden files' names: receipts where there are any, else numbers. */
export type ConversionOutput = Readonly<Record<string, Conversion | number | null>>;

/** Options that golden cases carry as notes to the reader. */
const NOTES = ['formula', 'method', 'note'];

type Columns = Readonly<{ required: readonly string[]; optional?: readonly string[] }>;

/**
 * A task that converts row by row. Fields of the result are numbers for one row and lists for several; `receipts` holds formula,
 * formula with numbers, and warnings of each field in the same shape. A row with a missing number is null throughout.
 */
export function conversionTask(
  task: string,
  columns: Columns,
  convert: (row: ConversionRow) => ConversionOutput,
): Task {
  return {
    task,
    run(rawInput, rawOptions) {
      const input = readObject(rawInput, 'input');
      refuseUnknown(readObject(rawOptions, 'options'), NOTES, task);
      const required = columns.required.map((name) => [name, readColumn(input, name)] as const);
      const count = required[0]?.[1].length ?? 0;
      const optional = (columns.optional ?? []).flatMap((name) => {
        const column = readOptionalColumn(input, name);
        return column === null ? [] : [[name, column] as const];
      });
      for (const [name, column] of [...required, ...optional]) {
        if (column.length !== count) {
          throw new EngineInputError(
            'length-mismatch',
            `${name} has ${column.length} entries, ${required[0]?.[0]} has ${count}.`,
            name,
          );
        }
      }
      const rows = Array.from({ length: count }, (_, i) => {
        const missing = required.find(([, column]) => column[i] === null);
        if (missing === undefined) return convert(rowAt([...required, ...optional], i));
        if (count === 1) throw new EngineInputError('missing-input', `${missing[0]} is missing.`, missing[0]);
        return null;
      });
      return gather(rows);
    },
  };
}

function rowAt(columns: readonly (readonly [string, readonly (number | null)[]])[], i: number): ConversionRow {
  return Object.fromEntries(columns.flatMap(([name, column]) => (column[i] === null ? [] : [[name, column[i]!]])));
}

/** Rows of outputs as columns; a single row stays plain. */
function gather(rows: readonly (ConversionOutput | null)[]): object {
  const names = [...new Set(rows.flatMap((row) => (row === null ? [] : Object.keys(row))))];
  const shape = <T>(of: (row: ConversionOutput | null, name: string) => T, name: string): T | T[] =>
    rows.length === 1 ? of(rows[0] ?? null, name) : rows.map((row) => of(row, name));
  const receipts = names.filter((name) => rows.some((row) => isReceipt(row?.[name])));
  return {
    ...Object.fromEntries(names.map((name) => [name, shape(valueOf, name)])),
    receipts: Object.fromEntries(receipts.map((name) => [name, shape(receiptOf, name)])),
  };
}

function isReceipt(output: Conversion | number | null | undefined): output is Conversion {
  return typeof output === 'object' && output !== null;
}

function valueOf(row: ConversionOutput | null, name: string): number | null {
  const output = row?.[name] ?? null;
  return isReceipt(output) ? output.value : output;
}

function receiptOf(row: ConversionOutput | null, name: string): Omit<Conversion, 'value'> | null {
  const output = row?.[name];
  if (!isReceipt(output)) return null;
  const { formulaId, formula, filled, warnings } = output;
  return { formulaId, formula, filled, warnings };
}
