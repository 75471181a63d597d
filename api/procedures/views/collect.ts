import type { View } from '../../contract/views.ts';

/** A view from its items in order. */
export function collect<Head, Item>(
  head: Head,
  entries: readonly (readonly [id: string, item: Item])[],
): View<Head, Item> {
  return { head, order: entries.map(([id]) => id), items: Object.fromEntries(entries) };
}
