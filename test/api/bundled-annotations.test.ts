import { expect, it } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { checkWholeReview } from '../../engine/review/sentinel/sentinel.ts';
import { snapshotOf } from '../fixtures/generated-review.ts';

it('answers the questions about times of the bundled review, each with its arithmetic', () => {
  const derived = deriveReview(snapshotOf(bundledReview()));
  const all = [...checkWholeReview(reviewIndexOf(derived), derived).findingsByStudy.values()].flat();
  const times = all.filter(({ check }) => check === 'E21');
  expect(times.map(({ dismissal }) => /are \d+ weeks after randomisation/u.exec(dismissal?.note ?? '')?.[0])).toEqual([
    'are 34 weeks after randomisation',
    'are 20 weeks after randomisation',
  ]);
  expect(all.filter(({ check, dismissal }) => check !== 'E21' && dismissal !== null)).toEqual([]);
});
