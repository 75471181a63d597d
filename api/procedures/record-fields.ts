import { FIELDS, type ColumnType } from '../../db/columns.ts';
import type { TableName } from '../../engine/review/records/index.ts';

/** Fields of a change that do not fit their table, said for the reader; null when all fit. */
export function fieldProblem(table: TableName, fields: Readonly<Record<string, unknown>>): string | null {
  const known: Readonly<Record<string, ColumnType>> = FIELDS[table];
  for (const [field, value] of Object.entries(fields)) {
    const type = known[field];
    if (type === undefined || field === 'id') return PROBLEMS.unknown(table, field);
    if (!fits(value, type)) return PROBLEMS.misfit(table, field, value, type);
  }
  return null;
}

/** What a new record holds: the given fields, and nothing where a field may be empty. The problem if one is missing. */
export function completed(
  table: TableName,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<{ ok: true; record: Readonly<Record<string, unknown>> }> | Readonly<{ ok: false; problem: string }> {
  const record: Record<string, unknown> = { id };
  for (const [field, type] of Object.entries<ColumnType>(FIELDS[table])) {
    if (field === 'id') continue;
    const value = fields[field];
    if (value === undefined && !type.endsWith('?')) return { ok: false, problem: PROBLEMS.missing(table, field) };
    record[field] = value ?? null;
  }
  return { ok: true, record };
}

function fits(value: unknown, type: ColumnType): boolean {
  if (type === 'json') return true;
  if (value === null) return type.endsWith('?');
  switch (type.replace('?', '')) {
    case 'text':
      return typeof value === 'string' && value.length <= 100_000;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'real':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  text: 'text',
  integer: 'a whole number',
  real: 'a number',
  boolean: 'yes or no',
};
const spaced = (name: string) => name.replaceAll('_', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const PROBLEMS = {
  unknown: (table: string, field: string) => `A ${spaced(table)} has no field “${spaced(field)}”.`,
  missing: (table: string, field: string) =>
    `The ${spaced(field)} of the ${spaced(table)} is missing. Fill it in and try again.`,
  misfit: (table: string, field: string, value: unknown, type: ColumnType) =>
    `The ${spaced(field)} of a ${spaced(table)} must be ${TYPE_NAMES[type.replace('?', '')] ?? 'something else'}, not ${(JSON.stringify(value) ?? '').slice(0, 60)}.`,
} as const;
