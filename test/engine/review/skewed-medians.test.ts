import { describe, expect, it } from 'vitest';
import { deriveReview } from '../../../engine/review/derive.ts';
import { SKEWED_MEDIANS_SETTING, skewedMediansOf } from '../../../engine/review/effect/skewed-medians.ts';
import { receiptOf } from '../../../engine/review/effect/effect-of.ts';
import { indexReview } from '../../../engine/review/review-index.ts';
import type { Snapshot, Value } from '../../../engine/review/records/index.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';

const base = snapshotOf(generateReview({ studies: 6, analyses: 2 }));
const analysis = [...deriveReview(base).analyses.values()].find(({ scale }) => scale.measure === 'MD')!;
const row = analysis.rows.find(({ studyResultId }) => studyResultId !== null)!;
const resultId = row.studyResultId!;

/** The arm of side a printed as a median with quartiles in place of mean and SD. */
function withMedian(quartiles: Readonly<{ median: number; q1: number; q3: number }>): Snapshot {
  const armId = [...base.study_result_arm.values()].find(
    ({ studyResultId, side }) => studyResultId === resultId && side === 'a',
  )!.armId;
  const linked = new Set(
    [...base.study_result_measurement.values()]
      .filter(({ studyResultId }) => studyResultId === resultId)
      .map(({ measurementId }) => measurementId),
  );
  const measurementId = [...base.measurement_arm.values()].find(
    (entry) => entry.armId === armId && linked.has(entry.measurementId),
  )!.measurementId;
  const pattern = [...base.value.values()].find(
    (value) => value.measurementId === measurementId && value.field === 'mean',
  )!;
  const kept = [...base.value].filter(
    ([, value]) => value.measurementId !== measurementId || (value.field !== 'mean' && value.field !== 'sd'),
  );
  const printed = Object.entries(quartiles).map(([field, number]): [string, Value] => [
    `${measurementId} ${field}`,
    { ...pattern, id: `${measurementId} ${field}`, field: field as Value['field'], number, text: String(number) },
  ]);
  return { ...base, value: new Map([...kept, ...printed]) };
}

const choosing = (snapshot: Snapshot, value: unknown): Snapshot => ({
  ...snapshot,
  setting: new Map([...snapshot.setting, [SKEWED_MEDIANS_SETTING, { id: SKEWED_MEDIANS_SETTING, value }]]),
});

const effectIn = (snapshot: Snapshot, previous?: ReturnType<typeof deriveReview>) => {
  const derived = deriveReview(snapshot, previous);
  const effect = derived.effects.get(`${resultId} MD`)!;
  return { derived, effect };
};

const SKEWED = withMedian({ median: 3, q1: 2, q3: 9 });

describe('a median too skewed to convert', () => {
  it('is left out until the reviewer decides, and says where that is done', () => {
    const { effect } = effectIn(SKEWED);
    expect(effect).toMatchObject({ state: 'not estimable' });
    expect(JSON.stringify(effect)).toContain('Protocol, Analysis plan');
    expect(effectIn(choosing(SKEWED, 'leave out')).effect).toEqual(effect);
  });

  it.each(['log-normal', 'quantile estimation'] as const)('is converted by the method chosen: %s', (method) => {
    const before = effectIn(SKEWED);
    const chosen = choosing(SKEWED, method);
    const { effect, derived } = effectIn(chosen, before.derived);
    expect(effect.state).toBe('estimated');
    expect(effect).toEqual(effectIn(chosen).effect);
    expect(JSON.stringify(effect)).toContain('by the review’s choice');
    expect(JSON.stringify(effect)).toContain('Significantly skewed');
    const ids = receiptOf(indexReview(chosen, undefined), resultId, 'MD').map(({ formulaId }) => formulaId);
    expect(ids).toContain(method === 'log-normal' ? 'log-normal-mean' : 'quantile-estimation-mean');
    // And back: what stood before stands again.
    expect(effectIn(SKEWED, derived).effect).toEqual(before.effect);
  });

  it('is left out by any method when its numbers are not all positive', () => {
    const below = withMedian({ median: 1, q1: 0, q3: 12 });
    expect(effectIn(choosing(below, 'log-normal')).effect).toMatchObject({ state: 'not estimable' });
    expect(JSON.stringify(effectIn(choosing(below, 'quantile estimation')).effect)).toContain('Not all of its numbers');
  });

  it('does not touch a median that is not skewed', () => {
    const symmetric = withMedian({ median: 5, q1: 3.5, q3: 6.5 });
    expect(effectIn(choosing(symmetric, 'log-normal')).effect).toEqual(effectIn(symmetric).effect);
  });

  it('takes a choice it does not know for none', () => {
    const of = (value: unknown) =>
      skewedMediansOf(new Map([[SKEWED_MEDIANS_SETTING, { id: SKEWED_MEDIANS_SETTING, value }]]));
    expect(['log-normal', 'MLN', null].map(of)).toEqual(['log-normal', 'leave out', 'leave out']);
    expect(skewedMediansOf(new Map())).toBe('leave out');
  });
});
