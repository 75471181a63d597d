import { TABLE_NAMES, type TableName } from '../../engine/review/records/index.ts';
import type { ReadableDb, WritableDb } from '../brands.ts';
import { COLUMNS } from '../columns.ts';
import { prepared, quoted } from '../statements.ts';
import { deleteRecord } from './records.ts';

/** A reference from one table to another. `whenGone`: what becomes of the referring row when the other is removed. */
type Reference = Readonly<{
  from: TableName;
  /** Column of `from` that holds the id. */
  column: string;
  /** Column of `from` that names the table, where the reference may point to several. */
  tableColumn: string | null;
  whenGone: 'remove' | 'clear';
}>;

/** References the schema cannot declare, because one column points to several tables. */
const OPEN_REFERENCES: readonly Reference[] = [
  { from: 'attribute_value', column: 'owner_id', tableColumn: 'owner_table', whenGone: 'remove' },
  { from: 'judgement', column: 'subject_id', tableColumn: 'subject_table', whenGone: 'remove' },
  { from: 'assumption', column: 'scope_id', tableColumn: 'scope', whenGone: 'remove' },
];

/** Empty, these would say something else: no window means any time, no parent means an analysis of its own. */
const NEVER_CLEARED = new Set(['analysis.time_window_id', 'finding.time_window_id', 'analysis.parent_id']);

function referencesTo(db: ReadableDb, target: TableName): readonly Reference[] {
  const declared = TABLE_NAMES.flatMap((from) => {
    const keys = prepared(db, `SELECT "from" AS "column" FROM pragma_foreign_key_list(?) WHERE "table" = ?`).all(
      from,
      target,
    ) as { column: string }[];
    return keys.map(({ column }): Reference => {
      const isOptional = COLUMNS[from].some(({ name, type }) => name === column && type.endsWith('?'));
      const isCleared = isOptional && !NEVER_CLEARED.has(`${from}.${column}`);
      return { from, column, tableColumn: null, whenGone: isCleared ? 'clear' : 'remove' };
    });
  });
  return [...declared, ...OPEN_REFERENCES];
}

export type RecordName = Readonly<{ table: TableName; id: string }>;

/** What removing a record takes with it. */
export type Dependents = Readonly<{
  /** Records that mean nothing without it, those that others refer to last. */
  removed: readonly RecordName[];
  /** Records that stay and lose the reference. */
  cleared: readonly (RecordName & Readonly<{ column: string }>)[];
}>;

/** Everything that refers to a record, directly or through others. The record itself is not among them. */
export function dependentsOf(db: ReadableDb, record: RecordName): Dependents {
  const removed = new Map<string, RecordName>();
  const cleared: (RecordName & Readonly<{ column: string }>)[] = [];
  const visit = ({ table, id }: RecordName) => {
    for (const { from, column, tableColumn, whenGone } of referencesTo(db, table)) {
      const where = `${quoted(column)} = ?${tableColumn === null ? '' : ` AND ${quoted(tableColumn)} = ?`}`;
      const ids = prepared(db, `SELECT id FROM ${quoted(from)} WHERE ${where} ORDER BY id`)
        .pluck()
        .all(...(tableColumn === null ? [id] : [id, table])) as string[];
      for (const dependent of ids) {
        if (whenGone === 'clear') cleared.push({ table: from, id: dependent, column });
        else if (!removed.has(`${from} ${dependent}`)) {
          removed.set(`${from} ${dependent}`, { table: from, id: dependent });
          visit({ table: from, id: dependent });
        }
      }
    }
  };
  visit(record);
  const depth = (name: RecordName) => TABLE_NAMES.indexOf(name.table);
  return {
    removed: [...removed.values()].toSorted((a, b) => depth(b) - depth(a)),
    cleared: cleared.filter(({ table, id }) => !removed.has(`${table} ${id}`)),
  };
}

/** Removes a record and what means nothing without it. Only inside runCommand. Throws RecordNotFoundError. */
export function deleteWithDependents(db: WritableDb, record: RecordName): void {
  const { removed, cleared } = dependentsOf(db, record);
  for (const { table, id, column } of cleared)
    prepared(db, `UPDATE ${quoted(table)} SET ${quoted(column)} = NULL WHERE id = ?`).run(id);
  // A sensitivity analysis refers to another analysis: within one table, rows that nothing refers to any more go first.
  const waiting = [...removed];
  while (waiting.length > 0) {
    const next = waiting.findIndex(
      ({ table, id }) => !waiting.some((other) => other.table === table && other.id !== id && refersTo(db, other, id)),
    );
    const [leaf] = waiting.splice(Math.max(next, 0), 1);
    if (leaf) deleteRecord(db, leaf.table, leaf.id);
  }
  deleteRecord(db, record.table, record.id);
}

/** Whether a row refers to another of its own table. */
function refersTo(db: ReadableDb, { table, id }: RecordName, target: string): boolean {
  const own = prepared(db, `SELECT "from" AS "column" FROM pragma_foreign_key_list(?) WHERE "table" = ?`).all(
    table,
    table,
  ) as { column: string }[];
  return own.some(
    ({ column }) =>
      prepared(db, `SELECT ${quoted(column)} FROM ${quoted(table)} WHERE id = ?`)
        .pluck()
        .get(id) === target,
  );
}
