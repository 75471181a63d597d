import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../../engine/check/run-checks.ts';
import type { CheckSubject } from '../../../../engine/check/types.ts';
import { bundledReview } from '../../../../api/bundled-review/index.ts';
import { deriveReview, reviewIndexOf } from '../../../../engine/review/derive.ts';
import type { DerivedReview } from '../../../../engine/review/derived.ts';
import type { Snapshot, ValueField } from '../../../../engine/review/records/index.ts';
import { changedRecords, groupBy } from '../../../../engine/review/grouping.ts';
import { checkablesOf } from '../../../../engine/review/sentinel/checked-result.ts';
import { ALONE } from '../../../../engine/review/sentinel/check-study.ts';
import { checkWholeReview, updateSentinel, type Sentinel } from '../../../../engine/review/sentinel/sentinel.ts';
import { groupsOfStudy } from '../../../../engine/review/sentinel/study-groups.ts';
import { generateReview, snapshotOf } from '../../../fixtures/generated-review.ts';
import { withChange } from '../../../fixtures/with-change.ts';

const whole = (snapshot: Snapshot) => {
  const derived = deriveReview(snapshot);
  return checkWholeReview(reviewIndexOf(derived), derived);
};
const of = (sentinel: Sentinel, studyId: string) =>
  (sentinel.findingsByStudy.get(studyId) ?? []).map(
    ({ check, severity, cells }) => `${check} ${severity}: ${cells.map(({ field }) => field).join(' ')}`,
  );

const bundled = snapshotOf(bundledReview());
const cell = (text: string, field: ValueField) =>
  [...bundled.value.values()].find((value) => value.text === text && value.field === field)!;

