import { RISK_OF_BIAS_LEVELS, type RiskOfBiasLevel } from '../../rob/types.ts';
import { testBetweenSubgroups, type SubgroupTest } from '../between-subgroups.ts';
import type { AnalysisResult, Effect, PrintedEstimate } from '../derived.ts';
import { columnOf, printedOf } from '../diagnose.ts';
import { poolStudies, ruleOf } from '../pool-studies.ts';

/** The results of one overall judgement, pooled as the analysis is. */
export type BiasStratum = Readonly<{
  /** Null: not assessed, or not completely. */
  level: RiskOfBiasLevel | null;
  k: number;
  /** Their share of the whole analysis's weights, per cent. */
  weightPercent: number;
  /** As printed; null where this stratum alone cannot be pooled. */
  printed: PrintedEstimate | null;
}>;

/** An analysis by overall risk of bias, with a test of whether the strata differ. */
export type BiasStrata = Readonly<{
  analysisId: string;
  strata: readonly BiasStratum[];
  /** Over the assessed results alone; null where fewer than two judgements occur, or too few results to estimate their spread. */
  test: SubgroupTest | null;
}>;

/**
 * Subgroups by overall risk of bias: each stratum pooled under the analysis's own rule, and the test for differences between them.
 * Null where nothing is pooled or nothing is assessed.
 *
 * @param effects the derived effects, by `${studyResultId} ${measure}`
 * @source Borenstein & Higgins 2013 doi:10.1007/s11121-013-0377-7
 */
export function stratifyByBias(analysis: AnalysisResult, effects: ReadonlyMap<string, Effect>): BiasStrata | null {
  const { state, riskOfBias, rows } = analysis;
  if (state.kind !== 'pooled' || !riskOfBias) return null;
  const { pooled } = state;
  const { estimated } = columnOf(analysis, effects);
  const levels = rows.map(({ studyResultId }) => riskOfBias.levels[studyResultId] ?? null);
  const strata = [...RISK_OF_BIAS_LEVELS, null].flatMap((level): readonly BiasStratum[] => {
    const own = estimated.filter((_, i) => levels[i] === level);
    if (own.length === 0) return [];
    const model = poolStudies(own, ruleOf(pooled));
    const weightPercent = rows.reduce((sum, row, i) => sum + (levels[i] === level ? (row.weightPercent ?? 0) : 0), 0);
    return [
      { level, k: own.length, weightPercent, printed: 'estimate' in model ? printedOf(analysis.scale, model) : null },
    ];
  });
  const assessed = estimated.flatMap((effect, i) => (levels[i] === null ? [] : [{ effect, level: levels[i]! }]));
  const test = testBetweenSubgroups(
    assessed.map(({ effect }) => effect),
    assessed.map(({ level }) => level),
    pooled,
  );
  return { analysisId: analysis.analysisId, strata, test };
}
