import type { AnalysisResult, MeasureScale } from '../../views/types.ts';
import type { TermId } from '../../widgets/glossary.ts';

/** What explains each effect measure in place. */
export const MEASURE_TERMS: Readonly<Record<MeasureScale['measure'], TermId>> = {
  MD: 'meanDifference',
  SMD: 'standardisedMeanDifference',
  ROM: 'ratioOfMeans',
  RR: 'riskRatio',
  OR: 'oddsRatio',
  RD: 'riskDifference',
  PETO: 'petoOddsRatio',
  IRR: 'rateRatio',
  HR: 'hazardRatio',
};

const SHARED = ['cochranQ', 'riskOfBias', 'minimalImportantDifference'] as const satisfies readonly TermId[];
const RANDOM_EFFECTS: readonly TermId[] = ['randomEffects', 'knappHartung', 'waldInterval', ...SHARED];
const COMMON_EFFECT: readonly TermId[] = ['commonEffect', 'waldInterval', ...SHARED];
const UNPOOLED: readonly TermId[] = ['riskOfBias', 'minimalImportantDifference'];

/** The terms that a forest plot and its footer use. */
export function plotTerms({ state }: AnalysisResult): readonly TermId[] {
  if (state.kind !== 'pooled') return UNPOOLED;
  return state.pooled.estimator === 'EE' ? COMMON_EFFECT : RANDOM_EFFECTS;
}
