/** So many subsets of an analysis are pooled at once; more are pooled in a worker, with progress. */
export const QUICK_SUBSETS = 1024;
export const MOST_SUBSETS = 100_000;
