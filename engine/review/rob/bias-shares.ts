import type { ToolLevel } from '../../rob/types.ts';
import type { AnalysisRiskOfBias, BiasMark } from './analysis-bias.ts';

/** Levels of every tool from best to worst, and last the results without a judgement. */
const ORDER: readonly (ToolLevel | null)[] = ['low', 'some concerns', 'moderate', 'high', 'serious', 'critical', null];

/** How much of a synthesis has one judgement: a share from 0 to 1, and the number of results. */
export type BiasShare = Readonly<{ level: ToolLevel | null; share: number; results: number }>;

/** One bar of the summary: the shares of one domain, or of the whole, best first; they add up to 1. */
export type BiasBar = Readonly<{ letter: string; title: string; parts: readonly BiasShare[] }>;

type Row = Readonly<{ studyResultId: string; weightPercent: number | null }>;

/**
 * The judgements of a synthesis as shares of its weights, sum of w of the results judged so over the sum of w; or unweighted, as
 * shares of its results. Results whose tool has no such domain stand outside a bar. Only the results pooled are counted.
 *
 * @param isWeighted by the analysis's own weights; null is returned where it has none
 * @source McGuinness & Higgins 2021 doi:10.1002/jrsm.1411
 */
export function biasShares(
  rows: readonly Row[],
  bias: AnalysisRiskOfBias,
  isWeighted: boolean,
): readonly BiasBar[] | null {
  if (isWeighted && (rows.length === 0 || rows.some(({ weightPercent }) => weightPercent === null))) return null;
  return bias.columns.map(({ letter, title }, column) => {
    const marked = rows
      .map((row) => ({ mark: markOf(bias, row, column), weight: isWeighted ? (row.weightPercent ?? 0) : 1 }))
      .filter(({ mark }) => mark !== 'no such domain');
    const total = sum(marked);
    const parts = ORDER.flatMap((level) => {
      const judged = marked.filter(({ mark }) => mark === level);
      return judged.length === 0 ? [] : [{ level, share: total > 0 ? sum(judged) / total : 0, results: judged.length }];
    });
    return { letter, title, parts };
  });
}

/** A result that nobody has begun to assess has no marks: blank in every column. */
export function markOf(
  { marks }: AnalysisRiskOfBias,
  { studyResultId }: Pick<Row, 'studyResultId'>,
  column: number,
): BiasMark {
  const own = marks[studyResultId];
  return own === undefined ? null : (own[column] ?? null);
}

function sum(marked: readonly Readonly<{ weight: number }>[]): number {
  return marked.reduce((total, { weight }) => total + weight, 0);
}
