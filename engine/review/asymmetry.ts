import { binaryAsymmetryTest } from '../bias/binary-asymmetry-tests.ts';
import { recommendedAsymmetryTest, type AsymmetryMeasure } from '../bias/recommended-asymmetry-test.ts';
import { regressionTest, type AsymmetryPredictor } from '../bias/regression-test.ts';
import type { StudyCountGate } from '../regression/study-count-gate.ts';
import type { AnalysisResult } from './derived.ts';
import type { AsymmetryTest, Refusal } from './diagnosed.ts';
import { DIAGNOSTICS } from './phrases.ts';
import type { AnalysisMeasure } from './records/index.ts';

/** Studies of an analysis, on its scale. */
export type StudyColumn = Readonly<{
  effects: readonly number[];
  variances: readonly number[];
  sizes: readonly (number | null)[];
}>;

type Tested = Pick<AnalysisResult, 'rows' | 'scale'>;

/**
 * The asymmetry test that suits the measure (models.md 9): Harbord's for odds ratios with counts, a test on 1/√n for standardised
 * differences, Egger's for the rest. Where none is recommended the plot stands alone, unless the reviewer gives a reason.
 */
export function asymmetryOf(
  analysis: Tested,
  column: StudyColumn,
  { asymmetryReason }: Readonly<{ asymmetryReason?: string | undefined }> = {},
): AsymmetryTest | Refusal {
  const { measure } = analysis.scale;
  const gate = asymmetryReason ? { overriddenBecause: asymmetryReason } : ('enforced' as const);
  if ((measure === 'OR' || measure === 'PETO') && hasCounts(analysis)) return harbordOf(analysis, gate);
  const advice = recommendedAsymmetryTest(adviceMeasure(measure));
  const onSampleSize = measure === 'SMD' && column.sizes.every((n) => n !== null);
  const caution = onSampleSize ? null : advice.againstEgger;
  if (caution !== null && !asymmetryReason)
    return { state: 'refused', reason: DIAGNOSTICS.plotOnly(caution), canBeOverridden: true };
  const predictor: AsymmetryPredictor = onSampleSize ? 'sqrtninv' : 'sei';
  const test = regressionTest(column.effects, column.variances, column.sizes, {
    predictor,
    model: 'multiplicative',
    gate,
  });
  return {
    state: 'done',
    name: onSampleSize ? DIAGNOSTICS.pustejovskyRodgers : DIAGNOSTICS.egger,
    slope: test.slope.estimate,
    standardError: test.slope.standardError,
    statistic: test.statistic,
    degreesOfFreedom: test.degreesOfFreedom,
    pValue: test.pValue,
    overriddenBecause: test.gate.overriddenBecause ?? (caution === null ? null : (asymmetryReason ?? null)),
    caution,
  };
}

function harbordOf({ rows }: Tested, gate: StudyCountGate): AsymmetryTest | Refusal {
  const test = binaryAsymmetryTest(
    rows.map((row) => row.eventsIntervention),
    rows.map((row) => row.nIntervention),
    rows.map((row) => row.eventsComparator),
    rows.map((row) => row.nComparator),
    { test: 'Harbord', gate },
  );
  if (test.bias === null) return { state: 'refused', reason: DIAGNOSTICS.notDefined, canBeOverridden: false };
  return {
    state: 'done',
    name: DIAGNOSTICS.harbord,
    slope: test.bias,
    standardError: test.biasStandardError,
    statistic: test.statistic,
    degreesOfFreedom: test.degreesOfFreedom,
    pValue: test.pValue,
    overriddenBecause: test.gate.overriddenBecause,
    caution: null,
  };
}

function hasCounts({ rows }: Tested): boolean {
  return rows.every(
    (row) =>
      row.eventsIntervention !== null &&
      row.eventsComparator !== null &&
      row.nIntervention !== null &&
      row.nComparator !== null,
  );
}

function adviceMeasure(measure: AnalysisMeasure): AsymmetryMeasure {
  if (measure === 'PETO') return 'OR';
  return measure === 'MD' || measure === 'SMD' || measure === 'OR' || measure === 'RR' || measure === 'RD'
    ? measure
    : 'other';
}
