import { EngineInputError } from '../errors.ts';
import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { prepareStudies, weigh } from '../pool/study-set.ts';
import type { PooledTest, TauSquaredEstimator } from '../pool/types.ts';
import { poolStudies, selectStudies, type PooledModel } from '../sensitivity/pooled-model.ts';
import { factorLevels, INTERCEPT_NAME } from './design-matrix.ts';
import type { EstimateWithInterval } from './estimate-with-interval.ts';
import { mixedEffectsModel } from './mixed-effects-model.ts';
import { readStudies, type NullableColumn } from './study-data.ts';

export type SubgroupOptions = Readonly<{
  estimator: TauSquaredEstimator;
  test: PooledTest;
  /** Confidence level as a proportion, 0.95 unless given. */
  level?: number;
}>;

/** Test of equal subgroup effects. Null where a subgroup's standard error is zero, or only one subgroup exists. */
export type BetweenGroupsTest = Readonly<{
  statistic: number | null;
  degreesOfFreedom: number;
  denominatorDegreesOfFreedom: number | null;
  pValue: number | null;
}>;

export type SubgroupAnalysis = Readonly<{
  /** Numbers in numeric order, strings in code-point order. */
  levels: readonly (string | number)[];
  omitted: readonly number[];
  overall: PooledModel;
  /** Each subgroup pooled alone with its own tau^2. */
  separateTauSquared: Readonly<{ groups: readonly PooledModel[]; between: BetweenGroupsTest }>;
  /** One tau^2 for all subgroups; null when every subgroup is a single study and tau^2 cannot be estimated. */
  commonTauSquared: Readonly<{
    tauSquared: number;
    groups: readonly EstimateWithInterval[];
    withinQ: Readonly<{ statistic: number; degreesOfFreedom: number; pValue: number }>;
    between: BetweenGroupsTest;
  }> | null;
  commonEffect: Readonly<{
    groups: readonly PooledModel[];
    withinQ: number;
    totalQ: number;
    between: BetweenGroupsTest;
  }>;
}>;

/**
 * Subgroup analysis three ways: a separate tau^2 for each subgroup (RevMan's way), one common tau^2 (preferable with
 * fewer than five studies in a subgroup), and the common-effect partition of Q.
 *
 * Q_between = sum W_g (m_g - m)^2, W_g = 1 / SE_g^2, against chi-squared on G - 1; with a common tau^2 it is QM of the
 * factor in a mixed-effects model. Subgroup p-values are never to be compared with each other.
 *
 * @param effects length k, analysis scale; null where missing
 * @param groups the subgroup of each study, length k; null where missing
 * @throws EngineInputError length-mismatch, too-few-studies, not-finite, not-positive, unknown-option
 * @source Borenstein & Higgins 2013 doi:10.1007/s11121-013-0377-7; Cochrane Handbook 6.5 section 10.11.3
 * @golden 04_subgroup.json
 */
export function subgroupAnalysis(
  effects: NullableColumn,
  variances: NullableColumn,
  groups: readonly (string | number | null)[],
  options: SubgroupOptions,
): SubgroupAnalysis {
  if (groups.length !== effects.length) {
    throw new EngineInputError(
      'length-mismatch',
      `There are ${effects.length} effects and ${groups.length} subgroup labels: give one label a study.`,
      'groups',
    );
  }
  const data = readStudies(effects, variances, [groups.map((group) => (group === null ? null : 1))]);
  const studies = prepareStudies(data.effects, data.variances);
  const labels = data.index.map((position) => groups[position]!);
  const levels = factorLevels(labels);
  const members = levels.map((level) => selectStudies(studies, positionsOf(labels, level)));
  const separate = members.map((member) => poolStudies(member, options));
  const commonEffect = members.map((member) => poolStudies(member, { ...options, estimator: 'EE', test: 'z' }));
  return {
    levels,
    omitted: data.omitted,
    overall: poolStudies(studies, options),
    separateTauSquared: { groups: separate, between: betweenGroups(separate) },
    commonTauSquared: studies.k > levels.length ? commonTauSquared(data, labels, levels, options) : null,
    commonEffect: {
      groups: commonEffect,
      withinQ: commonEffect.reduce((sum, group) => sum + group.q, 0),
      totalQ: weigh(studies, 0).q,
      between: betweenGroups(commonEffect),
    },
  };
}

/** A standard error below this is rounding of zero (Knapp-Hartung on nearly identical effects). */
const LEAST_STANDARD_ERROR = 1e-30;

/**
 * Test of equal subgroup effects: Q_between = sum W_g (m_g - m)^2 with W_g = 1 / SE_g^2 and m the mean of the m_g by W_g,
 * against chi-squared on G - 1.
 *
 * @param groups the pooled effect of each of G subgroups with its standard error, analysis scale
 * @source Borenstein & Higgins 2013 doi:10.1007/s11121-013-0377-7
 * @golden 04_subgroup.json
 */
export function betweenGroups(groups: readonly EstimateWithInterval[]): BetweenGroupsTest {
  const degreesOfFreedom = groups.length - 1;
  const shape = { degreesOfFreedom, denominatorDegreesOfFreedom: null };
  if (degreesOfFreedom === 0 || groups.some((group) => !(group.standardError > LEAST_STANDARD_ERROR))) {
    return { ...shape, statistic: null, pValue: null };
  }
  const means = prepareStudies(
    groups.map((group) => group.estimate),
    groups.map((group) => group.standardError * group.standardError),
  );
  const statistic = weigh(means, 0).q;
  return { ...shape, statistic, pValue: chiSquaredCdf(statistic, degreesOfFreedom, { upper: true }) };
}

function commonTauSquared(
  data: Readonly<{ effects: Float64Array; variances: Float64Array }>,
  labels: readonly (string | number)[],
  levels: readonly (string | number)[],
  options: SubgroupOptions,
): SubgroupAnalysis['commonTauSquared'] {
  const indicators = levels.map((level) => labels.map((label) => (label === level ? 1 : 0)));
  const fitOptions = { ...options, gate: { overriddenBecause: 'a subgroup analysis compares the subgroups as given' } };
  const effects = Array.from(data.effects);
  const variances = Array.from(data.variances);
  const names = levels.map(String);
  const means = mixedEffectsModel(effects, variances, { names, columns: indicators }, fitOptions);
  const contrasts = mixedEffectsModel(
    effects,
    variances,
    { names: [INTERCEPT_NAME, ...names.slice(1)], columns: [labels.map(() => 1), ...indicators.slice(1)] },
    fitOptions,
  );
  const { omnibus } = contrasts;
  return {
    tauSquared: means.tauSquared,
    groups: means.coefficients,
    withinQ: means.residualQ,
    between:
      levels.length > 1
        ? {
            statistic: omnibus.statistic,
            degreesOfFreedom: omnibus.degreesOfFreedom,
            denominatorDegreesOfFreedom: omnibus.denominatorDegreesOfFreedom,
            pValue: omnibus.pValue,
          }
        : { statistic: null, degreesOfFreedom: 0, denominatorDegreesOfFreedom: null, pValue: null },
  };
}

function positionsOf(labels: readonly (string | number)[], level: string | number): number[] {
  const positions: number[] = [];
  labels.forEach((label, i) => {
    if (label === level) positions.push(i);
  });
  return positions;
}
