import { sameElements } from './memo.ts';

/** Records of one table by a key of theirs. A group whose records are all unchanged keeps its array. */
export type Groups<Item> = ReadonlyMap<string, readonly Item[]>;

export function groupBy<Item>(
  records: ReadonlyMap<string, Item>,
  keyOf: (record: Item) => string,
  previous: Groups<Item> | undefined,
): Groups<Item> {
  const groups = new Map<string, Item[]>();
  for (const record of records.values()) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  if (!previous) return groups;
  const kept = new Map<string, readonly Item[]>();
  for (const [key, group] of groups) {
    const before = previous.get(key);
    kept.set(key, before && sameElements(before, group) ? before : group);
  }
  return kept;
}

const NONE: readonly never[] = [];

/** The group under a key; the same empty array where there is none. */
export function groupOf<Item>(groups: Groups<Item>, key: string): readonly Item[] {
  return groups.get(key) ?? NONE;
}
