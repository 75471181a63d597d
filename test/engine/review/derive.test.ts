import { expect, test } from 'vitest';
import { bundledReview } from '../../../api/bundled-review/index.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import { analysisId } from '../../../api/bundled-review/analysis-records.ts';
import { snapshotOf } from '../../fixtures/generated-review.ts';
import { withChange } from '../../fixtures/with-change.ts';

const snapshot = snapshotOf(bundledReview());
const cherkinMean = [...snapshot.value.values()].find((value) => value.text === '-1.48' && value.field === 'mean')!;

test('the same snapshot gives the same artefacts, by identity', () => {
  const first = deriveReview(snapshot);
  const second = deriveReview(snapshot, first);
  expect(second.summaryOfFindings).toBe(first.summaryOfFindings);
  for (const [id, analysis] of first.analyses) expect(second.analyses.get(id)).toBe(analysis);
});

test('one edited value changes exactly the analyses that read it', () => {
  const before = deriveReview(snapshot);
  const edited = withChange(snapshot, 'value', cherkinMean.id, { text: '-2.00', number: -2 });
  const after = deriveReview(edited, before);
  const changed = [...after.analyses]
    .filter(([id, analysis]) => before.analyses.get(id) !== analysis)
    .map(([id]) => id);
  expect(changed.toSorted()).toEqual(['pain 26', 'pain 26 with LAMP', 'pain 26 DL'].map(analysisId).toSorted());
});

test('deriving from what was derived before equals deriving from nothing', () => {
  let current = snapshot;
  let derived = deriveReview(current);
  const ids = [...snapshot.value.keys()];
  // Every seventh value, changed, cleared of its number or called unusable in turn.
  for (const [i, id] of ids.filter((_, index) => index % 7 === 0).entries()) {
    const number = current.value.get(id)!.number;
    const change =
      i % 3 === 0
        ? { number: (number ?? 1) * 1.1 }
        : i % 3 === 1
          ? { number: null }
          : { handling: 'unusable as printed' as const };
    current = withChange(current, 'value', id, change);
    derived = deriveReview(current, derived);
    const fresh = deriveReview(current);
    expect(derived.summaryOfFindings).toEqual(fresh.summaryOfFindings);
    expect(derived.analyses).toEqual(fresh.analyses);
    expect(derived.effects).toEqual(fresh.effects);
  }
});

test('an impossible interval blocks the effect and says why', () => {
  const high = [...snapshot.value.values()].find(
    (value) => value.field === 'ci_high' && value.measurementId === cherkinMean.measurementId,
  )!;
  const edited = withChange(snapshot, 'value', high.id, { number: -9, text: '-9' });
  const analysis = deriveReview(edited).analyses.get(analysisId('pain 26'))!;
  expect(analysis.rows.map((row) => row.label)).not.toContain('Cherkin 2016 (+2017)');
  expect(analysis.leftOut.find((left) => left.label.startsWith('Cherkin'))!.reason).toMatch(/^a check keeps it out: /u);
});

test('two extractors who disagree keep a value out until they agree', () => {
  const second = { ...cherkinMean, id: 'second', role: 'second' as const, author: 'B', number: -1.84, text: '-1.84' };
  const asFirst = withChange(snapshot, 'value', cherkinMean.id, { role: 'first' });
  const disputed = { ...asFirst, value: new Map(asFirst.value).set('second', second) };
  const left = deriveReview(disputed).analyses.get(analysisId('pain 26'))!.leftOut;
  expect(left.find((study) => study.label.startsWith('Cherkin'))!.reason).toContain(
    'the extractors have not agreed on mean',
  );
});

test('a scale turned round by its linear map turns the difference round', () => {
  const use = snapshot.instrument_use.get(snapshot.measurement.get(cherkinMean.measurementId)!.instrumentUseId!)!;
  const turned = withChange(snapshot, 'instrument_use', use.id, { slope: -2, intercept: 10 });
  const row = (of: typeof snapshot) =>
    deriveReview(of)
      .analyses.get(analysisId('pain 26'))!
      .rows.find((line) => line.label.startsWith('Cherkin'))!;
  expect(row(turned).estimate).toBeCloseTo(-2 * row(snapshot).estimate, 12);
  expect(row(turned).standardError).toBeCloseTo(2 * row(snapshot).standardError, 12);
});
