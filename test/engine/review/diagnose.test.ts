import { expect, test } from 'vitest';
import { analysisId } from '../../../api/bundled-review/analysis-records.ts';
import { bundledReview } from '../../../api/bundled-review/index.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import { diagnose } from '../../../engine/review/diagnose.ts';
import { diagnoseSubsets } from '../../../engine/review/subsets.ts';
import { diagnoseModerator, moderatorChoices } from '../../../engine/review/diagnose-moderator.ts';
import { withChange } from '../../fixtures/with-change.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';

const bundled = deriveReview(snapshotOf(bundledReview()));
const pain = bundled.analyses.get(analysisId('pain 26'))!;
const large = deriveReview(snapshotOf(generateReview({ studies: 40, analyses: 10 })));
const largest = [...large.analyses.values()].toSorted((a, b) => b.studiesUsed - a.studiesUsed)[0]!;

test('refits use the interval the analysis prints, and the last cumulative step is the analysis itself', () => {
  const found = diagnose(pain, bundled.effects)!;
  expect(found.test).toBe('knha');
  expect(found.leaveOneOut.map((row) => row.label)).toEqual(pain.rows.map((row) => row.label));
  const last = found.cumulative.at(-1)!;
  expect(last.printed.estimate).toBeCloseTo(found.printed.estimate, 12);
  expect(last.printed.low).toBeCloseTo(found.printed.low, 12);
});

test('leaving OPTIMUM out pools the other two', () => {
  const found = diagnose(pain, bundled.effects)!;
  const [cherkin, zgierska] = pain.rows;
  const weights = [cherkin!, zgierska!].map((row) => 1 / row.standardError ** 2);
  const mean = (cherkin!.estimate * weights[0]! + zgierska!.estimate * weights[1]!) / (weights[0]! + weights[1]!);
  expect(found.leaveOneOut.at(-1)!.printed.estimate).toBeCloseTo(mean, 12);
});

test('a refit of two studies prints Wald, as the profile does: two that agree must not look certain', () => {
  const withoutPilot = diagnose(pain, bundled.effects)!.leaveOneOut.find((row) => row.label.startsWith('Zgierska'))!;
  const kept = pain.rows.filter((row) => !row.label.startsWith('Zgierska'));
  const standardError = 1 / Math.sqrt(kept.reduce((sum, row) => sum + 1 / row.standardError ** 2, 0));
  const { low, high } = withoutPilot.printed;
  expect((high - low) / 2).toBeCloseTo(1.959964 * standardError, 5);
});

test('no study of three similar ones is called influential', () => {
  const { influence } = diagnose(pain, bundled.effects)!;
  expect(influence.map((row) => row.influential)).toEqual([false, false, false]);
  expect(Math.max(...influence.map((row) => Math.abs(row.studentisedResidual!)))).toBeLessThan(2);
});

test('three studies are too few for an asymmetry test: refused with the reason, done when overridden', () => {
  const refused = diagnose(pain, bundled.effects)!.asymmetry;
  expect(refused).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('at least 10'),
    canBeOverridden: true,
  });
  const overridden = diagnose(pain, bundled.effects, { asymmetryReason: 'teaching' })!.asymmetry;
  expect(overridden).toMatchObject({ state: 'done', overriddenBecause: 'teaching' });
});

test('two studies can have no asymmetry test and no trim and fill, whatever the reason', () => {
  const weeks8 = bundled.analyses.get(analysisId('pain 8'))!;
  const { asymmetry, trimAndFill } = diagnose(weeks8, bundled.effects, { asymmetryReason: 'teaching' })!;
  expect(asymmetry).toMatchObject({ state: 'refused', canBeOverridden: false });
  expect(trimAndFill).toMatchObject({ state: 'refused', canBeOverridden: false });
});

test('benefit: certain of less pain than with usual care, unlikely beyond one point', () => {
  const { marks, points } = diagnose(pain, bundled.effects)!.benefit;
  expect(marks.map((mark) => mark.name)).toEqual(['no effect', 'threshold']);
  expect(marks[0]!.meanEffect).toBeGreaterThan(0.98);
  // t(2) at (-1 + 0.6726)/0.0865 = -3.78: 0.0316.
  expect(marks[1]!.meanEffect).toBeCloseTo(0.0316, 3);
  const falling = points.every((point, i) => i === 0 || point.meanEffect <= points[i - 1]!.meanEffect);
  expect(falling).toBe(true);
});

test('an analysis of many studies gets every diagnostic, with finite numbers only', () => {
  expect(largest.studiesUsed).toBeGreaterThanOrEqual(10);
  const found = diagnose(largest, large.effects)!;
  const numbers = JSON.stringify([found, diagnoseSubsets(largest, large.effects, 512)]);
  expect(JSON.parse(numbers, (_, value: unknown) => value)).toEqual([
    found,
    diagnoseSubsets(largest, large.effects, 512),
  ]);
});

