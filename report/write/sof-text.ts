import type { FindingRow, SummaryOfFindings } from '../../engine/review/derived.ts';
import { formatCount } from '../../engine/text/format-number.ts';
import { formatPrinted, usualLevelText } from '../components/numbers.ts';
import { FINDINGS, footnoteLetter, MEASURES } from '../components/phrases.ts';
import { CERTAINTY } from '../components/certainty/phrases.ts';
import { cleanText } from './clean-text.ts';

const COLUMN_WIDTHS = [25, 17, 17, 32] as const;
const GAP = '   ';
/** Widest line of the table, in columns of a terminal. */
export const TEXT_WIDTH = COLUMN_WIDTHS.reduce((sum, width) => sum + width, GAP.length * (COLUMN_WIDTHS.length - 1));

/** The Summary of Findings as a text table of at most 100 columns, for terminals and plain-text mail. */
export function summaryText(summaryOfFindings: SummaryOfFindings): string {
  const summary = cleanText(summaryOfFindings);
  const lines: string[] = [...wrap(summary.title, TEXT_WIDTH)];
  for (const [term, text] of [
    [FINDINGS.population, summary.population],
    [FINDINGS.setting, summary.setting],
  ] as const) {
    if (text !== '') lines.push(...wrap(`${term}: ${text}`, TEXT_WIDTH));
  }
  const comparisons = summary.comparisons.filter(({ rows }) => rows.length > 0);
  if (comparisons.length === 0) lines.push('', FINDINGS.empty);
  for (const { intervention, comparator, rows } of comparisons) {
    lines.push('', ...wrap(FINDINGS.versus(intervention, comparator), TEXT_WIDTH), rule('═'));
    lines.push(
      ...tableLines([FINDINGS.outcome, FINDINGS.evidenceShort, FINDINGS.effect(usualLevelText), FINDINGS.sentence]),
    );
    lines.push(rule('─'));
    rows.forEach((row, index) => {
      if (index > 0) lines.push('');
      lines.push(...tableLines(cellsOf(row)));
    });
    lines.push(rule('─'));
  }
  const stale = comparisons
    .flatMap(({ rows }) => rows)
    .reduce((sum, { certainty }) => sum + (certainty.state === 'not rated' ? 0 : certainty.staleCount), 0);
  if (stale > 0) lines.push(...wrap(`${CERTAINTY.stale(stale)}.`, TEXT_WIDTH));
  summary.footnotes.forEach((note, index) => lines.push(...hang(`${footnoteLetter(index)}  `, note)));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function cellsOf(row: FindingRow): readonly string[] {
  const marks = marksOf(row.footnotes);
  const outcome = [
    `${row.outcome}${marks === '' ? '' : ` [${marks}]`}`,
    row.outcomeDetail,
    row.isExploratory ? `(${FINDINGS.exploratory.toLowerCase()})` : '',
  ];
  const effect = row.relative ?? row.difference;
  const measure = row.measure === null ? '' : MEASURES[row.measure].short;
  return [
    outcome.filter((line) => line !== '').join('\n'),
    [
      FINDINGS.studiesShort(row.studies, row.studiesEligible),
      ...(row.participants === null ? [] : [FINDINGS.people(formatCount(row.participants))]),
    ].join('\n'),
    effect === null ? FINDINGS.none : `${measure} ${formatPrinted(effect)}`.trim().replace(' (', '\n('),
    `${row.sentence}\n${certaintyText(row)}`,
  ];
}

function marksOf(footnotes: readonly number[]): string {
  return footnotes
    .toSorted((a, b) => a - b)
    .map(footnoteLetter)
    .join(',');
}

/** "Certainty: low ⊕⊕◯◯ [b,c]"; a level only where reviewers have rated every domain. */
function certaintyText({ certainty, certaintyFootnotes }: FindingRow): string {
  const marks = certaintyFootnotes.length === 0 ? '' : ` [${marksOf(certaintyFootnotes)}]`;
  switch (certainty.state) {
    case 'not rated':
      return CERTAINTY.inText(`${CERTAINTY.notRated} (${certainty.reason})`);
    case 'provisional':
      return CERTAINTY.inText(`${CERTAINTY.provisional.toLowerCase()}, ${certainty.provisionalReason ?? ''}${marks}`);
    case 'suggested':
      return CERTAINTY.inText(`${CERTAINTY.names[certainty.name].toLowerCase()}, ${CERTAINTY.suggested}`);
    case 'rated':
      return CERTAINTY.inText(`${CERTAINTY.names[certainty.name].toLowerCase()} ${certainty.symbol}${marks}`);
  }
}

/** Cells side by side, each wrapped to its column; a line break in a cell stays one. */
function tableLines(cells: readonly string[]): readonly string[] {
  const columns = COLUMN_WIDTHS.map((width, index) =>
    (cells[index] ?? '').split('\n').flatMap((line) => wrap(line, width)),
  );
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, line) =>
    columns.map((column, index) => pad(column[line] ?? '', COLUMN_WIDTHS[index] ?? 0)).join(GAP),
  );
}

function hang(mark: string, text: string): readonly string[] {
  return wrap(text, TEXT_WIDTH - mark.length).map(
    (line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
  );
}

/** Breaks at spaces; a word longer than the line is cut into pieces so that no line is ever too long. */
function wrap(text: string, width: number): readonly string[] {
  const words = text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => pieces(word, width));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line === '') line = word;
    else if (columnsOf(line) + 1 + columnsOf(word) <= width) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (columnsOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (columnsOf(part) + columnsOf(character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** Columns a terminal gives a text: two for East Asian wide characters and emoji, none for combining marks. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[\p{M}\p{Cf}]/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

function rule(character: string): string {
  return character.repeat(TEXT_WIDTH);
}
