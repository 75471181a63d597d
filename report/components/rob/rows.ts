import type { AnalysisRiskOfBias, BiasMark } from '../../../engine/review/rob/analysis-bias.ts';

/** One result of a synthesis in a risk-of-bias plot. */
export type BiasRow = Readonly<{ studyResultId: string; label: string; outcome: string; weightPercent: number | null }>;

/** The marks of a row in the order of the columns; blank throughout where nobody has begun. */
export function marksOf(
  { marks, columns }: AnalysisRiskOfBias,
  { studyResultId }: Pick<BiasRow, 'studyResultId'>,
): readonly BiasMark[] {
  return marks[studyResultId] ?? columns.map(() => null);
}

/** A plot of blank circles alone says less than a sentence. */
export function isJudged({
  riskOfBias: bias,
  rows,
}: Readonly<{ riskOfBias: AnalysisRiskOfBias | null; rows: readonly Pick<BiasRow, 'studyResultId'>[] }>): boolean {
  if (bias === null) return false;
  return rows.some((row) => marksOf(bias, row).some((mark) => mark !== null && mark !== 'no such domain'));
}
