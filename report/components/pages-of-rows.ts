/** Rows of a plot from `first` to before `last`. */
export type PageOfRows = Readonly<{ first: number; last: number }>;

/** Rows of a page: more would be too small to read on one. */
const ROWS_OF_A_PAGE = 100;

/** Pages of at most 100 rows. */
export function pagesOfRows(rows: number): readonly PageOfRows[] {
  const pages = Math.max(1, Math.ceil(rows / ROWS_OF_A_PAGE));
  return Array.from({ length: pages }, (_, i) => ({
    first: i * ROWS_OF_A_PAGE,
    last: Math.min(rows, (i + 1) * ROWS_OF_A_PAGE),
  }));
}
