import { exceedance } from '../../decision/exceedance.ts';
import { responderContrasts } from '../../decision/responders.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { formatCompact, formatFixed } from '../../text/format-number.ts';
import { LEVEL } from '../derivation.ts';
import type { AnalysisResult } from '../derived.ts';
import { measurementFacts } from '../effect/effect-of.ts';
import { summariseArm } from '../effect/arm-summary.ts';
import { groupOf, type Groups } from '../grouping.ts';
import type { Measurement, Outcome, StudyResult } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { observedResponders, responderMeasurements } from './observed-responders.ts';
import { BENEFIT, measured } from './phrases.ts';
import type { BenefitContrast } from './types.ts';

const SELF_REPORT = /self|patient|questionnaire|participant/iu;
const GLOBAL = /global|PGIC|overall|impression/iu;

/**
 * Studies of an analysis of mean differences that also print responders: the difference against the smallest important one, the
 * probability that it reaches it, responders estimated from the means, and those observed, with why they differ.
 *
 * Responders from arm means of change: p = Phi((c - m) / s), c = -MID (or +MID where higher is better).
 * Source: Suissa S (1991), J Clin Epidemiol 44:241-248; Cochrane Handbook 15.4. Golden: none; acceptance checklist OPTIMUM (C01, C34).
 *
 * @param responders `responderMeasurements` of the review, made once for many analyses
 */
export function benefitContrasts(
  index: ReviewIndex,
  analysis: AnalysisResult,
  responders: Groups<Measurement> = responderMeasurements(index.snapshot),
): readonly BenefitContrast[] {
  const outcome = index.snapshot.outcome.get(index.snapshot.analysis.get(analysis.analysisId)?.outcomeId ?? '');
  const threshold = Math.abs(outcome?.thresholdSmall ?? 0);
  if (!outcome || analysis.scale.measure !== 'MD' || threshold === 0) return [];
  const contrasts = analysis.rows.flatMap((row): readonly BenefitContrast[] => {
    const result = index.snapshot.study_result.get(row.studyResultId);
    const observed = result ? observedResponders(index, result, groupOf(responders, result.studyId)) : [];
    if (!result || observed.length === 0) return [];
    const unit = outcome.scaleUnit ?? '';
    const estimated = estimatedResponders(index, result, outcome, threshold, unit);
    const side = outcome.better === 'lower' ? 'below' : 'above';
    const { estimate, low, high, standardError } = row;
    const beyond = exceedance(
      { estimate, standardError, degreesOfFreedom: null, tauSquared: 0 },
      outcome.better === 'lower' ? -threshold : threshold,
      side,
    );
    const contrast = {
      studyId: row.studyId,
      studyResultId: row.studyResultId,
      study: row.label,
      outcome: outcome.construct,
      unit,
      difference: { estimate, low, high },
      threshold,
      thresholdSource: outcome.thresholdSource,
      better: outcome.better,
      probabilityBeyond: beyond.meanEffect,
      estimated,
      observed,
    };
    return [{ ...contrast, reasons: reasonsFor(contrast, outcome) }];
  });
  // The widest gap between responders first: there the question is asked.
  return contrasts.toSorted((a, b) => gapOf(b) - gapOf(a));
}

/** Every record `benefitContrasts` reads: while these are the same objects, so is what it gives. */
export function readsOfBenefit(
  index: ReviewIndex,
  analysis: AnalysisResult,
  responders: Groups<Measurement>,
): readonly unknown[] {
  const { snapshot, valuesByMeasurement, armsByMeasurement, armsByStudyResult, linksByStudyResult } = index;
  const read = analysis.rows.flatMap(({ studyId, studyResultId }) => {
    const counted = groupOf(responders, studyId);
    if (counted.length === 0) return [];
    return [
      ...counted.map(({ id }) => id),
      ...groupOf(linksByStudyResult, studyResultId).map(({ measurementId }) => measurementId),
    ];
  });
  const tables = [
    snapshot.analysis,
    snapshot.outcome,
    snapshot.study_result,
    snapshot.measurement,
    snapshot.arm,
    snapshot.instrument_use,
    snapshot.source,
  ];
  return [
    analysis,
    responders,
    ...tables,
    armsByMeasurement,
    armsByStudyResult,
    linksByStudyResult,
    ...read.map((id) => groupOf(valuesByMeasurement, id)),
  ];
}

