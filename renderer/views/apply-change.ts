import type { ObjectChange, View, ViewChange } from '../../api/contract/views.ts';
import { changeObject } from './change-object.ts';
import { share } from './share.ts';

/**
 * A view after a change. Whatever the change does not name keeps its identity, so that a component showing an untouched
 * item has nothing to repaint; so do the parts of a new head or item that say what they said. Never modifies its arguments; an
 * empty change gives back the same view. Throws MissedChangeError.
 */
export function applyChange<Head, Item>(view: View<Head, Item>, change: ViewChange<Head, Item>): View<Head, Item> {
  const touchesItems =
    change.items !== undefined ||
    change.parts !== undefined ||
    (change.removed !== undefined && change.removed.length > 0);
  const touchesHead = change.head !== undefined || change.headPart !== undefined;
  if (!touchesItems && !touchesHead && change.order === undefined) return view;
  const items = touchesItems
    ? { ...view.items, ...sharedItems(view.items, change.items), ...changedParts(view.items, change.parts) }
    : view.items;
  if (change.removed !== undefined && touchesItems)
    for (const id of change.removed) delete (items as Record<string, Item>)[id];
  return {
    head: headAfter(view.head, change),
    order: change.order ?? orderWithout(view.order, change.removed),
    items,
  };
}

function headAfter<Head>(shown: Head, { head, headPart }: ViewChange<Head, unknown>): Head {
  if (headPart !== undefined) return changeObject(shown, headPart) as Head;
  return head === undefined ? shown : share(shown, head);
}

function sharedItems<Item>(
  shown: Readonly<Record<string, Item>>,
  changed: Readonly<Record<string, Item>> = {},
): Record<string, Item> {
  return Object.fromEntries(Object.entries(changed).map(([id, item]) => [id, share(shown[id], item)]));
}

function changedParts<Item>(
  shown: Readonly<Record<string, Item>>,
  parts: Readonly<Record<string, ObjectChange>> = {},
): Record<string, Item> {
  return Object.fromEntries(Object.entries(parts).map(([id, change]) => [id, changeObject(shown[id], change) as Item]));
}

function orderWithout(order: readonly string[], removed: readonly string[] | undefined): readonly string[] {
  if (removed === undefined || removed.length === 0) return order;
  const gone = new Set(removed);
  return order.filter((id) => !gone.has(id));
}
