/** Rows of a plot from `first` to before `last`. */
export type PageOfRows = Readonly<{ first: number; last: number }>;

/** Rows of a page on screen. */
const ROWS_OF_A_PAGE = 100;

/** Pages of at most `most` rows; one page where there are none. */
export function pagesOfRows(rows: number, most = ROWS_OF_A_PAGE): readonly PageOfRows[] {
  const pages = Math.max(1, Math.ceil(rows / most));
  return Array.from({ length: pages }, (_, i) => ({
    first: i * most,
    last: Math.min(rows, (i + 1) * most),
  }));
}
