import { subgroupAnalysis, type BetweenGroupsTest } from '../../regression/subgroup-analysis.ts';
import { RISK_OF_BIAS_LEVELS, type RiskOfBiasLevel } from '../../rob/types.ts';
import type { AnalysisResult, Effect, PrintedEstimate } from '../derived.ts';
import { columnOf, printedOf, testOf } from '../diagnose.ts';
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
  test: (BetweenGroupsTest & Readonly<{ tauSquared: 'separate' | 'common'; strata: number }>) | null;
}>;

/** With fewer studies than this in a stratum its own tau squared means little, and one is estimated for all. */
const FEWEST_FOR_OWN_TAU_SQUARED = 5;

/**
 * Subgroups by overall risk of bias, Cochrane Handbook 10.11.3: each stratum pooled under the analysis's own rule, and the test for
 * differences between strata with separate tau squared, or a common one where a stratum has fewer than five results. Null where
 * nothing is pooled or nothing is assessed.
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
    return [{ level, k: own.length, weightPercent, printed: 'estimate' in model ? printedOf(analysis.scale, model) : null }];
  });
  return { analysisId: analysis.analysisId, strata, test: testOfStrata(estimated, levels, pooled) };
}

type Pooled = Extract<AnalysisResult['state'], { kind: 'pooled' }>['pooled'];

function testOfStrata(
  estimated: ReturnType<typeof columnOf>['estimated'],
  levels: readonly (RiskOfBiasLevel | null)[],
  pooled: Pooled,
): BiasStrata['test'] {
  const assessed = estimated.flatMap((effect, i) => (levels[i] === null ? [] : [{ effect, level: levels[i]! }]));
  const sizes = [...Map.groupBy(assessed, ({ level }) => level).values()].map((group) => group.length);
  if (sizes.length < 2) return null;
  const groups = subgroupAnalysis(
    assessed.map(({ effect }) => effect.estimate),
    assessed.map(({ effect }) => effect.standardError ** 2),
    assessed.map(({ level }) => level),
    { estimator: pooled.estimator, test: testOf(pooled), level: pooled.printed.level },
  );
  const hasOwn = sizes.every((size) => size >= FEWEST_FOR_OWN_TAU_SQUARED);
  const between = hasOwn ? groups.separateTauSquared.between : groups.commonTauSquared?.between;
  return between ? { ...between, tauSquared: hasOwn ? 'separate' : 'common', strata: sizes.length } : null;
}
