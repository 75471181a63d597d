import { describe, expect, test } from 'vitest';
import { deriveReview, reviewIndexOf } from '../../../engine/review/derive.ts';
import type { Effect } from '../../../engine/review/derived.ts';
import { receiptOf } from '../../../engine/review/effect/effect-of.ts';
import { NOTES, NOT_ESTIMABLE } from '../../../engine/review/phrases.ts';
import { indexReview } from '../../../engine/review/review-index.ts';
import type { Assumption, Snapshot } from '../../../engine/review/records/index.ts';
import { varyAssumptions } from '../../../engine/review/vary-assumptions.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';
import { CORRELATION, withChangeScores } from './graph/change-scores.ts';

const made = withChangeScores(snapshotOf(generateReview({ studies: 12, analyses: 5, seed: 3 })));
const { snapshot, scores } = made;

const effectIn = (of: Snapshot, previous?: ReturnType<typeof deriveReview>): Effect =>
  deriveReview(of, previous).effects.get(`${scores.resultId} MD`)!;
const assuming = (...assumptions: readonly Partial<Assumption>[]): Snapshot => ({
  ...snapshot,
  assumption: new Map(assumptions.map((fields, at) => [`a${at}`, { ...CORRELATION, ...fields, id: `a${at}` }])),
});
const withNumber = (of: Snapshot, id: string, number: number): Snapshot => ({
  ...of,
  value: new Map(of.value).set(id, { ...of.value.get(id)!, number, text: String(number) }),
});

/** √(SD_b² + SD_f² − 2 r SD_b SD_f)/√n in each arm, in quadrature, on the analysis scale. */
function expectedError(r: number, sdBaseline: readonly [number, number] = scores.sdBaseline): number {
  const result = snapshot.study_result.get(scores.resultId)!;
  const slope = snapshot.instrument_use.get(result.instrumentUseId!)!.slope;
  const ofArm = (at: 0 | 1) => {
    const [b, f] = [sdBaseline[at], scores.sdFinal[at]];
    const n = snapshot.value.get(`change ${at + 1} n`)!.number!;
    return (b * b + f * f - 2 * r * b * f) / n;
  };
  return Math.abs(slope) * Math.sqrt(ofArm(0) + ofArm(1));
}

