import { afterEach, beforeEach, expect, test } from 'vitest';
import { analysisId } from '../../api/bundled-review/analysis-records.ts';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { applyTrial, bringBack } from '../../api/procedures/trial-commands.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { analysePairwise } from '../../engine/pool/pairwise.ts';
import { deriveReview } from '../../engine/review/derive.ts';
import { tryOut } from '../../engine/review/try-out.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
const PAIN = analysisId('pain 26');
let session: Session;

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const saved = () => session.derived().analyses.get(PAIN)!;
const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
const trial = (leaveOut: readonly string[], pooling?: Parameters<typeof tryOut>[3]['pooling']) =>
  tryOut(session.snapshot(), session.derived(), PAIN, { leaveOut, pooling })!;

test('a trial leaves a study out of the pool and touches nothing that is stored or derived', () => {
  const before = session.derived();
  const kept = saved();
  const [first, ...others] = kept.rows;
  const tried = trial([first!.studyId]);
  expect(tried.rows.map((row) => row.label)).toEqual(others.map((row) => row.label));
  expect(tried.leftOut.find((left) => left.studyId === first!.studyId)).toMatchObject({ isReviewersChoice: true });
  const again = analysePairwise(
    others.map((row) => row.estimate),
    others.map((row) => row.standardError ** 2),
    { profile: 'grove', level: 0.95 },
  );
  expect(tried.state).toMatchObject({ kind: 'pooled', printed: { estimate: expect.closeTo(again!.estimate, 10) } });
  expect(session.derived()).toBe(before);
  expect(saved()).toBe(kept);
  expect(deriveReview(session.snapshot()).analyses.get(PAIN)).toEqual(kept);
});

test('a trial of another profile pools as the analysis set to it would', () => {
  const tried = trial([], { profile: 'revman5', estimator: null });
  expect(tried.state.kind === 'pooled' && tried.state.pooled).toMatchObject({ profile: 'revman5', estimator: 'DL' });
  expect(saved().state.kind === 'pooled' && saved().state).not.toEqual(tried.state);
});

test('an applied trial becomes the analysis, with its reason; one undo takes all of it back', () => {
  const kept = saved();
  const leaveOut = [kept.rows[0]!.studyId];
  const pooling = { profile: 'cochrane', estimator: 'PM' } as const;
  const tried = trial(leaveOut, pooling);
  applyTrial(session, { ...command(), analysisId: PAIN, leaveOut, pooling, reason: 'Only 13 participants' }, now);
  expect(saved().state).toEqual(tried.state);
  expect(saved().leftOut.find((left) => left.studyId === leaveOut[0])?.reason).toContain('Only 13 participants');
  session.undo(command());
  expect(saved()).toEqual(kept);
});

test('a study left out can be brought back; one that the rule left out cannot', () => {
  const kept = saved();
  const { studyId } = kept.rows[0]!;
  expect(bringBack(session, { ...command(), analysisId: PAIN, studyId })).toBeNull();
  applyTrial(session, { ...command(), analysisId: PAIN, leaveOut: [studyId], reason: '' }, now);
  expect(bringBack(session, { ...command(), analysisId: PAIN, studyId })?.undo.undo).toContain('Bring');
  expect(saved()).toEqual(kept);
});

test('a trial on every study says that there is no data', () => {
  expect(trial(saved().rows.map((row) => row.studyId)).state.kind).toBe('no data');
});