describe('the checks over a review', () => {
  it('block nothing of what the bundled review prints', () => {
    const findings = [...whole(bundled).findingsByStudy.values()].flat();
    expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  });

  it('see an SD that was typed as an SE beside the other studies’, and propose to move it', () => {
    const review = snapshotOf(generateReview({ studies: 30, analyses: 4, seed: 3 }));
    const sd = [...review.value.values()].find(({ field, number, measurementId }) => {
      const n = [...review.value.values()].find(
        (value) => value.measurementId === measurementId && value.field === 'n',
      )?.number;
      return field === 'sd' && number !== null && n != null && n > 40;
    })!;
    const n = [...review.value.values()].find(
      (value) => value.measurementId === sd.measurementId && value.field === 'n',
    )!.number!;
    const asError = Number((sd.number! / Math.sqrt(n)).toFixed(2));
    const edited = withChange(review, 'value', sd.id, { number: asError, text: String(asError), decimals: 2 });
    const { studyId } = review.measurement.get(sd.measurementId)!;
    const found = (whole(edited).findingsByStudy.get(studyId) ?? []).find(
      ({ check, cells }) => check === 'E1' && cells[0]?.measurementId === sd.measurementId,
    );
    expect(found).toMatchObject({
      severity: 'high',
      fix: {
        kind: 'move to standard error',
        cells: [
          { field: 'se', to: String(asError) },
          { field: 'sd', to: '' },
        ],
      },
    });
  });

  it('see a mean outside its scale through a change made to one study alone', () => {
    const mean = cell('-1.48', 'mean');
    const { studyId } = bundled.measurement.get(mean.measurementId)!;
    let derived: DerivedReview = deriveReview(bundled);
    const before = checkWholeReview(reviewIndexOf(derived), derived);
    const edited = withChange(bundled, 'value', mean.id, { number: -14.8, text: '-14.8' });
    derived = deriveReview(edited, derived);
    const after = updateSentinel(before, reviewIndexOf(derived), derived);
    expect(of(after, studyId)).toContain('E6 block: mean');
    expect(after.flagsByMeasurement.get(mean.measurementId)?.mean?.severity).toBe('block');
    expect([...after.changedRows]).toContain(mean.measurementId);
    for (const [id, findings] of before.findingsByStudy)
      if (id !== studyId) expect(after.findingsByStudy.get(id)).toBe(findings);
  });

  it('leave alone a number its reviewer has annotated', () => {
    const high = cell('-1.11', 'ci_high');
    const { studyId } = bundled.measurement.get(high.measurementId)!;
    const impossible = withChange(bundled, 'value', high.id, { number: -9, text: '-9' });
    expect(of(whole(impossible), studyId)).toContain('E2 block: ci_low ci_high');
    for (const handling of ['unusable as printed', 'corrected by the authors'] as const) {
      expect(of(whole(withChange(impossible, 'value', high.id, { handling, handlingNote: 'n' })), studyId)).toEqual(
        of(whole(bundled), studyId),
      );
    }
  });

  it('find the same whether a study is checked alone or with all others', () => {
    let snapshot = snapshotOf(generateReview({ studies: 12, analyses: 4, seed: 5 }));
    let derived = deriveReview(snapshot);
    let sentinel = checkWholeReview(reviewIndexOf(derived), derived);
    const ids = [...snapshot.value.keys()];
    for (let step = 0; step < 12; step += 1) {
      const id = ids[(step * 97) % ids.length]!;
      snapshot = withChange(snapshot, 'value', id, {
        number: step % 3 === 0 ? null : (snapshot.value.get(id)!.number ?? 1) * (step % 2 === 0 ? 10 : 0.1),
      });
      derived = deriveReview(snapshot, derived);
      sentinel = updateSentinel(sentinel, reviewIndexOf(derived), derived);
      const { studyId } = snapshot.measurement.get(snapshot.value.get(id)!.measurementId)!;
      expect(of(sentinel, studyId)).toEqual(of(whole(snapshot), studyId));
    }
  });

  it('find the same in a study edited again and again, whichever of its results each edit changed', () => {
    let snapshot = snapshotOf(generateReview({ studies: 12, analyses: 4, seed: 9 }));
    let derived = deriveReview(snapshot);
    let sentinel = checkWholeReview(reviewIndexOf(derived), derived);
    const { studyId } = [...snapshot.measurement.values()][0]!;
    const own = [...snapshot.value.values()].filter(
      ({ measurementId }) => snapshot.measurement.get(measurementId)!.studyId === studyId,
    );
    for (let step = 0; step < 30; step += 1) {
      const first = own[(step * 7) % own.length]!;
      // Every third edit takes back what the one before it did; every fifth repeats the numbers of another cell.
      const number = step % 3 === 2 ? first.number : step % 5 === 0 ? own[0]!.number : (first.number ?? 1) * (step + 2);
      snapshot = withChange(snapshot, 'value', first.id, { number });
      derived = deriveReview(snapshot, derived);
      sentinel = updateSentinel(sentinel, reviewIndexOf(derived), derived);
      expect(sentinel.findingsByStudy.get(studyId)).toEqual(whole(snapshot).findingsByStudy.get(studyId));
    }
  });

  it('that are kept from one edit to the next read nothing but the result itself', () => {
    const review = snapshotOf(generateReview({ studies: 20, analyses: 4, seed: 5 }));
    const index = reviewIndexOf(deriveReview(review));
    const groups = {
      measurementsByStudy: groupBy(review.measurement, ({ studyId }) => studyId),
      resultsByStudy: groupBy(review.study_result, ({ studyId }) => studyId),
    };
    const others = (): never => {
      throw new Error('A check that is kept looked at other results.');
    };
    const results = [...review.study.keys()].flatMap((studyId) =>
      groupsOfStudy(index, groups, studyId).flatMap((group) => checkablesOf(index, group).map(({ result }) => result)),
    );
    expect(results.length).toBeGreaterThan(100);
    for (const result of results) {
      const subject = Object.defineProperties({ result }, { others: { get: others }, members: { get: others } });
      expect(() => runChecks(subject as CheckSubject, ALONE)).not.toThrow();
    }
  });

  it('of a large edit follow study by study; until then no number bears the marks of the one it replaced', () => {
    const snapshot = snapshotOf(generateReview({ studies: 30, analyses: 4, seed: 5 }));
    let derived = deriveReview(snapshot);
    const highs = [...snapshot.value.values()].filter(({ field }) => field === 'ci_high');
    const withAll = (of: Snapshot, number: number): Snapshot => ({
      ...of,
      value: new Map(
        [...of.value].map(([id, value]) => [id, value.field === 'ci_high' ? { ...value, number } : value]),
      ),
    });
    const impossible = withAll(snapshot, -99);
    derived = deriveReview(impossible, derived);
    let sentinel = checkWholeReview(reviewIndexOf(derived), derived);
    const marked = (row: string) => sentinel.flagsByMeasurement.get(row)?.ci_high?.severity === 'block';
    expect(highs.every(({ measurementId }) => marked(measurementId))).toBe(true);

    derived = deriveReview(withAll(impossible, -98), derived);
    sentinel = updateSentinel(sentinel, reviewIndexOf(derived), derived, 2);
    expect(sentinel.waiting.size).toBeGreaterThan(4);
    const studyOf = (row: string) => snapshot.measurement.get(row)!.studyId;
    for (const { measurementId: row } of highs) {
      expect(marked(row)).toBe(!sentinel.waiting.has(studyOf(row)));
      if (!marked(row)) expect(sentinel.changedRows.has(row)).toBe(true);
    }
    while (sentinel.waiting.size > 0) sentinel = updateSentinel(sentinel, reviewIndexOf(derived), derived, 3);
    expect(sentinel.flagsByMeasurement).toEqual(whole(withAll(impossible, -98)).flagsByMeasurement);
  });
});

describe('what changed between two tables', () => {
  const table = (...records: readonly Readonly<{ id: string }>[]) =>
    new Map(records.map((record) => [record.id, record]));
  const [a, b, c, otherB] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'b' }];

  it('is told in pairs, in one walk', () => {
    expect(changedRecords(table(a, b, c), table(a, b, c))).toEqual([]);
    expect(changedRecords(table(a, b), table(a, otherB, c))).toEqual([
      [b, otherB],
      [null, c],
    ]);
    expect(changedRecords(table(a, b, c), table(b))).toEqual([
      [a, null],
      [c, null],
    ]);
    expect(changedRecords(table(), table(a))).toEqual([[null, a]]);
  });
});
