import type { Dismissal } from '../records/index.ts';
import type { SeenCell, SentinelFinding } from './types.ts';

/** What a dismissal remembers of what its reviewer saw: the cells as printed, and the arithmetic with its numbers. */
export type DismissedSight = Readonly<{ version: 1; arithmetic: string; texts: readonly string[] }>;

/** The rows of a dismissal: its finding's cells, or the key of a finding about none. */
export function dismissalRows(cells: readonly SeenCell[], key: string): readonly string[] {
  return cells.length === 0 ? [key] : cells.map(({ measurementId, field }) => `${measurementId} ${field}`).toSorted();
}

export function sightOf(arithmetic: string, cells: readonly SeenCell[]): DismissedSight {
  const texts = cells.map(({ measurementId, field, text }) => `${measurementId} ${field} ${text}`).toSorted();
  return { version: 1, arithmetic, texts };
}

/** Dismissals by check and rows, to be looked up by finding. */
export type DismissalTable = ReadonlyMap<string, Dismissal>;

export function dismissalTable(dismissals: Iterable<Dismissal>): DismissalTable {
  return new Map(Array.from(dismissals, (dismissal) => [tableKey(dismissal.check, dismissal.rows), dismissal]));
}

/** Whether a finding is set aside, and whether it has come back because something was changed since. */
export function dismissalOf(
  table: DismissalTable,
  finding: Pick<SentinelFinding, 'check' | 'severity' | 'cells' | 'arithmetic' | 'key'>,
): Pick<SentinelFinding, 'dismissal' | 'hasReturned'> {
  const known =
    finding.severity === 'block'
      ? undefined
      : table.get(tableKey(finding.check, dismissalRows(finding.cells, finding.key)));
  if (known === undefined) return { dismissal: null, hasReturned: false };
  const stands = JSON.stringify(known.seen) === JSON.stringify(sightOf(finding.arithmetic, finding.cells));
  const { id, note, author } = known;
  return { dismissal: stands ? { id, note, author } : null, hasReturned: !stands };
}

function tableKey(check: string, rows: readonly string[]): string {
  return JSON.stringify([check, ...rows]);
}
