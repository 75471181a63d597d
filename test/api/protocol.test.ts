import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import type { Deviation } from '../../api/contract/protocol.ts';
import type { RecordChange } from '../../api/contract/records.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { changeProtocol } from '../../api/procedures/protocol-commands.ts';
import { previewProtocol } from '../../api/procedures/protocol-preview.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';

const actor = 'tester';
let clock: number;
const now = () => new Date((clock += 1000));
let session: Session;

beforeEach(() => {
  clock = Date.parse('2026-01-01T00:00:00Z');
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const outcome = (construct: string) =>
  [...session.snapshot().outcome.values()].find((found) => found.construct === construct)!;
const set = (fields: Record<string, unknown>, construct = 'Pain'): RecordChange => {
  const found = outcome(construct);
  const seen = Object.fromEntries(
    Object.keys(fields).map((field) => [field, (found as Record<string, unknown>)[field]]),
  );
  return { op: 'set', table: 'outcome', id: found.id, fields, seen };
};
const preview = (...changes: RecordChange[]) => previewProtocol(session, changes, uuidv7(now()));
const change = (deviation: Deviation | null, ...changes: RecordChange[]) =>
  changeProtocol(
    session,
    { commandId: uuidv7(now()), windowId: 'one', watching: ['protocol'], label: 'Change Pain', changes, deviation },
    { now },
  );
const DEVIATION: Deviation = { kind: 'deviation', reason: 'The panel asked for it', isResultsKnown: true };

describe('a preview', () => {
  test('writes nothing, and names every analysis that the change reaches with before and after', () => {
    const before = session.snapshot();
    const revision = session.revision();
    const { analyses, refusal, isAfterExtraction } = preview(set({ thresholdSmall: 1.5 }));
    expect(refusal).toBeNull();
    expect(isAfterExtraction).toBe(true);
    const pain = [...session.derived().analyses.values()]
      .filter(({ threshold, outcomeLabel }) => threshold !== null && outcomeLabel === 'Pain')
      .map(({ analysisId }) => analysisId);
    expect(analyses.map(({ id }) => id).toSorted()).toEqual(pain.toSorted());
    expect(analyses[0]!.before).toContain('small important effect −1');
    expect(analyses[0]!.after).toContain('small important effect −1.5');
    expect(session.snapshot()).toBe(before);
    expect(session.revision()).toBe(revision);
    expect(session.db.inTransaction).toBe(false);
  });

  test('shows exactly what the change then does', () => {
    const windowId = [...session.snapshot().time_window.values()].find(({ label }) => label === 'about 26 weeks')!.id;
    const moved: RecordChange = { op: 'set', table: 'time_window', id: windowId, fields: { weeksTo: 20 } };
    const { analyses, findings } = preview(moved);
    expect(analyses.length).toBeGreaterThan(0);
    expect(findings.length).toBeGreaterThan(0);
    const used = new Map([...session.derived().analyses].map(([id, { studiesUsed }]) => [id, studiesUsed]));
    expect(change(DEVIATION, moved).kind).toBe('done');
    const fewer = [...session.derived().analyses.values()].filter(
      ({ analysisId, studiesUsed }) => used.get(analysisId) !== studiesUsed,
    );
    expect(fewer.length).toBeGreaterThan(0);
    for (const { analysisId } of fewer) expect(analyses.map(({ id }) => id)).toContain(analysisId);
  });

  test('says what goes with a removed outcome, and why an impossible change cannot be made', () => {
    const removed = preview({ op: 'remove', table: 'outcome', id: outcome('Pain').id, withDependents: true });
    expect(removed.removed).toContainEqual({ what: 'outcome', count: 1 });
    expect(removed.removed.find(({ what }) => what === 'number')!.count).toBeGreaterThan(50);
    expect(removed.analyses.some(({ after }) => after === null)).toBe(true);
    expect(preview(set({ kind: 'nonsense' })).refusal).toMatch(/cannot hold/);
    expect(preview({ op: 'remove', table: 'outcome', id: outcome('Pain').id }).refusal).toMatch(/in use/);
  });
});

describe('after the first extracted number', () => {
  test('a change needs a reason, which is kept with the protocol before and after it', () => {
    expect(change(null, set({ thresholdSmall: 1.5 }))).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/deviation/),
    });
    expect(change(DEVIATION, set({ thresholdSmall: 1.5 })).kind).toBe('done');
    const [first, second, ...more] = [...session.snapshot().protocol_version.values()].toSorted(
      (a, b) => a.number - b.number,
    );
    expect(more).toEqual([]);
    expect(first).toMatchObject({ number: 1, isDeviation: false, reason: null });
    expect(second).toMatchObject({
      number: 2,
      isDeviation: true,
      isResultsKnown: true,
      reason: 'Change Pain: The panel asked for it',
    });
    const threshold = (version: typeof first) =>
      (version!.snapshot as { outcome: { construct: string; thresholdSmall: number }[] }).outcome.find(
        ({ construct }) => construct === 'Pain',
      )!.thresholdSmall;
    expect([threshold(first), threshold(second)]).toEqual([1, 1.5]);
  });

  test('it is one step: undo takes back the change and its versions together', () => {
    const before = session.snapshot();
    change(DEVIATION, set({ thresholdSmall: 1.5 }));
    session.undo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
    expect(session.snapshot()).toEqual(before);
  });

  test('a correction of wording passes only where nothing derived changes', () => {
    expect(change({ kind: 'correction' }, set({ ascertainment: 'Self-report' })).kind).toBe('done');
    expect([...session.snapshot().protocol_version.values()].some(({ isDeviation }) => isDeviation)).toBe(false);
    expect(change({ kind: 'correction' }, set({ thresholdSmall: 1.5 }))).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/no mere correction/),
    });
  });
});

