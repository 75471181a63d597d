import type { NumberColumn } from '../pool/study-set.ts';
import type { PairwiseResult } from '../pool/types.ts';
import { exceedance, type Exceedance, type PooledEffect, type Side } from './exceedance.ts';
import { calibratedShare, shareOfTrueEffects, studiesBeyond, type StudiesBeyond } from './share-beyond.ts';

/** Everything that says how an analysis stands to a threshold. */
export type DecisionQuantities = Exceedance &
  Readonly<{
    studies: StudiesBeyond;
    /** Share of settings whose true effect lies beyond, if true effects are normal; null at tau squared = 0. */
    trueEffects: number | null;
    /** The same by counting calibrated study effects; null at tau squared = 0. */
    calibratedEffects: number | null;
  }>;

/** The printed interval of an analysis as the pooled effect the probabilities refer to. */
export function printedEffect({ estimate, printed, tauSquared }: PairwiseResult): PooledEffect {
  const { standardError, degreesOfFreedom } = printed;
  return { estimate, standardError, degreesOfFreedom, tauSquared };
}

/**
 * Probabilities and shares beyond a threshold for one analysis, with the standard error and degrees of freedom of the
 * printed interval and the weights of the printed model.
 *
 * Source: those of exceedance.ts and share-beyond.ts, where the formulas stand. Golden: none; gathers methods that have entries.
 *
 * @param threshold on the analysis scale (the logarithm for ratios)
 */
export function decisionQuantities(
  analysis: PairwiseResult,
  effects: NumberColumn,
  variances: NumberColumn,
  threshold: number,
  side: Side,
): DecisionQuantities {
  const pooled = printedEffect(analysis);
  return {
    ...exceedance(pooled, threshold, side),
    studies: studiesBeyond(effects, analysis.weights, threshold, side),
    trueEffects: shareOfTrueEffects(pooled, null, threshold, side)?.share ?? null,
    calibratedEffects: calibratedShare(effects, variances, analysis, threshold, side),
  };
}
