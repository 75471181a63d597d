/** Records of one table by a key of theirs, each group in the table's order. A group whose records are unchanged keeps its array. */
export type Groups<Item> = ReadonlyMap<string, readonly Item[]>;

type Identified = Readonly<{ id: string }>;

export function groupBy<Item extends Identified>(
  records: ReadonlyMap<string, Item>,
  keyOf: (record: Item) => string,
): Groups<Item> {
  const groups = new Map<string, Item[]>();
  // Records entered together stand together. A run of one key is cut out at its length: an array that grows keeps room for 17.
  const run: Item[] = [];
  let [length, runKey] = [0, ''];
  const endRun = () => {
    const group = groups.get(runKey);
    if (group) for (let i = 0; i < length; i++) group.push(run[i]!);
    else if (length > 0) groups.set(runKey, run.slice(0, length));
    length = 0;
  };
  records.forEach((record) => {
    const key = keyOf(record);
    if (key !== runKey) endRun();
    runKey = key;
    run[length++] = record;
  });
  endRun();
  return groups;
}

/**
 * The groups after a table changed: only groups that a changed record left or entered are made anew.
 *
 * @returns the groups, and the keys whose group is another one than before
 */
export function regroup<Item extends Identified>(
  records: ReadonlyMap<string, Item>,
  before: ReadonlyMap<string, Item>,
  keyOf: (record: Item) => string,
  groups: Groups<Item>,
): Readonly<{ groups: Groups<Item>; changedKeys: ReadonlySet<string> }> {
  const replaced = replacements(records, before);
  if (replaced !== null && [...replaced].every(([was, record]) => keyOf(was) === keyOf(record))) {
    return regroupReplaced(replaced, keyOf, groups);
  }
  const changedKeys = new Set<string>();
  for (const [id, record] of records) {
    const was = before.get(id);
    if (was === record) continue;
    changedKeys.add(keyOf(record));
    if (was) changedKeys.add(keyOf(was));
  }
  for (const [id, record] of before) if (!records.has(id)) changedKeys.add(keyOf(record));
  if (changedKeys.size === 0) return { groups, changedKeys };

  const anew = new Map<string, Item[]>();
  for (const record of records.values()) {
    const key = keyOf(record);
    if (!changedKeys.has(key)) continue;
    const group = anew.get(key);
    if (group) group.push(record);
    else anew.set(key, [record]);
  }
  const regrouped = new Map(groups);
  for (const key of changedKeys) {
    const group = anew.get(key);
    if (group) regrouped.set(key, group);
    else regrouped.delete(key);
  }
  return { groups: regrouped, changedKeys };
}

/**
 * The records that took another's place, when that is all that happened: same ids in the same order. Null when records came or
 * went. One walk without a look-up, because an edit of one value among thousands is the commonest change.
 */
function replacements<Item extends Identified>(
  records: ReadonlyMap<string, Item>,
  before: ReadonlyMap<string, Item>,
): ReadonlyMap<Item, Item> | null {
  if (records.size !== before.size) return null;
  const replaced = new Map<Item, Item>();
  const earlier = before.values();
  for (const record of records.values()) {
    const was = earlier.next().value;
    if (was === record) continue;
    if (was?.id !== record.id) return null;
    replaced.set(was, record);
  }
  return replaced;
}

function regroupReplaced<Item extends Identified>(
  replaced: ReadonlyMap<Item, Item>,
  keyOf: (record: Item) => string,
  groups: Groups<Item>,
): Readonly<{ groups: Groups<Item>; changedKeys: ReadonlySet<string> }> {
  const changedKeys = new Set([...replaced.keys()].map(keyOf));
  if (changedKeys.size === 0) return { groups, changedKeys };
  const regrouped = new Map(groups);
  for (const key of changedKeys) {
    regrouped.set(
      key,
      groupOf(groups, key).map((record) => replaced.get(record) ?? record),
    );
  }
  return { groups: regrouped, changedKeys };
}

/**
 * What became of each record that is not the same object in both, as pairs of before and after; null where it was not there.
 * Both maps are in ascending order of id, so that one walk finds them without a look-up.
 */
export function changedRecords<Item extends Identified>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
): readonly (readonly [Item | null, Item | null])[] {
  const changed: (readonly [Item | null, Item | null])[] = [];
  const earlier = before.values();
  let was = earlier.next().value;
  for (const record of after.values()) {
    while (was !== undefined && was !== record && was.id < record.id) {
      changed.push([was, null]);
      was = earlier.next().value;
    }
    if (was === undefined || was.id > record.id) {
      changed.push([null, record]);
      continue;
    }
    if (was !== record) changed.push([was, record]);
    was = earlier.next().value;
  }
  for (; was !== undefined; was = earlier.next().value) changed.push([was, null]);
  return changed;
}

const NONE: readonly never[] = [];

/** The group under a key; the same empty array where there is none. */
export function groupOf<Item>(groups: Groups<Item>, key: string): readonly Item[] {
  return groups.get(key) ?? NONE;
}
