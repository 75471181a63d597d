import type { FindingRow, SummaryOfFindings } from '../../engine/review/derived.ts';
import { formatCount } from '../../engine/text/format-number.ts';
import { formatPrinted, usualLevelText } from '../components/numbers.ts';
import { FINDINGS, footnoteLetter, MEASURES } from '../components/phrases.ts';

const COLUMN_WIDTHS = [34, 26, 30, 18] as const;
const GAP = '  ';
const LINE_WIDTH = COLUMN_WIDTHS.reduce((sum, width) => sum + width, 0) + GAP.length * (COLUMN_WIDTHS.length - 1);

/** The Summary of Findings as a plain text table for a terminal, footnotes lettered as in the printed table. */
export function summaryOfFindingsText(summary: SummaryOfFindings): string {
  const heading = [FINDINGS.outcome, FINDINGS.evidence, `Effect (${usualLevelText} CI)`, 'Certainty'];
  const tables = summary.comparisons
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ intervention, comparator, rows }) => [
      FINDINGS.versus(intervention, comparator),
      '',
      ...tableLine(heading),
      COLUMN_WIDTHS.map((width) => '─'.repeat(width)).join(GAP),
      ...rows.flatMap((row) => [
        ...tableLine(rowCells(row)),
        ...wrap(row.sentence, LINE_WIDTH - 2).map((line) => `  ${line}`),
        '',
      ]),
    ]);
  const notes = summary.footnotes.flatMap((note, index) => hanging(footnoteLetter(index), note));
  return [`${FINDINGS.heading}: ${summary.title}`, '', ...tables, ...notes, FINDINGS.certaintyNote, ''].join('\n');
}

function rowCells(row: FindingRow): readonly string[] {
  const marks = row.footnotes.length === 0 ? '' : ` [${row.footnotes.map(footnoteLetter).join(',')}]`;
  const detail = [row.outcomeDetail, row.isExploratory ? FINDINGS.exploratory : '']
    .filter((text) => text !== '')
    .join('; ');
  const people = row.participants === null ? '' : `, ${FINDINGS.people(formatCount(row.participants))}`;
  return [
    `${row.outcome}${marks}${detail === '' ? '' : ` (${detail})`}`,
    `${FINDINGS.studiesOf(row.studies, row.studiesEligible)}${people}`,
    effectText(row),
    FINDINGS.notAssessed,
  ];
}

function effectText(row: FindingRow): string {
  const effect = row.relative ?? row.difference;
  if (effect === null) return FINDINGS.none;
  return row.measure === null ? formatPrinted(effect) : `${MEASURES[row.measure].short} ${formatPrinted(effect)}`;
}

/** One row of cells as as many lines as its longest cell needs. */
function tableLine(cells: readonly string[]): readonly string[] {
  const columns = cells.map((cell, column) => wrap(cell, COLUMN_WIDTHS[column] ?? LINE_WIDTH));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => (lines[line] ?? '').padEnd(COLUMN_WIDTHS[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function hanging(letter: string, note: string): readonly string[] {
  return wrap(note, LINE_WIDTH - 4).map((line, index) => `${(index === 0 ? `${letter}.` : '').padEnd(4)}${line}`);
}

/** Break at spaces; a word longer than the width stays whole. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
