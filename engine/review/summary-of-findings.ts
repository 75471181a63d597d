import type { UnnumberedRow } from './derive-finding.ts';
import type { FindingRow, SummaryOfFindings } from './derived.ts';
import type { Memo } from './memo.ts';
import { FINDINGS } from './phrases.ts';
import type { Review } from './records/index.ts';

export type ComparisonRows = Readonly<{
  comparisonId: string;
  intervention: string;
  comparator: string;
  rows: readonly UnnumberedRow[];
}>;

/** Number the footnotes in reading order, one letter for one sentence wherever it recurs, and assemble the table. */
export function assembleSummaryOfFindings(
  review: Review | null,
  comparisons: readonly ComparisonRows[],
  memo: Memo,
): SummaryOfFindings {
  const footnotes: string[] = [];
  const numberOf = (note: string) => {
    const known = footnotes.indexOf(note);
    return known === -1 ? footnotes.push(note) - 1 : known;
  };
  const numbered = comparisons.map(({ rows, ...comparison }) => ({
    ...comparison,
    rows: rows.map((unnumbered) => numberedRow(unnumbered, numberOf, memo)),
  }));
  return {
    title: FINDINGS.title(review?.title ?? ''),
    population: review?.population ?? '',
    setting: review?.setting ?? '',
    comparisons: numbered,
    // The same notes are the same list, so that a table whose numbers alone changed keeps it.
    footnotes: memo.keep('footnotes', footnotes, () => footnotes),
  };
}

/** Letters depend on the rows above: a row is another one only when its own letters are. */
function numberedRow(unnumbered: UnnumberedRow, numberOf: (note: string) => number, memo: Memo): FindingRow {
  const { notes, certaintyNotes, ...row } = unnumbered;
  const [footnotes, certaintyFootnotes] = [notes.map(numberOf), certaintyNotes.map(numberOf)];
  return memo.keep(`numbered ${row.findingId}`, [unnumbered, footnotes.join(), certaintyFootnotes.join()], () => ({
    ...row,
    footnotes,
    certaintyFootnotes,
  }));
}
