import type { RiskOfBiasLevel, ToolLevel } from '../../rob/types.ts';
import type { ResultRiskOfBias } from './types.ts';

/** A domain's judgement beside a study of an analysis; null: not assessed; 'no such domain': its tool does not ask this. */
export type BiasMark = ToolLevel | 'no such domain' | null;

/** Risk of bias of the results in an analysis, as columns beside its rows; the last column is the overall judgement. */
export type AnalysisRiskOfBias = Readonly<{
  columns: readonly Readonly<{ letter: string; title: string }>[];
  /** Marks in the order of the columns, by study result id. */
  marks: Readonly<Record<string, readonly BiasMark[]>>;
  /** Overall judgement in three levels, by study result id. */
  levels: Readonly<Record<string, RiskOfBiasLevel | null>>;
}>;

/** Null when nobody has begun to assess any of the results. Results of several tools share the columns their domains share. */
export function analysisBias(assessed: readonly ResultRiskOfBias[]): AnalysisRiskOfBias | null {
  const [first] = assessed;
  if (!first) return null;
  const titles: string[] = [];
  for (const { domains } of assessed) {
    let at = 0;
    for (const { title, isTriage } of domains) {
      if (isTriage) continue;
      const known = titles.indexOf(title);
      if (known === -1) titles.splice(at, 0, title);
      at = titles.indexOf(title) + 1;
    }
  }
  const markOf = ({ domains }: ResultRiskOfBias, title: string): BiasMark => {
    const domain = domains.find((candidate) => candidate.title === title);
    return domain ? domain.final : 'no such domain';
  };
  return {
    columns: [...titles, first.overall.title].map((title, i) => ({ letter: String.fromCodePoint(65 + i), title })),
    marks: Object.fromEntries(
      assessed.map((result) => [
        result.studyResultId,
        [...titles.map((title) => markOf(result, title)), result.overall.final],
      ]),
    ),
    levels: Object.fromEntries(assessed.map(({ studyResultId, overallLevel }) => [studyResultId, overallLevel])),
  };
}

/** Which results a sensitivity analysis keeps, by their overall judgement. One that is not assessed is not known to be either. */
export type BiasRestriction = 'low only' | 'not high';

export function isKept(level: RiskOfBiasLevel | null, restriction: BiasRestriction): boolean {
  if (level === null) return false;
  return restriction === 'low only' ? level === 'low' : level !== 'high';
}
