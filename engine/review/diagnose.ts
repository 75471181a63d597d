import { funnelContours } from '../bias/funnel-contours.ts';
import { trimAndFill } from '../bias/trim-and-fill.ts';
import { decisionQuantities, printedEffect } from '../decision/decision-quantities.ts';
import { exceedance, type Side } from '../decision/exceedance.ts';
import { EngineInputError } from '../errors.ts';
import { analysePairwise } from '../pool/pairwise.ts';
import type { PairwiseResult, PooledTest } from '../pool/types.ts';
import { baujat } from '../sensitivity/baujat.ts';
import { influence } from '../sensitivity/influence.ts';
import type { PoolingOptions } from '../sensitivity/pooled-model.ts';
import { asymmetryOf } from './asymmetry.ts';
import type { AnalysisResult, Effect, MeasureScale, PrintedEstimate } from './derived.ts';
import { effectKey } from './effect/effect-of.ts';
import type { BenefitCurve, Diagnostics, FilledFunnel, Funnel, InfluenceRow, Refit, Refusal } from './diagnosed.ts';
import { DIAGNOSTICS } from './phrases.ts';
import { poolStudies, ruleOf, type EstimatedEffect } from './pool-studies.ts';
import { toAnalysisScale, toPrinted } from './scale.ts';

/** Levels of the contours: p of 0.10, 0.05 and 0.01. */
const CONTOUR_LEVELS = [0.9, 0.95, 0.99];
const FUNNEL_POINTS = 2;
const CURVE_POINTS = 61;
/** The curve reaches this many thresholds, or standard errors, beyond the estimate. */
const CURVE_REACH = 2;

type Column = Readonly<{
  estimated: readonly EstimatedEffect[];
  effects: readonly number[];
  variances: readonly number[];
  sizes: readonly (number | null)[];
}>;

/** Options of a diagnosis; `asymmetryReason` sets aside the rule of ten studies and is printed with the test. */
export type DiagnoseOptions = Readonly<{ asymmetryReason?: string | undefined }>;

/**
 * Sensitivity, influence, funnel and benefit of a pooled analysis. Leave-one-out and cumulative refits are the analysis on
 * fewer studies: same profile, estimator and weighting. Influence, trim and fill and GOSH weigh by inverse variance, for which alone
 * they are defined. Null where nothing is pooled.
 *
 * @param effects the derived effects, by `${studyResultId} ${measure}`
 */
export function diagnose(
  analysis: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
  options: DiagnoseOptions = {},
): Diagnostics | null {
  if (analysis.state.kind !== 'pooled') return null;
  const { pooled, printed } = analysis.state;
  const column = columnOf(analysis, effects);
  const pooling: PoolingOptions = { estimator: pooled.estimator, test: testOf(pooled), level: pooled.printed.level };
  const refit = (position: number, isIn: (other: number) => boolean): Refit | [] => {
    const { studyResultId, label } = analysis.rows[position]!;
    const model = poolStudies(
      column.estimated.filter((_, i) => isIn(i)),
      ruleOf(pooled),
    );
    // Without this study no arm may have an event: Mantel-Haenszel then has nothing to divide by, and there is no such result.
    if (!('estimate' in model)) return [];
    const tauSquared = model.k === 1 ? null : model.tauSquared;
    return { studyResultId, label, printed: printedOf(analysis.scale, model), tauSquared, iSquared: model.iSquared };
  };
  return {
    analysisId: analysis.analysisId,
    scale: analysis.scale,
    estimator: pooled.estimator,
    test: pooling.test,
    printed,
    leaveOneOut: analysis.rows.flatMap((_, i) => refit(i, (other) => other !== i)),
    cumulative: analysis.rows.flatMap((_, i) => refit(i, (other) => other <= i)),
    influence: influenceRows(analysis, column, pooling),
    funnel: funnelOf(analysis, column),
    asymmetry: refusable(() => asymmetryOf(analysis, column, options)),
    trimAndFill: refusable(() => filledFunnel(analysis.scale, column, pooled, pooling)),
    benefit: benefitOf(analysis, pooled, column),
  };
}

/** The columns the engine reads, on the analysis scale, in the order of the plot's rows. */
export function columnOf(analysis: AnalysisResult, effects: ReadonlyMap<string, Effect>): Column {
  const estimated = analysis.rows.flatMap((row) => {
    const effect = effects.get(effectKey(row.studyResultId, analysis.scale.measure, row.shares));
    return effect?.state === 'estimated' ? effect : [];
  });
  return {
    estimated,
    effects: estimated.map((effect) => effect.estimate),
    variances: estimated.map((effect) => effect.standardError ** 2),
    sizes: estimated.map(({ nIntervention, nComparator }) =>
      nIntervention === null || nComparator === null ? null : nIntervention + nComparator,
    ),
  };
}