test.each(['grove', 'cochrane', 'conservative', 'revman5'] as const)(
  '%s: diagnosed with every estimator',
  (profile) => {
    const records = generateReview({ studies: 20, analyses: 5, seed: 4 });
    for (const estimator of ['EE', 'DL', 'REML', 'PM'] as const) {
      const analysis = records.analysis.map((record) => ({ ...record, profile, overrides: { estimator } }));
      const review = deriveReview(snapshotOf({ ...records, analysis }));
      for (const result of review.analyses.values()) {
        const found = diagnose(result, review.effects)!;
        expect(found.leaveOneOut).toHaveLength(result.studiesUsed);
        expect(found.cumulative.at(-1)!.printed).toEqual(found.printed);
        const numbers = { ...found, subsets: diagnoseSubsets(result, review.effects, 64) };
        expect(JSON.parse(JSON.stringify(numbers))).toEqual(numbers);
      }
    }
  },
);

test('the asymmetry test suits the measure: none for risk ratios, Harbord for odds ratios', () => {
  const snapshot = snapshotOf(generateReview({ studies: 40, analyses: 10 }));
  expect(largest.scale.measure).toBe('RR');
  expect(diagnose(largest, large.effects)!.asymmetry).toMatchObject({ state: 'refused', canBeOverridden: true });
  expect(diagnose(largest, large.effects, { asymmetryReason: 'editor asked' })!.asymmetry).toMatchObject({
    state: 'done',
    overriddenBecause: 'editor asked',
    caution: expect.stringContaining('risk ratios'),
  });
  const asOdds = deriveReview(withChange(snapshot, 'analysis', largest.analysisId, { measure: 'OR' }));
  const odds = asOdds.analyses.get(largest.analysisId)!;
  expect(diagnose(odds, asOdds.effects)!.asymmetry).toMatchObject({
    state: 'done',
    name: expect.stringContaining('Harbord'),
  });
});

test('every subset of three studies', () => {
  const subsets = diagnoseSubsets(pain, bundled.effects, 4096)!;
  expect(subsets.sampled).toBe(false);
  expect(subsets.points.map((point) => point.size).toSorted((a, b) => a - b)).toEqual([2, 2, 2, 3]);
});

test('age of the participants: refused for three studies, fitted when overridden', () => {
  const snapshot = snapshotOf(bundledReview());
  const [age] = moderatorChoices(pain, snapshot);
  expect(age).toMatchObject({ studies: 3 });
  const attribute = snapshot.attribute.get(age!.attributeId)!;
  expect(diagnoseModerator(pain, bundled.effects, snapshot, attribute, undefined)).toMatchObject({ state: 'refused' });
  // Three studies leave one degree of freedom: the override prints what little that is.
  const fit = diagnoseModerator(pain, bundled.effects, snapshot, attribute, 'teaching');
  expect(fit).toMatchObject({ state: 'done', k: 3, degreesOfFreedom: 1, overriddenBecause: 'teaching' });
});

test('a dose of the intervention arm and an adherence of the result are moderators like a characteristic of the study', () => {
  const snapshot = snapshotOf(bundledReview());
  const [age] = moderatorChoices(pain, snapshot);
  const armOf = ({ studyResultId }: (typeof pain.rows)[number]) =>
    [...snapshot.study_result_arm.values()].filter(
      (entry) => entry.studyResultId === studyResultId && entry.side === 'a',
    );
  const withLevel = (level: 'arm' | 'study_result') => {
    const attribute = { ...snapshot.attribute.get(age!.attributeId)!, id: level, name: level, level };
    const values = pain.rows.flatMap((row, at) => {
      const owners = level === 'arm' ? armOf(row).map(({ armId }) => armId) : [row.studyResultId];
      return owners.map((ownerId) => ({
        id: `${level} ${ownerId}`,
        attributeId: level,
        ownerTable: level,
        ownerId,
        text: String(8 + at),
        number: 8 + at,
        sourceId: null,
      }));
    });
    const added = {
      ...snapshot,
      attribute: new Map(snapshot.attribute).set(level, attribute),
      attribute_value: new Map([...snapshot.attribute_value, ...values.map((value) => [value.id, value] as const)]),
    };
    return { attribute, added };
  };
  for (const level of ['arm', 'study_result'] as const) {
    const { attribute, added } = withLevel(level);
    expect(moderatorChoices(pain, added)).toContainEqual({
      attributeId: level,
      name: level,
      unit: attribute.unit,
      studies: pain.rows.length,
    });
    const fit = diagnoseModerator(pain, bundled.effects, added, attribute, 'teaching');
    expect(fit).toMatchObject({ state: 'done', points: pain.rows.map((_, at) => ({ value: 8 + at })) });
  }
});

test('nothing pooled, nothing diagnosed', () => {
  const response = bundled.analyses.get(analysisId('response 26'))!;
  expect([diagnose(response, bundled.effects), diagnoseSubsets(response, bundled.effects, 10)]).toEqual([null, null]);
});
