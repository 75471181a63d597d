import type { FindingItem, FindingsView, SummaryOfFindings } from './types.ts';

/** The table as its components take it: the frame with its rows in place, each the very object the view holds. */
export function tableOf({ head, items }: FindingsView): SummaryOfFindings {
  const { comparisons, ...frame } = head;
  return {
    ...frame,
    comparisons: comparisons.map(({ findingIds, ...comparison }) => ({
      ...comparison,
      rows: itemsOf(items, findingIds).map(({ row }) => row),
    })),
  };
}

function itemsOf(items: FindingsView['items'], ids: readonly string[]): readonly FindingItem[] {
  return ids.flatMap((id) => items[id] ?? []);
}
