import { incidenceRateRatio } from '../../effect/rate-comparison.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import type { Arm } from '../records/index.ts';
import { refuse, type Attempt, type Refused } from './attempt.ts';
import { measurementOfArm, read, type EffectFacts, type MeasurementFacts } from './facts.ts';
import { ratesReceipt } from './rates-receipt.ts';
import { sideTotalsReceipt } from './side-totals-receipt.ts';

type ArmRate = Readonly<{
  ok: true;
  events: number;
  personTime: number;
  n: number | null;
  valueIds: readonly string[];
}>;

/**
 * Rate ratio from the events and the person-time of the single arms, on the log scale: ln((x1/t1)/(x2/t2)), variance
 * 1/x1 + 1/x2 (extraction.md 1.2, 5; Handbook 6.7). Arms of one side are added up. People are counted where n is printed.
 */
export function rateRatioFromArms(facts: EffectFacts): Attempt {
  if (facts.measure !== 'IRR')
    return refuse(
      'measure does not fit the result',
      NOT_ESTIMABLE.otherMeasure('events and person-time', facts.measure),
    );
  const sideA = sideRate(facts, facts.armsA, facts.shares?.a ?? 1);
  if (!sideA.ok) return sideA;
  const sideB = sideRate(facts, facts.armsB, facts.shares?.b ?? 1);
  if (!sideB.ok) return sideB;
  if (sideA.events + sideB.events === 0) return refuse('no events in either arm', NOT_ESTIMABLE.noEvents);
  const effect = incidenceRateRatio({
    events1: sideA.events,
    time1: sideA.personTime,
    events2: sideB.events,
    time2: sideB.personTime,
  });
  if ('notEstimable' in effect) return refuse('no value', effect.notEstimable);
  return {
    ok: true,
    estimate: effect.estimate,
    standardError: effect.standardError,
    nIntervention: sideA.n,
    nComparator: sideB.n,
    nBasis: sideA.n === null && sideB.n === null ? null : 'analysed',
    eventsIntervention: sideA.events,
    eventsComparator: sideB.events,
    receipt: () => [
      ...sideTotalsReceipt(facts, 'A', 'person_time'),
      ...sideTotalsReceipt(facts, 'B', 'person_time'),
      ...ratesReceipt(sideA, sideB, effect),
    ],
    notes: facts.shares === null ? [] : [NOTES.sharedOut(Math.max(facts.shares.a, facts.shares.b))],
  };
}

function sideRate(facts: EffectFacts, arms: readonly Arm[], share: number): ArmRate | Refused {
  let total: ArmRate | null = null;
  for (const arm of arms) {
    const own = measurementOfArm(facts, arm.id);
    if (!own) return refuse('no value', NOT_ESTIMABLE.partialArms);
    const rate = armRate(own);
    if (!rate.ok) return rate;
    total = total === null ? rate : added(total, rate);
  }
  if (total === null) return refuse('no value', NOT_ESTIMABLE.partialArms);
  const { events, personTime, n } = total;
  return share === 1
    ? total
    : { ...total, events: events / share, personTime: personTime / share, n: n === null ? null : n / share };
}

const added = (a: ArmRate, b: ArmRate): ArmRate => ({
  ok: true,
  events: a.events + b.events,
  personTime: a.personTime + b.personTime,
  n: a.n === null || b.n === null ? null : a.n + b.n,
  valueIds: [...a.valueIds, ...b.valueIds],
});

function armRate(facts: MeasurementFacts): ArmRate | Refused {
  const [events, personTime, n] = [read(facts, 'events'), read(facts, 'person_time'), read(facts, 'n')];
  for (const reading of [events, personTime]) {
    if (reading.state === 'problem') return refuse(reading.reason, NOT_ESTIMABLE.notAgreed(reading.field));
  }
  if (events.state !== 'number') return refuse('no value', NOT_ESTIMABLE.noEventCount);
  if (personTime.state !== 'number' || personTime.number <= 0) return refuse('no value', NOT_ESTIMABLE.noPersonTime);
  return {
    ok: true,
    events: events.number,
    personTime: personTime.number,
    n: n.state === 'number' ? n.number : null,
    valueIds: [events.value.id, personTime.value.id],
  };
}
