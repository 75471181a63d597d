import { describe, expect, it } from 'vitest';
import { memberOf, simulateReview, subjectOf } from '../../../build/bench/faults/simulate-review.ts';
import { FAULT_KINDS, plantFault } from '../../../build/bench/faults/plant.ts';
import { runChecks } from '../../../engine/check/run-checks.ts';
import type { CheckedArm, CheckedResult, CheckSubject, PrintedValue } from '../../../engine/check/types.ts';
import { createRandom } from '../../../engine/math/random.ts';

const verdict = (subject: CheckSubject): readonly string[] =>
  runChecks(subject)
    .map(({ check, severity }) => `${check} ${severity}`)
    .toSorted();

/** Clean and spoilt subjects of every kind. */
function subjects(seed: number, count: number): readonly CheckSubject[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const review = simulateReview(random, random.uniform() < 0.65 ? 'means' : 'counts', `review ${at}`);
    const clean = subjectOf(review, random.integer(review.length));
    const kind = FAULT_KINDS[random.integer(FAULT_KINDS.length)];
    return (kind === undefined ? null : plantFault(random, kind, clean)) ?? clean;
  });
}

const onEvery = (subject: CheckSubject, change: (result: CheckedResult) => CheckedResult): CheckSubject => ({
  ...subject,
  result: change(subject.result),
  others: subject.others.map(change),
});

const negated = (value: PrintedValue | null): PrintedValue | null =>
  value === null ? null : { ...value, value: -value.value };

/**
 * The same trials seen from the other side: arms change sides, differences change sign. Only differences of means can
 * be turned exactly.
 */
function exchanged(result: CheckedResult): CheckedResult {
  const { contrast } = result;
  return {
    ...result,
    arms: result.arms.map((arm) => ({ ...arm, side: arm.side === 'intervention' ? 'comparator' : 'intervention' })),
    contrast:
      contrast === null
        ? null
        : {
            ...contrast,
            estimate: negated(contrast.estimate),
            ciLow: negated(contrast.ciHigh),
            ciHigh: negated(contrast.ciLow),
          },
    textSays:
      result.textSays === null
        ? null
        : result.textSays === 'favours intervention'
          ? 'favours comparator'
          : 'favours intervention',
  };
}

/** The same scores in units ten times as large; they are then no longer whole numbers, so that GRIM is silent. */
function tenth(result: CheckedResult): CheckedResult {
  const scale = (value: PrintedValue | null): PrintedValue | null =>
    value === null || value.decimals === null
      ? value
      : { ...value, value: Number((value.value / 10).toPrecision(15)), decimals: value.decimals + 1 };
  const arm = (one: CheckedArm): CheckedArm => ({
    ...one,
    mean: scale(one.mean),
    sd: scale(one.sd),
    baselineMean: scale(one.baselineMean),
    baselineSd: scale(one.baselineSd),
    finalSd: scale(one.finalSd),
  });
  const { instrument, contrast } = result;
  return {
    ...result,
    arms: result.arms.map(arm),
    instrument:
      instrument === null
        ? null
        : { ...instrument, integer: false, min: (instrument.min ?? 0) / 10, max: (instrument.max ?? 0) / 10 },
    contrast:
      contrast === null || contrast.measure !== 'MD'
        ? contrast
        : {
            ...contrast,
            estimate: scale(contrast.estimate),
            ciLow: scale(contrast.ciLow),
            ciHigh: scale(contrast.ciHigh),
          },
  };
}

describe('the checks', () => {
  it('see the same whichever arm is called the intervention', () => {
    for (const subject of subjects(11, 60).filter(({ result }) => result.arms.every((arm) => arm.mean !== null))) {
      expect(verdict(onEvery(subject, exchanged)), subject.result.id).toEqual(verdict(subject));
    }
  });

  it('do not depend on the unit of the scale', () => {
    const withoutGrim = (subject: CheckSubject): CheckSubject =>
      onEvery(subject, (result) => ({
        ...result,
        instrument: result.instrument === null ? null : { ...result.instrument, integer: false },
      }));
    for (const subject of subjects(12, 60)) {
      expect(verdict(onEvery(subject, tenth)), subject.result.id).toEqual(verdict(withoutGrim(subject)));
    }
  });

  it('do not depend on the order of other results or rows', () => {
    for (const subject of subjects(13, 40)) {
      const turned = { ...subject, others: subject.others.toReversed(), members: subject.members.toReversed() };
      expect(verdict(turned)).toEqual(verdict(subject));
    }
  });

  it('leave their input as it was', () => {
    const [subject] = subjects(14, 1);
    const before = structuredClone(subject);
    if (subject !== undefined) runChecks(subject);
    expect(subject).toEqual(before);
    expect(subject === undefined ? null : memberOf(subject.result).resultId).toBe(subject?.result.id);
  });
});
