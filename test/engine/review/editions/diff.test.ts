import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../engine/review/editions/canonical.ts';
import { diffReviews } from '../../../../engine/review/editions/diff.ts';
import { freezeReview, frozenText, readFrozen, snapshotOfFrozen } from '../../../../engine/review/editions/frozen.ts';
import { whatsNew } from '../../../../engine/review/editions/whats-new.ts';
import { deriveReview } from '../../../../engine/review/derive.ts';
import type { Snapshot } from '../../../../engine/review/records/index.ts';
import { workedExample } from '../../../../api/bundled-review/worked-example.ts';
import { generateReview, snapshotOf } from '../../../fixtures/generated-review.ts';
import { withChange } from '../../../fixtures/with-change.ts';

const snapshot = snapshotOf(generateReview({ studies: 12, analyses: 5, seed: 7 }));
const freeze = (of: Snapshot, engine = '1.0.0') => freezeReview(of, deriveReview(of), engine);
const base = freeze(snapshot);
const pain = 'analysis-0001';
const inPain = deriveReview(snapshot).analyses.get(pain)!.rows;
const meanOf = (studyId: string) =>
  [...snapshot.value.values()].find(
    ({ measurementId, field }) => field === 'mean' && measurementId.startsWith(`${studyId}-pain-weeks-08-m1`),
  )!;
const study = inPain.find(({ studyId, route }) => route === 'arms' && meanOf(studyId))!;
const mean = meanOf(study.studyId);

describe('the frozen form', () => {
  test('is read back as it was written, and its facts derive the same results', () => {
    const read = readFrozen(frozenText(base));
    expect(frozenText(read)).toBe(frozenText(base));
    expect(frozenText(freeze(snapshotOfFrozen(read)))).toBe(frozenText(base));
  });

  test('does not depend on the order records or keys come in', () => {
    const turned = { ...snapshot, value: new Map([...snapshot.value].toReversed()) };
    expect(frozenText(freeze(turned))).toBe(frozenText(base));
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: null }] })).toBe('{"a":[{"c":null,"d":2}],"b":1}');
  });

  test('refuses what it cannot hold or read', () => {
    expect(() => canonicalJson({ a: [Number.NaN] })).toThrow('a[0] is NaN');
    expect(() => readFrozen('{}')).toThrow('not an edition');
    expect(() => readFrozen('{"format":"grove edition","version":2}')).toThrow('newer Grove');
    expect(() => readFrozen('{')).toThrow('damaged');
  });
});

