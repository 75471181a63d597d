import type { AllSubsets } from '../../../engine/review/diagnosed.ts';

type Range = Readonly<{ low: number; high: number }>;

/** Where the points of the subsets of one size lie in a GOSH plot. */
export type SubsetRange = Readonly<{ size: number; count: number; estimate: Range; iSquared: Range }>;

/** The GOSH plot as a table: the extent of its points by size of the subset, smallest first. */
export function subsetRanges(points: AllSubsets['points']): readonly SubsetRange[] {
  const bySize = new Map<number, SubsetRange>();
  for (const { size, estimate, iSquared } of points) {
    const known = bySize.get(size);
    bySize.set(size, {
      size,
      count: (known?.count ?? 0) + 1,
      estimate: widened(known?.estimate, estimate),
      iSquared: widened(known?.iSquared, iSquared),
    });
  }
  return [...bySize.values()].toSorted((a, b) => a.size - b.size);
}

function widened(range: Range | undefined, value: number): Range {
  return { low: Math.min(range?.low ?? value, value), high: Math.max(range?.high ?? value, value) };
}
