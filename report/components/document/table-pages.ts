import type { FindingRow, SummaryOfFindings } from '../../../engine/review/derived.ts';
import { sofCells } from '../certainty/sof-cells.ts';
import type { Paper } from './report-css.ts';

/** Lines of text that fit on a wide page below the heading of a table, with room to spare. */
const LINES: Readonly<Record<Paper, number>> = { A4: 42, Letter: 41 };
/** Lines that the heading of the part, population and setting take of its first page. */
const HEADING = 8;
/** Characters to a line in the columns of the Summary of Findings, and in a note across the page. */
const SOF_WIDTHS = { outcome: 26, absolute: 22, certainty: 20, comments: 42 } as const;
const PROFILE_WIDTHS = { outcome: 20, effect: 22, narrative: 22 } as const;
const NOTE_WIDTH = 165;
/** Type of the evidence profile beside that of the Summary of Findings. */
const SMALLER = 0.9;
/** What a row takes beyond its text, in lines. */
const ROW_PADDING = 0.8;
const NOTE_PADDING = 0.15;

type HeightOf = (row: FindingRow) => number;

/** The Summary of Findings in pieces that each fit on a page with their own notes; the most important `limit` rows only. */
export function summaryPages(summary: SummaryOfFindings, paper: Paper, limit: number): SummaryOfFindings {
  const shown = summary.comparisons.map((comparison) => ({ ...comparison, rows: comparison.rows.slice(0, limit) }));
  return pagesOf({ ...summary, comparisons: shown }, paper, sofHeight);
}

/** The evidence profile, all rows, in the same way. */
export function profilePages(summary: SummaryOfFindings, paper: Paper): SummaryOfFindings {
  return pagesOf(summary, paper, profileHeight);
}

/** Row by row onto a page until it is full, counting each note once a page. */
function pagesOf(summary: SummaryOfFindings, paper: Paper, heightOf: HeightOf): SummaryOfFindings {
  return {
    ...summary,
    comparisons: summary.comparisons.flatMap((comparison, place) =>
      fill(comparison.rows, summary.footnotes, { room: LINES[paper], heading: place === 0 ? HEADING : 0 }, heightOf).map((rows, index) => ({
        ...comparison,
        comparisonId: index === 0 ? comparison.comparisonId : `${comparison.comparisonId} ${index + 1}`,
        rows,
      })),
    ),
  };
}

function fill(
  rows: readonly FindingRow[],
  notes: readonly string[],
  { room, heading }: Readonly<{ room: number; heading: number }>,
  heightOf: HeightOf,
): readonly (readonly FindingRow[])[] {
  const pages: FindingRow[][] = [];
  let taken = Infinity;
  let printed = new Set<number>();
  for (const row of rows) {
    const marks = [...row.footnotes, ...row.certaintyFootnotes];
    const cost = (known: ReadonlySet<number>): number =>
      heightOf(row) + [...new Set(marks)].filter((mark) => !known.has(mark)).reduce((sum, mark) => sum + noteHeight(notes[mark]), 0);
    if (taken + cost(printed) > room) {
      taken = pages.length === 0 ? heading : 0;
      pages.push([]);
      printed = new Set();
    }
    taken += cost(printed);
    for (const mark of marks) printed.add(mark);
    pages.at(-1)?.push(row);
  }
  return pages;
}

function sofHeight(row: FindingRow): number {
  const { absolute, narrative, comments, relative } = sofCells(row);
  const effects = absolute.reduce(
    (sum, line) => sum + Math.max(lines(line.comparator, SOF_WIDTHS.absolute), lines(line.intervention, SOF_WIDTHS.absolute) + lines(line.difference ?? '', SOF_WIDTHS.absolute)),
    0,
  );
  return (
    Math.max(
      lines(row.outcome, SOF_WIDTHS.outcome) + lines(row.outcomeDetail, SOF_WIDTHS.outcome) + (row.isExploratory ? 1 : 0),
      effects,
      lines(narrative ?? '', 2 * SOF_WIDTHS.absolute),
      lines(relative, SOF_WIDTHS.certainty),
      comments.reduce((sum, comment) => sum + lines(comment, SOF_WIDTHS.comments), 0),
      certaintyHeight(row, SOF_WIDTHS.certainty),
    ) + ROW_PADDING
  );
}

function profileHeight(row: FindingRow): number {
  const { absolute, narrative } = sofCells(row);
  const effects = absolute.reduce((sum, line) => sum + lines(`${line.intervention} ${line.difference ?? ''}`, PROFILE_WIDTHS.effect), 0);
  return (
    SMALLER *
    Math.max(
      lines(row.outcome, PROFILE_WIDTHS.outcome) + lines(row.outcomeDetail, PROFILE_WIDTHS.outcome),
      effects,
      lines(narrative ?? '', PROFILE_WIDTHS.narrative),
      certaintyHeight(row, 14),
      3,
    ) +
    ROW_PADDING
  );
}

function certaintyHeight({ certainty }: FindingRow, width: number): number {
  const reason = certainty.state === 'not rated' ? certainty.reason : (certainty.provisionalReason ?? '');
  return 2 + lines(reason, width);
}

function noteHeight(note: string | undefined): number {
  return lines(note ?? '', NOTE_WIDTH) + NOTE_PADDING;
}

function lines(text: string, width: number): number {
  return text === '' ? 0 : Math.ceil(text.length / width);
}
