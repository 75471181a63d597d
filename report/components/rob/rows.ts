import type { AnalysisRiskOfBias, BiasMark } from '../../../engine/review/rob/analysis-bias.ts';

/** One result of a synthesis in a risk-of-bias plot. */
export type BiasRow = Readonly<{ studyResultId: string; label: string; outcome: string; weightPercent: number | null }>;

/** Rows of a page: more would be too small to read on one. */
const ROWS_OF_A_PAGE = 100;

/** The marks of a row in the order of the columns; blank throughout where nobody has begun. */
export function marksOf(
  { marks, columns }: AnalysisRiskOfBias,
  { studyResultId }: Pick<BiasRow, 'studyResultId'>,
): readonly BiasMark[] {
  return marks[studyResultId] ?? columns.map(() => null);
}

/** Pages of at most 100 rows, from `first` to before `last`. */
export function biasPages(rows: number): readonly Readonly<{ first: number; last: number }>[] {
  const pages = Math.max(1, Math.ceil(rows / ROWS_OF_A_PAGE));
  return Array.from({ length: pages }, (_, i) => ({
    first: i * ROWS_OF_A_PAGE,
    last: Math.min(rows, (i + 1) * ROWS_OF_A_PAGE),
  }));
}
