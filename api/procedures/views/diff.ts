import { asPlainJson } from '../../contract/plain-json.ts';
import type { View, ViewChange } from '../../contract/views.ts';
import { sameElements } from '../../../engine/review/memo.ts';

/** What changed between two states of a view, by identity of its parts; null when nothing did. */
export function diffView<Head, Item>(before: View<Head, Item>, after: View<Head, Item>): ViewChange<Head, Item> | null {
  if (before === after) return null;
  const items: Record<string, Item> = {};
  let changedItems = false;
  for (const id of after.order) {
    const item = after.items[id]!;
    if (before.items[id] !== item) {
      items[id] = item;
      changedItems = true;
    }
  }
  const sameOrder = before.order === after.order || sameElements(before.order, after.order);
  const removed = sameOrder ? [] : before.order.filter((id) => !(id in after.items));
  const change: ViewChange<Head, Item> = {
    ...(before.head === after.head ? {} : { head: after.head }),
    ...(sameOrder ? {} : { order: after.order }),
    ...(changedItems ? { items } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
  return Object.keys(change).length > 0 ? asPlainJson(change) : null;
}