describe('a change printed without its spread', () => {
  test('takes the SDs at baseline and at the end with the correlation that is assumed, and says so', () => {
    const effect = effectIn(snapshot);
    if (effect.state !== 'estimated') throw new Error('The effect should be estimated.');
    expect(effect.standardError).toBeCloseTo(expectedError(0.5), 12);
    expect(effect.notes).toContain(NOTES.changeSdFromCorrelation);
  });

  test('names formula, values and assumption in its receipt', () => {
    const steps = receiptOf(indexReview(snapshot, undefined), scores.resultId, 'MD');
    const [first] = steps.filter(({ formulaId }) => formulaId === 'change-sd');
    expect(first).toMatchObject({ assumptionIds: [CORRELATION.id] });
    expect(first!.valueIds).toContain('baseline 1 sd');
    expect(first!.valueIds).toHaveLength(2);
    expect(steps.filter(({ formulaId }) => formulaId === 'change-sd')).toHaveLength(2);
  });

  test('without a correlation says what is wanting, not that nothing was printed', () => {
    expect(effectIn({ ...snapshot, assumption: new Map() })).toMatchObject({
      state: 'not estimable',
      explanation: NOT_ESTIMABLE.noCorrelation,
    });
  });

  test('takes the nearest assumption, and of two equally near the correlation', () => {
    const imputed = { kind: 'imputed SD', value: 9 } as const;
    expect(effectIn(assuming(imputed, {}))).toMatchObject({
      notes: expect.arrayContaining([NOTES.changeSdFromCorrelation]),
    });
    expect(effectIn(assuming({ ...imputed, scope: 'study_result', scopeId: scores.resultId }, {}))).toMatchObject({
      notes: expect.arrayContaining([NOTES.imputedSd]),
    });
    const near = effectIn(assuming({}, { scope: 'outcome', scopeId: scores.outcomeId, value: 0.8 }));
    expect(near.state === 'estimated' && near.standardError).toBeCloseTo(expectedError(0.8), 12);
  });

  test('prefers the spread that was printed', () => {
    const change = snapshot.value.get('change 1 mean')!;
    const printed = { ...change, id: 'change 1 sd', field: 'sd' as const, number: 3, text: '3' };
    const [se] = receiptOf(
      indexReview({ ...snapshot, value: new Map(snapshot.value).set(printed.id, printed) }, undefined),
      scores.resultId,
      'MD',
    );
    expect(se).toMatchObject({
      formulaId: expect.stringContaining('standard-error'),
      valueIds: expect.arrayContaining([printed.id]),
    });
  });

  test('follows an edit of the SD at baseline, in the effect and in everything behind it', () => {
    const before = deriveReview(snapshot);
    const edited = withNumber(snapshot, 'baseline 1 sd', 3.3);
    const [live, fresh] = [deriveReview(edited, before), deriveReview(edited)];
    const effect = live.effects.get(`${scores.resultId} MD`)!;
    expect(effect.state === 'estimated' && effect.standardError).toBeCloseTo(
      expectedError(0.5, [3.3, scores.sdBaseline[1]]),
      12,
    );
    expect(live).toEqual(fresh);
    expect([...live.analyses].filter(([id, analysis]) => analysis !== before.analyses.get(id)).length).toBeGreaterThan(
      0,
    );
  });

  test('is kept out while the SD it rests on is impossible', () => {
    expect(effectIn(withNumber(snapshot, 'baseline 1 sd', -2))).toMatchObject({
      state: 'not estimable',
      reason: 'blocked value',
    });
  });

  test('is kept out while that SD exceeds what the scale allows, and takes it again once the reviewer vouches for it', () => {
    const wide = withNumber(snapshot, 'baseline 1 sd', 80);
    const mean = {
      ...wide.value.get('baseline 1 sd')!,
      id: 'baseline 1 mean',
      field: 'mean' as const,
      number: 5,
      text: '5',
    };
    const n = { ...mean, id: 'baseline 1 n', field: 'n' as const, number: 40, text: '40' };
    const value = new Map(wide.value).set(mean.id, mean).set(n.id, n);
    expect(effectIn({ ...wide, value })).toMatchObject({ state: 'not estimable', reason: 'blocked value' });
    const vouched = { ...value.get('baseline 1 sd')!, handling: 'corrected by the authors' as const };
    expect(effectIn({ ...wide, value: new Map(value).set(vouched.id, vouched) })).toMatchObject({ state: 'estimated' });
  });
});

describe('the range of an assumption', () => {
  const derived = deriveReview(snapshot);
  const analysis = [...derived.analyses.values()].find(({ rows }) =>
    rows.some(({ studyResultId }) => studyResultId === scores.resultId),
  )!;

  test('is tried at both ends, and gives what the review would give if it were so assumed', () => {
    const [varied, ...others] = varyAssumptions(reviewIndexOf(derived), analysis, derived.effects);
    expect(others).toEqual([]);
    expect(varied).toMatchObject({ assumptionId: CORRELATION.id, isRangeGiven: true, studies: [expect.any(String)] });
    for (const { at, printed } of varied!.results) {
      const assumed = assuming({ value: at });
      const { state } = deriveReview(assumed).analyses.get(analysis.analysisId)!;
      expect({ at, printed }).toEqual({ at, printed: state.kind === 'pooled' ? state.printed : null });
    }
    expect(varied!.results.map(({ at }) => at)).toEqual([0.3, 0.5, 0.7]);
    expect(new Set(varied!.results.map(({ printed }) => printed!.high)).size).toBe(3);
  });

  test('is the customary one where none was given for a correlation', () => {
    const without = deriveReview(assuming({ low: null, high: null, value: 0.6 }));
    const [varied] = varyAssumptions(
      reviewIndexOf(without),
      without.analyses.get(analysis.analysisId)!,
      without.effects,
    );
    expect(varied).toMatchObject({ isRangeGiven: false });
    expect(varied!.results.map(({ at }) => at)).toEqual([0.3, 0.6, 0.7]);
  });
});
