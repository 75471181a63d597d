import { criticalValue } from '../pool/pooled-interval.ts';
import { analysePairwise } from '../pool/pairwise.ts';
import type { PairwiseResult } from '../pool/types.ts';
import { formatPWithLetter } from '../text/format-p.ts';
import type { GradeEvidence } from './evidence.ts';
import { DOMAIN, IMPRECISION, INCONSISTENCY } from './phrases.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import { isOutside, leaves, type RatedTarget } from './target.ts';
import type { DomainProposal } from './types.ts';
import { input, limitsText, midText } from './words.ts';

/**
 * Inconsistency by where the results lie against the threshold of the target, not by I² (grade.md 3.2). Ordered rules, the first
 * that fits decides: 1 one study; 2 tau² = 0; 3 all on one side and the prediction interval does not leave it (or fewer than five
 * studies); 4 weight on the other side and a prediction interval from important benefit to important harm; 5 weight on the other
 * side; 6 the prediction interval crosses where the confidence interval does not; 7 nothing.
 *
 * Source: GRADE guidance 36 (Guyatt G et al 2023), J Clin Epidemiol 158:70-83, doi:10.1016/j.jclinepi.2023.03.003; Core GRADE 3
 * (2025), BMJ 389. Golden: none; acceptance checklist C35.
 */
export function proposeInconsistency(
  evidence: GradeEvidence,
  target: RatedTarget,
  settings: GradeSettings,
): DomainProposal {
  const pooled = heterogeneityModel(evidence);
  if (pooled === null) {
    return {
      domain: 'inconsistency',
      state: 'not applicable',
      levels: 0,
      ruleId: 'inconsistency.1-single-study@1',
      inputs: [input('k', INCONSISTENCY.labels.k, evidence.studies.length, String(evidence.studies.length))],
      sentence: sentenceOf(INCONSISTENCY.single),
      footnote: null,
      isBorderline: false,
      question: null,
      alternatives: [],
    };
  }
  const facts = factsOf(evidence, target, pooled, settings);
  const { rule, levels, reason } = decide(evidence, target, facts, pooled, settings);
  return {
    domain: 'inconsistency',
    state: 'proposed',
    levels,
    ruleId: `inconsistency.${rule}@1`,
    inputs: inputsOf(evidence, facts, pooled),
    sentence: `${sentenceOf(reason).slice(0, -1)}: ${levels === 0 ? 'no level down' : `${IMPRECISION.levels(levels)} down`}.`,
    footnote: levels > 0 ? DOMAIN.down('inconsistency', levels, reason) : null,
    isBorderline: false,
    question: null,
    alternatives: [],
  };
}

/** The model whose tau² is weighed: the printed one, or for a common-effect model the random-effects fit of the same data. */
function heterogeneityModel({ pooled, studies, level }: GradeEvidence): PairwiseResult | null {
  if (pooled === null || studies.length < 2) return null;
  if (pooled.estimator !== 'EE') return pooled;
  return analysePairwise(
    studies.map((study) => study.estimate),
    studies.map((study) => study.standardError ** 2),
    { profile: 'grove', level },
  );
}

type Facts = Readonly<{
  /** Share of the weight whose point estimates lie on the other side. */
  otherSide: number;
  overlapping: boolean;
  isScatterReal: boolean;
  /** On the judged scale, with the standard error and degrees of freedom of the confidence interval beside it. */
  prediction: Readonly<{ low: number; high: number }>;
  predictionCrosses: boolean;
  intervalCrosses: boolean;
  isBenefitAndHarm: boolean;
}>;

