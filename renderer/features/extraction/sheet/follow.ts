/**
 * Where an entry of a list has gone when entries came into the list or left it. Where they only changed places, as in a sort, the
 * place stays the same: other spreadsheets do so too.
 *
 * @returns the index of the same entry; `index` itself after a mere change of order, or where the entry is gone
 */
export function followed(before: readonly string[], after: readonly string[], index: number): number {
  if (before === after) return index;
  const key = before[index];
  const now = key === undefined ? -1 : after.indexOf(key);
  if (now === -1 || now === index) return index;
  const known = new Set(before);
  const isSameList = before.length === after.length && after.every((entry) => known.has(entry));
  return isSameList ? index : now;
}
