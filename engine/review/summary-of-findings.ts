import type { UnnumberedRow } from './derive-finding.ts';
import type { FindingRow, SummaryOfFindings } from './derived.ts';
import { FINDINGS } from './phrases.ts';
import type { Review } from './records/index.ts';

export type ComparisonRows = Readonly<{
  comparisonId: string;
  intervention: string;
  comparator: string;
  rows: readonly UnnumberedRow[];
}>;

/** Number the footnotes in reading order, one letter for one sentence wherever it recurs, and assemble the table. */
export function assembleSummaryOfFindings(review: Review | null, comparisons: readonly ComparisonRows[]): SummaryOfFindings {
  const footnotes: string[] = [];
  const numberOf = (note: string) => {
    const known = footnotes.indexOf(note);
    return known === -1 ? footnotes.push(note) - 1 : known;
  };
  return {
    title: FINDINGS.title(review?.title ?? ''),
    population: review?.population ?? '',
    setting: review?.setting ?? '',
    comparisons: comparisons.map(({ rows, ...comparison }) => ({
      ...comparison,
      rows: rows.map(({ notes, certaintyNotes, ...row }): FindingRow => ({
        ...row,
        footnotes: notes.map(numberOf),
        certaintyFootnotes: certaintyNotes.map(numberOf),
      })),
    })),
    footnotes,
  };
}