describe('the comparison', () => {
  test('of a review with itself is empty', () => {
    const diff = diffReviews(base, freeze(snapshot));
    expect(diff.isUnchanged).toBe(true);
    expect(whatsNew(diff, 'edition 1')).toBe('Nothing has changed since edition 1.');
  });

  test('names one corrected number and the results it moves, and nothing else', () => {
    const edited = withChange(snapshot, 'value', mean.id, { text: '1.10', number: 1.1 });
    const diff = diffReviews(base, freeze(edited));
    expect(diff.numbers).toEqual([
      expect.objectContaining({
        kind: 'corrected',
        studyLabel: study.label,
        field: 'mean',
        before: mean.text,
        after: '1.10',
      }),
    ]);
    expect(diff.results.map(({ analysisId }) => analysisId)).toEqual([pain]);
    expect(diff.studies).toEqual([]);
    expect(diff.facts).toEqual([]);
    const { before, after } = diff.results[0]!;
    expect(after!.text).not.toBe(before!.text);
    const paragraph = whatsNew(diff, 'edition 1');
    expect(paragraph).toContain(`One number was corrected in ${study.label}.`);
    expect(paragraph).toContain(`${before!.text} before, ${after!.text} now`);
  });

  test('a number typed anew in the same cell is a correction, whatever its id', () => {
    const value = new Map(snapshot.value);
    value.delete(mean.id);
    value.set('typed anew', { ...mean, id: 'typed anew', text: '1.10', number: 1.1 });
    expect(diffReviews(base, freeze({ ...snapshot, value })).numbers.map(({ kind }) => kind)).toEqual(['corrected']);
  });

  test('a study taken out is one change, with its reason, and its numbers are not told again', () => {
    const edited = withChange(snapshot, 'study', study.studyId, { status: 'excluded', statusReason: 'not randomised' });
    const diff = diffReviews(base, freeze(edited));
    expect(diff.studies).toEqual([
      { studyId: study.studyId, label: study.label, change: 'out', reason: 'not randomised' },
    ]);
    expect(diff.numbers).toEqual([]);
    expect(diff.results.find(({ analysisId }) => analysisId === pain)!.studiesOut).toEqual([study.label]);
    const back = diffReviews(freeze(edited), base);
    expect(back.studies[0]!.change).toBe('in');
    expect(whatsNew(back, 'edition 1')).toMatch(
      new RegExp(`^Since edition 1, one study was added \\(${study.label}\\)\\.`, 'u'),
    );
  });

  test('says when a conclusion crosses no effect and the smallest important effect', () => {
    // Every intervention mean of pain at 8 weeks, far lower: the effect becomes large beyond doubt.
    const value = new Map(
      [...snapshot.value].map(([id, item]) =>
        item.field === 'mean' && item.measurementId.endsWith('-pain-weeks-08-m1')
          ? [id, { ...item, number: 0.1, text: '0.1' }]
          : item.field === 'mean' && /-pain-weeks-08-m/u.test(item.measurementId)
            ? [id, { ...item, number: 0.12, text: '0.12' }]
            : [id, item],
      ),
    );
    const flat = freeze({ ...snapshot, value });
    const lines = diffReviews(base, flat).conclusions.filter(({ title }) => title.startsWith('Pain intensity'));
    expect(lines.map(({ line }) => line)).toContain('no effect');
    expect(lines[0]!.sentence).toContain('now includes no effect');
    expect(diffReviews(flat, base).conclusions[0]!.sentence).toContain('no longer includes no effect');
    // One point is one point, not "1 points".
    const ofOne = withChange(snapshot, 'outcome', 'pain', { thresholdSmall: 1 });
    const flatOfOne = freeze({ ...ofOne, value });
    const small = diffReviews(freeze(ofOne), flatOfOne).conclusions.filter(({ line }) => line !== 'no effect');
    expect(small.map(({ sentence }) => sentence)).toEqual([
      'Pain intensity, about 8 weeks: the interval now crosses the smallest important effect of 1 point: −0.66 (−1.67 to 0.35), before −0.37 (−0.69 to −0.05).',
    ]);
  });

  test('tells a changed threshold field by field, and another engine by its version', () => {
    const edited = withChange(snapshot, 'outcome', 'pain', { thresholdSmall: 2 });
    const diff = diffReviews(base, freeze(edited, '1.1.0'));
    expect(diff.facts).toEqual([
      {
        table: 'outcome',
        id: 'pain',
        what: 'outcome Pain intensity',
        field: 'thresholdSmall',
        kind: 'changed',
        before: '0.525',
        after: '2',
      },
    ]);
    expect(whatsNew(diff, 'edition 1')).toContain('engine 1.1.0 in place of 1.0.0');
  });

  test('two reviews without a common study are not compared as one', () => {
    const renamed = new Map(
      [...snapshot.study.values()].map((item) => [`other ${item.id}`, { ...item, id: `other ${item.id}` }]),
    );
    const diff = diffReviews(base, freeze({ ...snapshot, study: renamed }));
    expect(diff.isSameReview).toBe(false);
    expect(whatsNew(diff, 'edition 1')).toContain('share no study');
  });

  test('tells judgements of bias that changed, and ratings left standing on other numbers', () => {
    const example = snapshotOf(workedExample());
    const rated = freeze(example);
    const bias = [...example.judgement.values()].find(
      ({ subjectTable, final }) => subjectTable === 'study_result' && final === 'low',
    )!;
    const judged = diffReviews(rated, freeze(withChange(example, 'judgement', bias.id, { final: 'high' })));
    expect(judged.bias).toEqual([expect.objectContaining({ question: 'overall', before: 'low', after: 'high' })]);
    const number = [...example.value.values()].find(({ text, field }) => text === '3.1' && field === 'mean')!;
    const edited = diffReviews(rated, freeze(withChange(example, 'value', number.id, { text: '4.4', number: 4.4 })));
    expect(edited.needLook.map(({ title }) => title)).toContain('Pain, 8 weeks: imprecision');
    expect(whatsNew(edited, 'edition 1')).toMatch(/rest on something that has changed since, and need a look\.$/u);
    expect(edited.conclusions.map(({ line }) => line)).toEqual(['no effect']);
  });
});