function gapOf({ observed }: BenefitContrast): number {
  return Math.max(...observed.map(({ intervention, comparator }) => Math.abs(intervention - comparator)));
}

function estimatedResponders(
  index: ReviewIndex,
  result: StudyResult,
  outcome: Outcome,
  threshold: number,
  unit: string,
): BenefitContrast['estimated'] {
  // Final scores say nothing about change without each person's own start.
  if (result.score !== 'change') return null;
  const use = result.instrumentUseId === null ? null : index.snapshot.instrument_use.get(result.instrumentUseId);
  const slope = use?.slope ?? 1;
  const [intervention, comparator] = [armOf(index, result, 'a', slope), armOf(index, result, 'b', slope)];
  if (!intervention || !comparator) return null;
  const cut = outcome.better === 'lower' ? -threshold : threshold;
  const made = responderContrasts(intervention, comparator, cut, outcome.better === 'lower' ? 'below' : 'above');
  const { estimate, variance } = made.riskDifference;
  const reach = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(variance);
  return {
    intervention: made.intervention.proportion,
    comparator: made.comparator.proportion,
    difference: { estimate, low: estimate - reach, high: estimate + reach },
    definition: BENEFIT.definition(measured(formatCompact(threshold), unit)),
    standardDeviations: { intervention: intervention.sd, comparator: comparator.sd },
    roundingNote:
      inHundred(made.intervention.proportion) - inHundred(made.comparator.proportion) === inHundred(estimate)
        ? null
        : BENEFIT.rounding,
  };
}

const inHundred = (share: number): number => Math.sign(share) * Number(formatFixed(100 * Math.abs(share), 0));

/** Mean, SD and number of one arm on the analysis scale; null unless one arm prints all it takes. */
function armOf(
  index: ReviewIndex,
  result: StudyResult,
  side: 'a' | 'b',
  slope: number,
): Readonly<{ mean: number; sd: number; n: number }> | null {
  const [entry, ...others] = groupOf(index.armsByStudyResult, result.id).filter((candidate) => candidate.side === side);
  const arm = entry && index.snapshot.arm.get(entry.armId);
  if (!arm || others.length > 0) return null;
  for (const { measurementId } of groupOf(index.linksByStudyResult, result.id)) {
    const facts = measurementFacts(index, measurementId);
    if (!facts || facts.sideB.length > 0 || facts.sideA.length !== 1 || facts.sideA[0] !== arm.id) continue;
    const summary = summariseArm(facts, arm);
    if (summary.ok && summary.sd !== null && summary.n !== null && summary.n >= 2) {
      return { mean: summary.mean * slope, sd: summary.sd * Math.abs(slope), n: summary.n };
    }
  }
  return null;
}

function reasonsFor(
  { estimated, observed, threshold, unit, difference, better }: Omit<BenefitContrast, 'reasons'>,
  outcome: Outcome,
): readonly string[] {
  const size = formatFixed(Math.abs(difference.estimate), 2);
  const benefit = better === 'lower' ? -difference.estimate : difference.estimate;
  const average = benefit >= threshold ? BENEFIT.averageReached : BENEFIT.average;
  const percent = (share: number) => `${formatFixed(100 * share, 0)}%`;
  return [
    average(`${size} ${unit}`.trim(), measured(formatCompact(threshold), unit)),
    estimated
      ? BENEFIT.spread(
          spreadText(estimated.standardDeviations),
          unit,
          percent(estimated.intervention),
          percent(estimated.comparator),
          formatFixed(100 * estimated.difference.estimate, 0),
        )
      : BENEFIT.noSpread,
    ...observed.slice(0, 1).map(({ definition }) => BENEFIT.otherQuestion(definition)),
    ...(observed.some(({ definition }) => GLOBAL.test(definition)) ? [BENEFIT.judgement] : []),
    ...(SELF_REPORT.test(outcome.ascertainment ?? '') ? [BENEFIT.selfReported] : []),
    ...(observed.some(({ isModelled }) => isModelled) ? [BENEFIT.modelled] : []),
    BENEFIT.both,
  ];
}

function spreadText({ intervention, comparator }: Readonly<{ intervention: number; comparator: number }>): string {
  const [a, b] = [formatFixed(intervention, 1), formatFixed(comparator, 1)].toSorted();
  return a === b ? `${a}` : `${a} to ${b}`;
}
