import type { FindingRow } from '../../../engine/review/derived.ts';
import { sofCells } from '../certainty/sof-cells.ts';
import { wrapText, type TextStyle } from '../text/fit-text.ts';
import type { Paper } from './report-css.ts';

/** Sizes in CSS pixels of what the rules `.paged` of report-css.ts set; text is measured, so that a page is filled and never overfull. */

/** A wide page within its margins. */
export const WIDE_PAGE: Readonly<Record<Paper, Readonly<{ width: number; height: number }>>> = {
  A4: { width: 1016, height: 680 },
  Letter: { width: 950, height: 702 },
};
const TEXT = { size: 10.1 } as const;
const DETAIL = { size: 9.3 } as const;
const LINE = 13.2;
const PROFILE_LINE = 12.4;
const NOTE = { size: 9 } as const;
const NOTE_LINE = 12;
const NOTE_PADDING = 1.6;
const NOTE_GAP = 24;
const ROW_PADDING = 8;
/** What a cell keeps free beside its text, the wider header cells of a house style included. */
const CELL_PADDING = 15;
/** Room for the letters of notes behind a text. */
const MARKS = 'a,b,c,d';

/** Caption, headings and the space below a table. */
export const TABLE_FRAME = 92;
/** Heading of the part, population and setting, beyond their own lines. */
const PART_HEADING = 48;
/** Abbreviations and the four levels. */
export const LEGEND = 96;

/** Shares of the page's width, as the style rules set them. */
const SHARES = { outcome: 0.17, risk: 0.15, relative: 0.1, evidence: 0.1, certainty: 0.13 } as const;
const PROFILE_WIDTHS = { outcome: 34, effect: 29, narrative: 38, certainty: 21 } as const;

export function partHeading(lines: readonly string[], paper: Paper): number {
  const width = WIDE_PAGE[paper].width * 0.85;
  return PART_HEADING + lines.reduce((sum, text) => sum + linesOf(text, width, { size: 12 }) * 22, 0);
}

/** A row of the Summary of Findings. `hasRelative`: its table has a column of relative effects. */
export function sofHeight(row: FindingRow, paper: Paper, hasRelative: boolean): number {
  const { width } = WIDE_PAGE[paper];
  const inside = (share: number): number => share * width - CELL_PADDING;
  const comments =
    1 - SHARES.outcome - 2 * SHARES.risk - SHARES.evidence - SHARES.certainty - (hasRelative ? SHARES.relative : 0);
  const { absolute, relative, comments: sentences, evidence, eligible } = sofCells(row);
  const effects = absolute.reduce(
    (sum, { label, comparator, intervention, difference }) =>
      sum +
      Math.max(
        linesOf(label ?? '', inside(SHARES.risk), DETAIL) + linesOf(comparator, inside(SHARES.risk)),
        linesOf(intervention, inside(SHARES.risk)) + linesOf(difference ?? '', inside(SHARES.risk), DETAIL),
      ),
    0,
  );
  const lines = Math.max(
    linesOf(row.outcome + MARKS, inside(SHARES.outcome)) +
      linesOf(row.outcomeDetail, inside(SHARES.outcome), DETAIL) +
      (row.isExploratory ? 2 : 0),
    effects,
    linesOf(relative, inside(SHARES.relative)),
    linesOf(evidence, inside(SHARES.evidence)) + linesOf(eligible, inside(SHARES.evidence), DETAIL),
    sentences.reduce((sum, text, index) => sum + linesOf(text, inside(comments), index === 0 ? TEXT : DETAIL), 0),
    certaintyLines(row, inside(SHARES.certainty)),
  );
  return lines * LINE + Math.max(1, absolute.length) * ROW_PADDING;
}

/** A row of the evidence profile, whose columns the browser sizes: lines by the character, on the safe side. */
export function profileHeight(row: FindingRow): number {
  const { absolute, narrative } = sofCells(row);
  const by = (text: string, width: number): number => (text === '' ? 0 : Math.ceil(text.length / width));
  const effects = absolute.reduce(
    (sum, line) => sum + by(`${line.intervention} ${line.difference ?? ''}`, PROFILE_WIDTHS.effect),
    0,
  );
  const { certainty } = row;
  const reason = certainty.state === 'not rated' ? certainty.reason : (certainty.provisionalReason ?? '');
  const lines = Math.max(
    by(row.outcome + MARKS, PROFILE_WIDTHS.outcome) + by(row.outcomeDetail, PROFILE_WIDTHS.outcome),
    effects,
    by(narrative ?? '', PROFILE_WIDTHS.narrative),
    2 + by(reason, PROFILE_WIDTHS.certainty),
    3,
  );
  return lines * PROFILE_LINE + ROW_PADDING;
}

/** Notes under a table, in two columns. */
export function notesHeight(notes: readonly string[], paper: Paper): number {
  if (notes.length === 0) return 0;
  const width = (WIDE_PAGE[paper].width - NOTE_GAP) / 2 - 14;
  const heights = notes.map((note) => linesOf(note, width, NOTE) * NOTE_LINE + NOTE_PADDING);
  // A note stays whole, so one column may be longer than the other by the longest.
  return heights.reduce((sum, height) => sum + height, 0) / 2 + Math.max(...heights) / 2;
}

function certaintyLines({ certainty }: FindingRow, width: number): number {
  const reason = certainty.state === 'not rated' ? certainty.reason : (certainty.provisionalReason ?? '');
  return 3 + linesOf(reason, width, DETAIL);
}

function linesOf(text: string, width: number, style: TextStyle = TEXT): number {
  return wrapText(text, width, style).length;
}
