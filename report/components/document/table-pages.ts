import type { FindingRow, SummaryOfFindings } from '../../../engine/review/derived.ts';
import type { Paper } from './report-css.ts';
import { LEGEND, notesHeight, partHeading, profileHeight, sofHeight, TABLE_FRAME, WIDE_PAGE } from './table-heights.ts';

type HeightOf = (row: FindingRow) => number;
type Comparison = SummaryOfFindings['comparisons'][number];

/** The Summary of Findings in pieces that each fit on a page with their own notes; the most important `limit` rows only. */
export function summaryPages(summary: SummaryOfFindings, paper: Paper, limit: number): SummaryOfFindings {
  const shown = summary.comparisons.map((comparison) => ({ ...comparison, rows: comparison.rows.slice(0, limit) }));
  const heading = partHeading([summary.population, summary.setting], paper);
  return pagesOf({ ...summary, comparisons: shown }, paper, heading, ({ rows }) => {
    const hasRelative = rows.some(({ relative }) => relative !== null);
    return (row) => sofHeight(row, paper, hasRelative);
  });
}

/** The evidence profile, all rows, in the same way. */
export function profilePages(summary: SummaryOfFindings, paper: Paper): SummaryOfFindings {
  return pagesOf(summary, paper, partHeading([], paper), () => profileHeight);
}

/** Row by row onto a page until it is full, counting each note once a page. */
function pagesOf(
  summary: SummaryOfFindings,
  paper: Paper,
  heading: number,
  heightOf: (comparison: Comparison) => HeightOf,
): SummaryOfFindings {
  const last = summary.comparisons.length - 1;
  return {
    ...summary,
    comparisons: summary.comparisons.flatMap((comparison, place) => {
      const page = {
        paper,
        notes: summary.footnotes,
        heightOf: heightOf(comparison),
        heading: place === 0 ? heading : 0,
      };
      const { height } = WIDE_PAGE[paper];
      const pages = fill(comparison.rows, { ...page, room: height });
      const end = pages.at(-1);
      // The key to the table stands below its last rows: a page of its own would be nearly empty.
      const isOver = place === last && end !== undefined && takenBy(end, page) + LEGEND > height;
      return (isOver ? fill(comparison.rows, { ...page, room: height - LEGEND }) : pages).map((rows, index) => ({
        ...comparison,
        comparisonId: index === 0 ? comparison.comparisonId : `${comparison.comparisonId} ${index + 1}`,
        rows,
      }));
    }),
  };
}

type Page = Readonly<{ paper: Paper; notes: readonly string[]; heightOf: HeightOf; heading: number }>;

function fill(
  rows: readonly FindingRow[],
  page: Page & Readonly<{ room: number }>,
): readonly (readonly FindingRow[])[] {
  const pages: FindingRow[][] = [];
  for (const row of rows) {
    const open = pages.at(-1);
    const top = pages.length === 1 ? page.heading : 0;
    if (open !== undefined && top + takenBy([...open, row], page) <= page.room) open.push(row);
    else pages.push([row]);
  }
  return pages;
}

/** Height of a table of these rows with the notes they refer to. */
function takenBy(rows: readonly FindingRow[], { paper, notes, heightOf }: Page): number {
  const marks = new Set(rows.flatMap(({ footnotes, certaintyFootnotes }) => [...footnotes, ...certaintyFootnotes]));
  const own = [...marks].flatMap((mark) => notes[mark] ?? []);
  return TABLE_FRAME + rows.reduce((sum, row) => sum + heightOf(row), 0) + notesHeight(own, paper);
}
