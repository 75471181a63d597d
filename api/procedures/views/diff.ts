import { asPlainJson } from '../../contract/plain-json.ts';
import type { ObjectChange, View, ViewChange } from '../../contract/views.ts';
import { sameElements } from '../../../engine/review/memo.ts';
import { diffObject, isPlainObject } from './diff-object.ts';

/** From so many changed items on, only what differs in each is sent: fewer are read sooner whole. */
const MANY = 50;

/** What changed between two states of a view, by identity of its parts; null when nothing did. */
export function diffView<Head, Item>(before: View<Head, Item>, after: View<Head, Item>): ViewChange<Head, Item> | null {
  if (before === after) return null;
  const changed = after.order.filter((id) => before.items[id] !== after.items[id]);
  const sameOrder = before.order === after.order || sameElements(before.order, after.order);
  const removed = sameOrder ? [] : before.order.filter((id) => !(id in after.items));
  const change: ViewChange<Head, Item> = {
    ...changeOfHead(before.head, after.head),
    ...(sameOrder ? {} : { order: after.order }),
    ...changeOfItems(before, after, changed),
    ...(removed.length > 0 ? { removed } : {}),
  };
  return Object.keys(change).length > 0 ? asPlainJson(change) : null;
}

function changeOfHead<Head>(before: Head, after: Head): Pick<ViewChange<Head, never>, 'head' | 'headPart'> {
  if (before === after) return {};
  if (!isPlainObject(before) || !isPlainObject(after)) return { head: after };
  const headPart = diffObject(before, after);
  return headPart === null ? {} : { headPart };
}

function changeOfItems<Head, Item>(
  before: View<Head, Item>,
  after: View<Head, Item>,
  changed: readonly string[],
): Pick<ViewChange<Head, Item>, 'items' | 'parts'> {
  const items: Record<string, Item> = {};
  const parts: Record<string, ObjectChange> = {};
  for (const id of changed) {
    const [was, is] = [before.items[id], after.items[id]!];
    if (changed.length < MANY || !isPlainObject(was) || !isPlainObject(is)) items[id] = is;
    else {
      const part = diffObject(was, is);
      if (part !== null) parts[id] = part;
    }
  }
  return {
    ...(Object.keys(items).length > 0 ? { items } : {}),
    ...(Object.keys(parts).length > 0 ? { parts } : {}),
  };
}
