import { combineMeans } from '../../convert/combine-means.ts';
import { meanDifferenceFromStandardErrors } from '../../effect/mean-difference-from-standard-errors.ts';
import { ratioOfMeans } from '../../effect/ratio-of-means.ts';
import { standardisedMeanDifference } from '../../effect/standardised-mean-difference.ts';
import type { ComparatorArm, ReceiptStep } from '../derived.ts';
import { NOTES, NOT_ESTIMABLE, RECEIPT_LABELS } from '../phrases.ts';
import type { Arm } from '../records/index.ts';
import { summariseArm, type ArmSummary } from './arm-summary.ts';
import { assumedSpread } from './assumed-spread.ts';
import { refuse, type Attempt, type Estimated, type Refused } from './attempt.ts';
import { pairedForCrossover } from './crossover-design.ts';
import { measurementOfArm, type ChangeBeside, type EffectFacts } from './facts.ts';
import {
  combinedReceipt,
  meanDifferenceReceipt,
  ratioOfMeansReceipt,
  sharedReceipt,
  standardisedReceipt,
} from './means-receipt.ts';

/** Mean difference or standardised mean difference from the results of the single arms. */
export function continuousFromArms(facts: EffectFacts): Attempt {
  const sideA = summariseSide(facts, facts.armsA, facts.shares?.a ?? 1);
  if (!sideA.ok) return sideA;
  const sideB = summariseSide(facts, facts.armsB, facts.shares?.b ?? 1);
  if (!sideB.ok) return sideB;

  const sides = { a: sideA, b: sideB };
  const areSidesNoted = sideA.notes.length + sideB.notes.length > 0;
  const notes: string[] = areSidesNoted
    ? [...new Set([...sideA.notes, ...sideB.notes, NOTES.armsIndependent])]
    : [NOTES.armsIndependent];
  const comparator = comparatorArm(facts, sideB);

  if (facts.measure === 'MD') {
    const slope = facts.instrumentUse?.slope ?? 1;
    const effect = meanDifferenceFromStandardErrors({
      mean1: slope * sideA.mean,
      standardError1: Math.abs(slope) * sideA.standardError,
      mean2: slope * sideB.mean,
      standardError2: Math.abs(slope) * sideB.standardError,
    });
    const receipt = () => meanDifferenceReceipt(sides, effect, slope);
    return pairedForCrossover(facts, estimated(effect, sideA, sideB, comparator, receipt, notes), sideA, sideB);
  }
  if (facts.measure === 'SMD') {
    const [sdA, sdB] = [sideA.sd, sideB.sd];
    if (sdA === null || sdB === null || sideA.n === null || sideB.n === null) {
      return refuse('no standard deviation', NOT_ESTIMABLE.noStandardDeviation);
    }
    const arms = { mean1: sideA.mean, sd1: sdA, n1: sideA.n, mean2: sideB.mean, sd2: sdB, n2: sideB.n };
    const effect = standardisedMeanDifference(arms);
    if ('notEstimable' in effect) return refuse('no standard deviation', effect.notEstimable);
    // Every instrument points the way of the outcome's own scale before standardising (extraction.md 1.9).
    const sign = Math.sign(facts.instrumentUse?.slope ?? 1);
    const aligned = { estimate: sign * effect.estimate, standardError: effect.standardError };
    const numbers = {
      a: { mean: sideA.mean, sd: sdA, n: sideA.n },
      b: { mean: sideB.mean, sd: sdB, n: sideB.n },
    };
    const receipt = () => standardisedReceipt(sides, numbers, aligned, sign);
    if (facts.result.score === 'change') notes.push(NOTES.changeScoreSd);
    if (sideA.isSdDerived || sideB.isSdDerived) notes.push(NOTES.derivedSd);
    return pairedForCrossover(facts, estimated(aligned, sideA, sideB, comparator, receipt, notes), sideA, sideB);
  }
  if (facts.measure === 'ROM') {
    const [sdA, sdB] = [sideA.sd, sideB.sd];
    if (sdA === null || sdB === null || sideA.n === null || sideB.n === null) {
      return refuse('no standard deviation', NOT_ESTIMABLE.noStandardDeviation);
    }
    if (facts.result.score === 'change' || sideA.mean <= 0 || sideB.mean <= 0)
      return refuse('no value', NOT_ESTIMABLE.ratioOfMeans);
    const effect = ratioOfMeans({ mean1: sideA.mean, sd1: sdA, n1: sideA.n, mean2: sideB.mean, sd2: sdB, n2: sideB.n });
    if ('notEstimable' in effect) return refuse('no value', effect.notEstimable);
    const numbers = {
      a: { mean: sideA.mean, sd: sdA, n: sideA.n },
      b: { mean: sideB.mean, sd: sdB, n: sideB.n },
    };
    const receipt = () => ratioOfMeansReceipt(sides, numbers, effect);
    return estimated(effect, sideA, sideB, comparator, receipt, notes);
  }
  return refuse('measure does not fit the result', NOT_ESTIMABLE.otherMeasure('means', facts.measure));
}

