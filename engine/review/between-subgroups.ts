import { betweenGroups, subgroupAnalysis, type BetweenGroupsTest } from '../regression/subgroup-analysis.ts';
import type { PairwiseResult } from '../pool/types.ts';
import { testOf } from './diagnose.ts';
import { poolStudies, ruleOf, type EstimatedEffect } from './pool-studies.ts';

/** Whether subgroups differ, and whether each had a tau squared of its own. */
export type SubgroupTest = BetweenGroupsTest &
  Readonly<{
    tauSquared: 'separate' | 'common' | 'none';
    subgroups: number;
    /** Percent, (Q - df) / Q of the subgroup effects, never below 0; null where the test is an F test. */
    iSquared: number | null;
  }>;

/** With fewer studies than this in a subgroup its own tau squared means little, and one is estimated for all. */
const FEWEST_FOR_OWN_TAU_SQUARED = 5;

/**
 * Test for differences between subgroups, Cochrane Handbook 10.11.3: a common tau squared where a subgroup has fewer than five
 * studies, else one for each; under the settings of RevMan always one for each, as RevMan does, and without tau squared where the analysis
 * has none; with Knapp-Hartung its factor is at least 1. Null where there is one subgroup, or too few studies to estimate their spread.
 *
 * @param labels the subgroup of each effect
 * @param pooled the whole analysis, whose rule the subgroups follow
 * @source Borenstein & Higgins 2013 doi:10.1007/s11121-013-0377-7
 */
export function testBetweenSubgroups(
  effects: readonly EstimatedEffect[],
  labels: readonly string[],
  pooled: PairwiseResult,
): SubgroupTest | null {
  const positions = Map.groupBy(effects.keys(), (i) => labels[i]!);
  const sizes = [...positions.values()].map((group) => group.length);
  if (sizes.length < 2) return null;
  if (pooled.weighting === 'Mantel-Haenszel') {
    const models = [...positions.values()].map((group) =>
      poolStudies(
        group.map((i) => effects[i]!),
        ruleOf(pooled),
      ),
    );
    const groups = models.flatMap((model) =>
      'estimate' in model ? [{ ...model.printed, estimate: model.estimate }] : [],
    );
    return groups.length < models.length ? null : asTest(betweenGroups(groups), 'none', sizes.length);
  }
  const test = testOf(pooled);
  const groups = subgroupAnalysis(
    effects.map(({ estimate }) => estimate),
    effects.map(({ standardError }) => standardError ** 2),
    labels,
    // Few studies that happen to agree make the Knapp-Hartung factor next to nothing, and any difference look certain.
    { estimator: pooled.estimator, test: test === 'knha' ? 'adhoc' : test, level: pooled.printed.level },
  );
  if (pooled.estimator === 'EE') return asTest(groups.separateTauSquared.between, 'none', sizes.length);
  const hasOwn = pooled.profile === 'revman5' || sizes.every((size) => size >= FEWEST_FOR_OWN_TAU_SQUARED);
  const between = hasOwn ? groups.separateTauSquared.between : groups.commonTauSquared?.between;
  return between ? asTest(between, hasOwn ? 'separate' : 'common', sizes.length) : null;
}

function asTest(between: BetweenGroupsTest, tauSquared: SubgroupTest['tauSquared'], subgroups: number): SubgroupTest {
  const { statistic: q, degreesOfFreedom: df, denominatorDegreesOfFreedom } = between;
  const iSquared = q === null || denominatorDegreesOfFreedom !== null ? null : q > df ? (100 * (q - df)) / q : 0;
  return { ...between, tauSquared, subgroups, iSquared };
}