test('before the first extracted number a change is a plain edit', () => {
  const db = createProjectInMemory({ actor, now });
  insertReview(
    db,
    {
      ...bundledReview(),
      ...Object.fromEntries(
        ['value', 'measurement', 'measurement_arm', 'study_result_measurement', 'baseline_risk', 'judgement'].map(
          (table) => [table, []],
        ),
      ),
    },
    { actor, now },
  );
  session.close();
  session = createSession(db, ':memory:', { actor, now });
  expect(change(null, set({ thresholdSmall: 1.5 })).kind).toBe('done');
  expect(session.snapshot().protocol_version.size).toBe(0);
  expect(session.view('protocol')!.head).toMatchObject({ extractedValues: 0 });
});

test('who began with a paper adds the first comparison and the first analysis without a reason, but changes nothing unshown', () => {
  const none = [
    'comparison',
    'comparison_side',
    'analysis',
    'analysis_member',
    'finding',
    'baseline_risk',
    'judgement',
  ];
  const db = createProjectInMemory({ actor, now });
  const review = { ...bundledReview(), ...Object.fromEntries(none.map((table) => [table, []])) };
  insertReview(db, review, { actor, now });
  session.close();
  session = createSession(db, ':memory:', { actor, now });
  const add = (table: 'comparison' | 'analysis', id: string, fields: Record<string, unknown>): RecordChange => ({
    op: 'add',
    table,
    id,
    fields,
  });
  const comparison = add('comparison', 'c1', { label: 'Mindfulness compared with usual care', position: 0 });
  expect(preview(comparison)).toMatchObject({ isAfterExtraction: false, refusal: null });
  expect(change(null, comparison).kind).toBe('done');
  expect(preview(set({ thresholdSmall: 1.5 })).isAfterExtraction).toBe(true);
  expect(change(null, set({ thresholdSmall: 1.5 })).kind).toBe('refused');
  const { id: outcomeId } = outcome('Pain');
  const plan = {
    ...{ comparisonId: 'c1', outcomeId, title: 'Pain', measure: 'MD', model: 'random effects' },
    ...{ multiArmPolicy: 'combine', purpose: 'primary', isPlanned: false, position: 0 },
  };
  expect(change(null, add('analysis', 'a1', plan)).kind).toBe('done');
  expect(change(null, add('analysis', 'a2', plan)).kind).toBe('refused');
  expect(session.snapshot().protocol_version.size).toBe(0);
});