/** Field by field, so that every effect is of one shape. */
function estimated(
  { estimate, standardError }: Readonly<{ estimate: number; standardError: number }>,
  a: ArmSummary,
  b: ArmSummary,
  comparator: ComparatorArm,
  receipt: () => readonly ReceiptStep[],
  notes: readonly string[],
): Estimated {
  return {
    ok: true,
    estimate,
    standardError,
    nIntervention: a.n,
    nComparator: b.n,
    nBasis: a.nBasis === 'randomised' || b.nBasis === 'randomised' ? 'randomised' : a.nBasis,
    eventsIntervention: null,
    eventsComparator: null,
    comparator,
    receipt,
    notes,
  };
}

/** The comparator beside a printed contrast: its own mean, where that was printed too and can be read. */
export function comparatorBeside(facts: EffectFacts): ComparatorArm | undefined {
  if (facts.outcome.kind !== 'continuous') return undefined;
  const side = summariseSide(facts, facts.armsB, 1);
  return side.ok ? comparatorArm(facts, side) : undefined;
}

function comparatorArm({ instrumentUse, result }: EffectFacts, { mean, sd, n }: ArmSummary): ComparatorArm {
  const slope = instrumentUse?.slope ?? 1;
  // A change has no origin to move: only final values take the intercept of the outcome's scale.
  const intercept = result.score === 'change' ? 0 : (instrumentUse?.intercept ?? 0);
  return {
    mean: slope * mean + intercept,
    standardDeviation: sd === null ? null : Math.abs(slope) * sd,
    n,
    score: result.score,
  };
}

/** One side: its only arm, or all its arms combined into one group (Handbook 6.5.2.10); shared out where it is (23.3.4). */
function summariseSide(facts: EffectFacts, arms: readonly Arm[], share: number): ArmSummary | Refused {
  const summaries: ArmSummary[] = [];
  for (let i = 0; i < arms.length; i++) {
    const arm = arms[i]!;
    const own = measurementOfArm(facts, arm.id);
    if (!own) return refuse('no value', NOT_ESTIMABLE.partialArms);
    const beside = () => facts.besideChange(arm.id);
    const summary = summariseArm(own, arm, () => assumedSpread(facts, arm, beside));
    if (!summary.ok) return wantingCorrelation(summary, beside);
    summaries.push(summary);
  }
  let combined = summaries[0];
  if (!combined) return refuse('no value', NOT_ESTIMABLE.partialArms);
  for (let i = 1; i < summaries.length; i++) {
    const merged = combineArms(combined, summaries[i]!);
    if (!merged.ok) return merged;
    combined = merged;
  }
  return share === 1 ? combined : sharedOut(combined, share);
}

/** Where a correlation is all that is wanting, the reason says so. */
function wantingCorrelation(refused: Refused, beside: () => ChangeBeside | null): Refused {
  return refused.reason === 'no standard error' && beside() !== null
    ? refuse(refused.reason, NOT_ESTIMABLE.noCorrelation)
    : refused;
}

/** One of `share` equal parts of a group: mean and standard deviation as they are, a part of its people. */
function sharedOut(whole: ArmSummary, share: number): ArmSummary | Refused {
  if (whole.n === null) return refuse('no participants analysed', NOT_ESTIMABLE.noDenominator);
  return {
    ...whole,
    n: whole.n / share,
    standardError: whole.standardError * Math.sqrt(share),
    receipt: (need) => sharedReceipt(whole, share, need),
    notes: [...whole.notes, NOTES.sharedOut(share)],
  };
}

function combineArms(a: ArmSummary, b: ArmSummary): ArmSummary | Refused {
  if (a.n === null || b.n === null || a.sd === null || b.sd === null) {
    return refuse('no standard deviation', NOT_ESTIMABLE.partialArms);
  }
  const merged = combineMeans({ n1: a.n, mean1: a.mean, sd1: a.sd, n2: b.n, mean2: b.mean, sd2: b.sd });
  const label = RECEIPT_LABELS.armsTogether(a.label, b.label);
  return {
    ok: true,
    label,
    mean: merged.mean.value,
    meanValueId: a.meanValueId,
    standardError: merged.sd.value / Math.sqrt(merged.n),
    sd: merged.sd.value,
    isSdDerived: a.isSdDerived || b.isSdDerived,
    n: merged.n,
    nBasis: a.nBasis === 'randomised' || b.nBasis === 'randomised' ? 'randomised' : a.nBasis,
    spreadValueIds: [...a.spreadValueIds, ...b.spreadValueIds],
    receipt: (need) => combinedReceipt(label, { a, b }, merged, need),
    notes: [...new Set([...a.notes, ...b.notes])],
  };
}
