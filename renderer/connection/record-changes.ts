import type { EditableTable, RecordChange } from '../../api/contract/records.ts';
import { uuidV7 } from './uuid-v7.ts';

type Identified = Readonly<{ id: string }>;

/** Fields of a record as they should be; what the reviewer saw in them travels along, so that nobody's change is overwritten. */
export function setRecord<Stored extends Identified>(
  table: EditableTable,
  record: Stored,
  fields: Partial<Omit<Stored, 'id'>>,
): Extract<RecordChange, { op: 'set' }> {
  const before: Readonly<Record<string, unknown>> = record;
  const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, before[field] ?? null]));
  return { op: 'set', table, id: record.id, fields: { ...fields }, seen };
}

/** A new record under a new id. */
export function addRecord(
  table: EditableTable,
  fields: Readonly<Record<string, unknown>>,
  id: string = uuidV7(),
): Extract<RecordChange, { op: 'add' }> {
  return { op: 'add', table, id, fields: { ...fields } };
}

/** A record and what means nothing without it. */
export function removeRecord(table: EditableTable, id: string): RecordChange {
  return { op: 'remove', table, id, withDependents: true };
}

/** Text as a field that may be empty. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