/** How a pooled result's interval was made, as the methods name it. */
export function testOf({ printed }: PairwiseResult): PooledTest {
  if (printed.method === 'Wald') return 'z';
  return printed.method === 'Knapp-Hartung' ? 'knha' : 'adhoc';
}

/**
 * Case deletion with plain standard errors, as Viechtbauer and Cheung define it: the Knapp-Hartung factor of two or three studies
 * that happen to agree is close to zero, and would make any third study look influential.
 */
function influenceRows(
  analysis: AnalysisResult,
  { effects, variances }: Column,
  pooling: PoolingOptions,
): readonly InfluenceRow[] {
  const plain: PoolingOptions = { ...pooling, test: 'z' };
  const points = baujat(effects, variances, plain);
  return influence(effects, variances, plain).map((study, i) => {
    const row = analysis.rows[study.position]!;
    return {
      studyResultId: row.studyResultId,
      label: row.label,
      studentisedResidual: study.studentisedResidual,
      dffits: study.dffits,
      cooksDistance: study.cooksDistance,
      covarianceRatio: study.covarianceRatio,
      tauSquaredWithout: study.tauSquaredWithout,
      hat: study.hat,
      weightPercent: study.weight,
      influential: study.influential,
      heterogeneity: points[i]!.heterogeneity,
      influence: points[i]!.influence,
    };
  });
}

function funnelOf(analysis: AnalysisResult, { effects, variances }: Column): Funnel {
  const contours = funnelContours(effects, variances, CONTOUR_LEVELS, FUNNEL_POINTS);
  const pseudo = contours.pseudoInterval.find(({ level }) => level === 0.95)!;
  return {
    points: analysis.rows.map(({ studyResultId, label }, i) => ({
      studyResultId,
      label,
      effect: effects[i]!,
      standardError: contours.standardErrors[i]!,
      pValue: contours.pValues[i]!,
    })),
    centre: contours.centre,
    grid: contours.grid,
    pseudoInterval: { low: pseudo.low, high: pseudo.high },
    significance: contours.significance,
  };
}

function filledFunnel(
  scale: MeasureScale,
  { effects, variances }: Column,
  pooled: PairwiseResult,
  pooling: PoolingOptions,
): FilledFunnel | Refusal {
  const filled = trimAndFill(effects, variances, { ...pooling, missing: 'L0', side: 'auto' });
  if (filled.filled === null) {
    return { state: 'refused', reason: filled.reason ?? DIAGNOSTICS.notDefined, canBeOverridden: false };
  }
  const model = analysePairwise(filled.effects, filled.variances, {
    profile: pooled.profile,
    estimator: pooled.estimator,
    level: pooled.printed.level,
  });
  return { state: 'done', side: filled.side, filled: filled.filled, printed: printedOf(scale, model) };
}

/** Benefit lies below or above, by what is better for the patient. */
function benefitOf(analysis: AnalysisResult, pooled: PairwiseResult, { effects, variances }: Column): BenefitCurve {
  const { scale, threshold } = analysis;
  const side: Side = analysis.better === 'lower' ? 'below' : 'above';
  const direction = side === 'below' ? -1 : 1;
  const effect = printedEffect(pooled);
  const small = threshold === null ? null : toAnalysisScale(scale, threshold);
  const reach = Math.max(
    CURVE_REACH * Math.abs(small ?? 0),
    direction * pooled.estimate + 3 * pooled.printed.standardError,
    pooled.printed.standardError,
  );
  const points = Array.from({ length: CURVE_POINTS }, (_, i) => {
    // Plus zero: no effect is 0 on either side, never -0.
    const at = (direction * reach * i) / (CURVE_POINTS - 1) + 0;
    const { meanEffect, newSetting } = exceedance(effect, at, side);
    return { threshold: toPrinted(scale, at), meanEffect, newSetting };
  });
  const mark = (name: 'no effect' | 'threshold', at: number): BenefitCurve['marks'][number] => {
    const quantities = decisionQuantities(pooled, effects, variances, at, side);
    return {
      name,
      threshold: toPrinted(scale, at),
      meanEffect: quantities.meanEffect,
      newSetting: quantities.newSetting,
      studiesBeyondPercent: 100 * quantities.studies.share,
    };
  };
  return { points, marks: [mark('no effect', 0), ...(small === null ? [] : [mark('threshold', small)])] };
}

export function printedOf(scale: MeasureScale, { estimate, printed: { low, high } }: PairwiseResult): PrintedEstimate {
  return { estimate: toPrinted(scale, estimate), low: toPrinted(scale, low), high: toPrinted(scale, high) };
}

/** A reasoned refusal of the engine is a state of the screen, not a failure. */
export function refusable<Result>(make: () => Result): Result | Refusal {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof EngineInputError)) throw error;
    return { state: 'refused', reason: error.message, canBeOverridden: error.code === 'refused' };
  }
}