function factsOf(
  { studies, scale, level }: GradeEvidence,
  { zone }: RatedTarget,
  pooled: PairwiseResult,
  settings: GradeSettings,
): Facts {
  const otherSide = studies.reduce(
    (sum, study) => sum + (isOutside(scale.shown(study.estimate), zone) ? study.weight : 0),
    0,
  );
  // Some pair of intervals does not overlap exactly when the highest lower limit lies above the lowest upper limit.
  const overlapping =
    studies.reduce((low, study) => Math.max(low, study.low), -Infinity) <=
    studies.reduce((high, study) => Math.min(high, study.high), Infinity);
  const critical = criticalValue(level, pooled.k - 1);
  const interval = (spread: number) => ({
    low: scale.shown(pooled.estimate - critical * spread),
    high: scale.shown(pooled.estimate + critical * spread),
  });
  const { standardError } = pooled.printed;
  const prediction = interval(Math.sqrt(pooled.tauSquared + standardError ** 2));
  const { small } = scale;
  return {
    otherSide,
    overlapping,
    isScatterReal: !overlapping || (pooled.qPValue !== null && pooled.qPValue < settings.heterogeneityP),
    prediction,
    predictionCrosses: leaves(prediction, zone),
    intervalCrosses: leaves(interval(standardError), zone),
    isBenefitAndHarm: small !== null && prediction.low <= small.decrease && prediction.high >= small.increase,
  };
}

type Decision = Readonly<{ rule: string; levels: 0 | 1 | 2; reason: string }>;

function decide(
  evidence: GradeEvidence,
  target: RatedTarget,
  facts: Facts,
  pooled: PairwiseResult,
  settings: GradeSettings,
): Decision {
  const { otherSide, isScatterReal, predictionCrosses, intervalCrosses } = facts;
  const side = sideOf(evidence, target);
  const enough = pooled.k >= settings.studiesForPredictionInterval;
  if (pooled.tauSquared === 0) return { rule: '2-no-heterogeneity', levels: 0, reason: INCONSISTENCY.noHeterogeneity };
  if (otherSide === 0 && (!enough || !predictionCrosses))
    return { rule: '3-one-side', levels: 0, reason: INCONSISTENCY.oneSide(side) };
  const share = SHOWN.share(otherSide);
  const isSplit = otherSide >= settings.otherSideShare && isScatterReal;
  if (isSplit) {
    const split = INCONSISTENCY.split(
      share,
      side,
      facts.overlapping && pooled.qPValue !== null
        ? INCONSISTENCY.q(formatPWithLetter(pooled.qPValue))
        : INCONSISTENCY.noOverlap,
    );
    if (facts.isBenefitAndHarm && enough)
      return { rule: '4-split-benefit-and-harm', levels: 2, reason: `${split}, and ${INCONSISTENCY.both}` };
    return { rule: '5-split', levels: 1, reason: split };
  }
  if (predictionCrosses && !intervalCrosses && enough) {
    const { low, high } = facts.prediction;
    return {
      rule: '6-prediction-interval',
      levels: 1,
      reason: INCONSISTENCY.prediction(limitsText(low, high, evidence.scale), side),
    };
  }
  const reason =
    otherSide === 0
      ? INCONSISTENCY.oneSide(side)
      : otherSide >= settings.otherSideShare
        ? INCONSISTENCY.apartButSmall(share)
        : INCONSISTENCY.minor(share, side);
  return { rule: '7-otherwise', levels: 0, reason };
}

function sideOf({ scale }: GradeEvidence, target: RatedTarget): string {
  if (target.kind === 'null') return INCONSISTENCY.null;
  return target.kind === 'range' ? INCONSISTENCY.zone : midText(scale);
}

function inputsOf({ scale }: GradeEvidence, facts: Facts, pooled: PairwiseResult): DomainProposal['inputs'] {
  const { labels } = INCONSISTENCY;
  const { low, high } = facts.prediction;
  return [
    input('k', labels.k, pooled.k, String(pooled.k)),
    input('weight.other-side', labels.otherSide, facts.otherSide, SHOWN.share(facts.otherSide)),
    input('intervals.overlap', labels.overlap, facts.overlapping, facts.overlapping ? 'yes' : 'no'),
    input('tau-squared', labels.tau, pooled.tauSquared, SHOWN.tauSquared(pooled.tauSquared)),
    ...(pooled.qPValue === null ? [] : [input('q.p', labels.q, pooled.qPValue, SHOWN.pValue(pooled.qPValue))]),
    ...(pooled.iSquared === null
      ? []
      : [input('i-squared', labels.i2, pooled.iSquared, SHOWN.iSquared(pooled.iSquared))]),
    ...(pooled.k > 2 && pooled.tauSquared > 0
      ? [input('prediction', labels.prediction, null, limitsText(low, high, scale))]
      : []),
  ];
}

function sentenceOf(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
