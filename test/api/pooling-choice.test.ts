import { expect, test } from 'vitest';
import { analysisId } from '../../api/bundled-review/analysis-records.ts';
import { bundledReview } from '../../api/bundled-review/index.ts';
import type { AnalysisHead, ViewKey } from '../../api/contract/views.ts';
import { setAnalysis } from '../../api/procedures/analysis-commands.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createSession } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';

test('an analysis tells its own choice from what it takes of the review', () => {
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const options = { actor: 'tester', now: () => new Date((clock += 1000)) };
  const db = createProjectInMemory(options);
  insertReview(db, bundledReview(), options);
  const session = createSession(db, ':memory:', options);
  const id = analysisId('pain 26');
  const key: ViewKey = `analysis:${id}`;
  const pooling = () => (session.view(key)!.head as AnalysisHead).pooling;
  const command = () => ({ commandId: uuidv7(options.now()), windowId: 'one', watching: [key] });

  const own = {
    profile: null,
    estimator: null,
    reviewProfile: 'grove',
    model: 'random effects',
    multiArmPolicy: 'combine',
  };
  expect(pooling()).toEqual(own);
  // The same numbers as before, and yet a choice of its own.
  setAnalysis(session, { ...command(), analysisId: id, profile: 'grove', estimator: 'REML' });
  expect(pooling()).toEqual({ ...own, profile: 'grove', estimator: 'REML' });
  setAnalysis(session, { ...command(), analysisId: id, profile: null, estimator: 'PM' });
  expect(pooling()).toEqual({ ...own, estimator: 'PM' });
  session.undo(command());
  session.undo(command());
  expect(pooling()).toEqual(own);
  session.close();
});
