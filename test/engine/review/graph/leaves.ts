import type { RandomGenerator } from '../../../../engine/math/random.ts';
import type { Snapshot, TableName } from '../../../../engine/review/records/index.ts';
import { LEAF_FIELDS, type LeafField } from './schema-fields.ts';

type AnyRecord = Readonly<Record<string, unknown>> & Readonly<{ id: string }>;

/** One leaf of the review, and another value it might hold. */
export type LeafChange = Readonly<{ table: TableName; id: string; field: string; before: unknown; after: unknown }>;

/** Records drawn for each field. Printed numbers are what reviewers change most. */
const DRAWN: Readonly<Partial<Record<TableName, number>>> = { value: 5, outcome: 2 };

/** Changes of one leaf each, records drawn at random: every field that some record of the review has. */
export function drawLeafChanges(snapshot: Snapshot, random: RandomGenerator): readonly LeafChange[] {
  return LEAF_FIELDS.flatMap((field) => {
    const records = [...(snapshot[field.table] as ReadonlyMap<string, AnyRecord>).values()];
    const drawn = Array.from(
      { length: Math.min(DRAWN[field.table] ?? 1, records.length) },
      () => records[random.integer(records.length)]!,
    );
    return drawn.flatMap((record): readonly LeafChange[] => {
      const before = record[field.field] ?? null;
      const after = otherValue(snapshot, field, before, random);
      return after === undefined ? [] : [{ table: field.table, id: record.id, field: field.field, before, after }];
    });
  });
}

export function withLeaf(snapshot: Snapshot, { table, id, field, after }: LeafChange): Snapshot {
  const records = snapshot[table] as ReadonlyMap<string, AnyRecord>;
  return { ...snapshot, [table]: new Map(records).set(id, { ...records.get(id)!, [field]: after }) };
}

/** Another value the field can hold; undefined where there is no other. */
function otherValue(
  snapshot: Snapshot,
  { type, choices, refersTo }: LeafField,
  before: unknown,
  random: RandomGenerator,
): unknown {
  const isOptional = type.endsWith('?');
  if (isOptional && before !== null && random.uniform() < 0.25) return null;
  if (choices)
    return oneOf(
      choices.filter((choice) => choice !== before),
      random,
    );
  if (refersTo)
    return oneOf(
      [...snapshot[refersTo].keys()].filter((id) => id !== before),
      random,
    );
  switch (type.replace('?', '')) {
    case 'boolean':
      return before !== true;
    case 'integer':
      return (typeof before === 'number' ? before : 0) + 1 + random.integer(3);
    case 'real':
      return typeof before === 'number' && before !== 0 ? before * (1.05 + 0.1 * random.uniform()) : 0.5;
    case 'text':
      return `${typeof before === 'string' ? before : ''} changed`;
    default:
      return { changed: random.integer(1000) };
  }
}

const oneOf = (items: readonly string[], random: RandomGenerator): string | undefined =>
  items.length === 0 ? undefined : items[random.integer(items.length)];
