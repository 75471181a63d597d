import { sameElements } from '../memo.ts';
import type { ValueField } from '../records/index.ts';
import type { CellFlag, RowFlags, SentinelFinding } from './types.ts';

/**
 * The mark of every cell that an open finding is about, by row. Findings come gravest first.
 *
 * @param before rows keep their object where their marks are the same
 */
export function flagsOf(
  findings: readonly SentinelFinding[],
  before?: ReadonlyMap<string, RowFlags>,
): ReadonlyMap<string, RowFlags> {
  const rows = new Map<string, Partial<Record<ValueField, CellFlag>>>();
  for (const { cells, severity, message, dismissal } of findings) {
    if (dismissal !== null) continue;
    for (const { measurementId, field } of cells) {
      let row = rows.get(measurementId);
      if (row === undefined) rows.set(measurementId, (row = {}));
      if (row[field] === undefined || ORDER[severity] < ORDER[row[field].severity]) row[field] = { severity, message };
    }
  }
  if (before === undefined) return rows;
  return new Map(
    Array.from(rows, ([id, row]) => {
      const known = before.get(id);
      return [id, known !== undefined && sameFlags(known, row) ? known : row];
    }),
  );
}

const ORDER = { block: 0, high: 1, medium: 2, low: 3 } as const;

function sameFlags(a: RowFlags, b: RowFlags): boolean {
  const parts = (row: RowFlags) => Object.entries(row).flatMap(([field, flag]) => [field, flag.severity, flag.message]);
  return sameElements(parts(a), parts(b));
}
