import { eventsOfPercent } from '../../convert/events-from-percent.ts';
import { oddsRatio } from '../../effect/odds-ratio.ts';
import { petoOddsRatio } from '../../effect/peto-odds-ratio.ts';
import { riskDifference } from '../../effect/risk-difference.ts';
import { riskRatio } from '../../effect/risk-ratio.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import type { AnalysisMeasure, Arm } from '../records/index.ts';
import { refuse, type Attempt, type Refused } from './attempt.ts';
import { countsReceipt } from './counts-receipt.ts';
import { sideTotalsReceipt } from './side-totals-receipt.ts';
import { measurementOfArm, read, type EffectFacts, type MeasurementFacts } from './facts.ts';

const EFFECTS = { RR: riskRatio, OR: oddsRatio, RD: riskDifference, PETO: petoOddsRatio } as const;

type ArmCount = Readonly<{
  ok: true;
  events: number;
  n: number;
  nBasis: 'analysed' | 'randomised';
  valueIds: readonly string[];
  notes: readonly string[];
}>;

/** Risk ratio, odds ratio, risk difference or Peto odds ratio from the counts of the single arms. */
export function binaryFromArms(facts: EffectFacts): Attempt {
  const { measure } = facts;
  if (!isBinaryMeasure(measure)) {
    return refuse('measure does not fit the result', NOT_ESTIMABLE.otherMeasure('counts', measure));
  }
  const sideA = countSide(facts, facts.armsA, facts.shares?.a ?? 1);
  if (!sideA.ok) return sideA;
  const sideB = countSide(facts, facts.armsB, facts.shares?.b ?? 1);
  if (!sideB.ok) return sideB;

  const both = sideA.events + sideB.events;
  if (both === 0 && measure !== 'RD') return refuse('no events in either arm', NOT_ESTIMABLE.noEvents);
  if (both === sideA.n + sideB.n && measure !== 'RD') {
    return refuse('all participants had the event', NOT_ESTIMABLE.allEvents);
  }
  const arms = { events1: sideA.events, n1: sideA.n, events2: sideB.events, n2: sideB.n };
  const effect = EFFECTS[measure](arms);
  if ('notEstimable' in effect) return refuse('no value', effect.notEstimable);
  return {
    ok: true,
    estimate: effect.estimate,
    standardError: effect.standardError,
    nIntervention: sideA.n,
    nComparator: sideB.n,
    nBasis: sideA.nBasis === 'randomised' || sideB.nBasis === 'randomised' ? 'randomised' : 'analysed',
    eventsIntervention: sideA.events,
    eventsComparator: sideB.events,
    receipt: () => [
      ...sideTotalsReceipt(facts, 'A', 'n'),
      ...sideTotalsReceipt(facts, 'B', 'n'),
      ...countsReceipt(measure, arms, effect, [...sideA.valueIds, ...sideB.valueIds]),
    ],
    notes: sideA.notes.length + sideB.notes.length === 0 ? NO_NOTES : [...new Set([...sideA.notes, ...sideB.notes])],
  };
}

const NO_NOTES: readonly string[] = [];

function isBinaryMeasure(measure: AnalysisMeasure): measure is keyof typeof EFFECTS {
  return measure in EFFECTS;
}

/** Arms of one side added up: events and people (Handbook 6.5.2.10); shared out among several comparisons where it is (23.3.4). */
function countSide(facts: EffectFacts, arms: readonly Arm[], share: number): ArmCount | Refused {
  let total: ArmCount | null = null;
  for (const arm of arms) {
    const own = measurementOfArm(facts, arm.id);
    if (!own) return refuse('no value', NOT_ESTIMABLE.partialArms);
    const counted = countArm(own);
    if (!counted.ok) return counted;
    total = total
      ? {
          ok: true,
          events: total.events + counted.events,
          n: total.n + counted.n,
          nBasis: total.nBasis === 'randomised' ? total.nBasis : counted.nBasis,
          valueIds: [...total.valueIds, ...counted.valueIds],
          notes: [...total.notes, ...counted.notes],
        }
      : counted;
  }
  if (total === null) return refuse('no value', NOT_ESTIMABLE.partialArms);
  return share === 1
    ? total
    : { ...total, events: total.events / share, n: total.n / share, notes: [...total.notes, NOTES.sharedOut(share)] };
}

/** Printed events, or a raw percentage of a printed n. A model's percentage is never turned into a count. */
function countArm(facts: MeasurementFacts): ArmCount | Refused {
  const n = read(facts, 'n');
  const events = read(facts, 'events');
  const percent = read(facts, 'percent');
  const problem = n.state === 'problem' ? n : events.state === 'problem' ? events : percent;
  if (problem.state === 'problem') return refuse(problem.reason, NOT_ESTIMABLE.notAgreed(problem.field));
  const nBasis = facts.measurement.nBasis === 'randomised' ? 'randomised' : 'analysed';
  const notes = nBasis === 'randomised' ? [NOTES.randomisedN] : NO_NOTES;
  if (n.state !== 'number') {
    return percent.state === 'number'
      ? refuse('no value', NOT_ESTIMABLE.noDenominator)
      : refuse('no value', NOT_ESTIMABLE.noEstimate);
  }
  if (n.number <= 0) return refuse('no participants analysed', NOT_ESTIMABLE.noParticipants);
  if (events.state === 'number') {
    return { ok: true, events: events.number, n: n.number, nBasis, valueIds: [events.value.id, n.value.id], notes };
  }
  if (percent.state !== 'number') return refuse('no value', NOT_ESTIMABLE.noEstimate);
  if (facts.measurement.estimation === 'model percent' || facts.measurement.estimation === 'multiple imputation') {
    return refuse('no value', NOT_ESTIMABLE.modelPercent);
  }
  return {
    ok: true,
    events: eventsOfPercent({ percent: percent.number, decimals: percent.value.decimals, n: n.number }),
    n: n.number,
    nBasis,
    valueIds: [percent.value.id, n.value.id],
    notes,
  };
}
