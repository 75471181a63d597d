import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertReview } from '../../api/procedures/make-review.ts';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { analysisId } from '../../api/bundled-review/analysis-records.ts';
import { setAnalysis } from '../../api/procedures/analysis-commands.ts';
import { checkReview } from '../../api/procedures/check-review.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { setValue } from '../../api/procedures/value-commands.ts';
import type { Changes, ExtractionHead, ExtractionRow, View, ViewChange, ViewKey } from '../../api/contract/views.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deriveReview } from '../../engine/review/derive.ts';
import { applyChange } from '../../renderer/views/apply-change.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
const PAIN: ViewKey = `analysis:${analysisId('pain 26')}`;

let session: Session;
let cell: { measurementId: string; field: 'mean'; seen: string };

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
  const value = [...session.snapshot().value.values()].find(({ text, field }) => text === '-1.48' && field === 'mean')!;
  cell = { measurementId: value.measurementId, field: 'mean', seen: '-1.48' };
});
afterEach(() => session.close());

const type = (
  text: string,
  options: { seen?: string; windowId?: string; commandId?: string; watching?: ViewKey[] } = {},
) =>
  setValue(
    session,
    { commandId: uuidv7(now()), windowId: 'one', watching: [PAIN, 'extraction', 'shell'], ...cell, text, ...options },
    { actor, now },
  );

const painEstimate = () => {
  const { state } = session.derived().analyses.get(analysisId('pain 26'))!;
  return state.kind === 'pooled' ? state.printed.estimate : null;
};

test('an edit is kept as typed, answers with what changed, and moves the pooled result', () => {
  const before = painEstimate()!;
  const result = type('−2.00');
  if (result.kind !== 'done') throw new Error(result.kind);
  expect(Object.keys(result.reply.views).toSorted()).toEqual([PAIN, 'extraction', 'shell'].toSorted());
  const rows = (
    result.reply.views.extraction as { items: Record<string, { cells: { mean: { text: string; number: number } } }> }
  ).items;
  expect(Object.keys(rows)).toEqual([cell.measurementId]);
  expect(rows[cell.measurementId]!.cells.mean).toMatchObject({ text: '−2.00', number: -2 });
  expect(painEstimate()).toBeLessThan(before);
  expect(result.reply.undo.undo).toBe('Edit mean');
});

test('undo and redo bring the number and the pooled result back, bit for bit', () => {
  const before = painEstimate();
  type('-2');
  const changed = painEstimate();
  session.undo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
  expect(painEstimate()).toBe(before);
  session.redo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
  expect(painEstimate()).toBe(changed);
  expect(session.undo({ commandId: uuidv7(now()), windowId: 'two', watching: [] })).toBeNull();
});

test('an edit based on an older value is refused with both values', () => {
  type('-2');
  expect(type('-3', { windowId: 'two' })).toEqual({ kind: 'conflict', seen: '-1.48', now: '-2' });
  expect(type('-3', { windowId: 'two', seen: '-2' }).kind).toBe('done');
  // Nor may the first window, which has not seen the second one's number.
  expect(type('-4')).toEqual({ kind: 'conflict', seen: '-1.48', now: '-3' });
});

test('who types on before the answer is on screen is in nobody’s way', () => {
  type('-2');
  expect(type('-3').kind).toBe('done');
  expect(type('-4').kind).toBe('done');
  const { items } = session.view('extraction') as View<unknown, ExtractionRow>;
  expect(items[cell.measurementId]!.cells.mean).toMatchObject({ text: '-4', number: -4 });
});

test('a command sent again applies once and still answers', () => {
  const commandId = uuidv7(now());
  expect(type('-2', { commandId }).kind).toBe('done');
  const revision = session.revision();
  expect(type('-2', { commandId }).kind).toBe('done');
  expect(session.revision()).toBe(revision);
});

test('text that is no number is refused with the reason; nothing is written', () => {
  const revision = session.revision();
  expect(type('about two')).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/number/u) });
  expect(type('1,234')).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/may mean/u) });
  expect(session.revision()).toBe(revision);
});

test('a formula keeps its text and its number', () => {
  expect(type('=-(4.1-2.9)/3').kind).toBe('done');
  const value = [...session.snapshot().value.values()].find(
    (row) => row.measurementId === cell.measurementId && row.field === 'mean',
  )!;
  expect(value).toMatchObject({ text: '=-(4.1-2.9)/3', number: -(4.1 - 2.9) / 3 });
});

test('clearing a cell removes the value and undo brings it back with its source', () => {
  const source = [...session.snapshot().value.values()].find(
    (row) => row.measurementId === cell.measurementId && row.field === 'mean',
  )!;
  expect(type('').kind).toBe('done');
  expect(session.snapshot().value.has(source.id)).toBe(false);
  session.undo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
  expect(session.snapshot().value.get(source.id)).toEqual(source);
});

test('another window hears of the change in the views it watches, the typing one does not', async () => {
  const heard: Changes[] = [];
  const stop = new AbortController();
  const listen = async (windowId: string, into: Changes[]) => {
    for await (const changes of session.feed.watch(windowId, ['findings', PAIN], stop.signal)) into.push(changes);
  };
  const own: Changes[] = [];
  const listening = Promise.all([listen('two', heard), listen('one', own)]);
  await new Promise((resolve) => setImmediate(resolve));
  type('-2');
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await listening;
  expect(heard.map(({ views }) => Object.keys(views).toSorted())).toEqual([[], [PAIN, 'findings'].toSorted()]);
  expect(own.map(({ views }) => Object.keys(views))).toEqual([[]]);
});

test('views patched by changes equal views built from nothing', () => {
  const keys: ViewKey[] = ['shell', 'studies', 'extraction', 'analyses', 'findings', PAIN];
  for (const key of keys) session.view(key);
  for (const text of ['-2', '', '-1.2', '=1/0', '-0.9']) {
    const seen =
      (session.view('extraction') as { items: Record<string, { cells: { mean?: { text: string } } }> }).items[
        cell.measurementId
      ]!.cells.mean?.text ?? '';
    type(text, { seen, watching: keys });
  }
  const fresh = createSession(session.db, ':memory:', { actor, now });
  for (const key of keys) expect(session.view(key)).toEqual(fresh.view(key));
  expect(session.derived().summaryOfFindings).toEqual(deriveReview(session.snapshot()).summaryOfFindings);
});

test('of many changed rows only what differs is sent, and it makes of the view before the view after', () => {
  type Rows = View<ExtractionHead, ExtractionRow>;
  const before = session.view('extraction') as Rows;
  const rows = Object.values(before.items).filter(({ cells }) => cells.n?.text);
  const paste = (count: number) =>
    setCells(
      session,
      {
        commandId: uuidv7(now()),
        windowId: 'one',
        watching: ['extraction'],
        label: 'Paste',
        rows: rows.slice(0, count).map(({ measurementId, cells }) => ({
          measurementId,
          cells: [['n', '77', cells.n!.text]] as ['n', string, string][],
        })),
      },
      { actor, now },
    );
  expect(rows.length).toBeGreaterThan(60);
  const result = paste(60);
  if (result.kind !== 'done') throw new Error(result.kind);
  const change = JSON.parse(JSON.stringify(result.reply.views.extraction)) as ViewChange<ExtractionHead, ExtractionRow>;
  expect(change.items).toBeUndefined();
  expect(change.parts![rows[0]!.measurementId]).toMatchObject({
    within: { cells: { within: { n: { set: { text: '77' } } } } },
  });
  expect(applyChange(before, change)).toEqual(session.view('extraction'));
});

test('choosing another profile is one command that undo takes back', () => {
  const id = analysisId('pain 26');
  const methodOf = () => session.derived().analyses.get(id)!.methodSentence;
  const before = methodOf();
  const command = { commandId: uuidv7(now()), windowId: 'one', watching: [PAIN] };
  const reply = setAnalysis(session, { ...command, analysisId: id, profile: 'revman5', estimator: null })!;
  expect(methodOf()).toContain('DerSimonian');
  expect(Object.keys(reply.views)).toEqual([PAIN]);
  session.undo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
  expect(methodOf()).toBe(before);
  expect(setAnalysis(session, { ...command, analysisId: 'none', profile: null, estimator: null })).toBeNull();
});

test('the history reads as sentences with before and after', () => {
  type('-2');
  const history = session.view('history') as { order: readonly string[]; items: Record<string, { sentence: string }> };
  expect(history.items[history.order[0]!]!.sentence).toMatch(/^Mean of Cherkin 2016 .*: -1\.48 → -2$/u);
});

test('the bundled review passes its own check', () => {
  expect(checkReview(session).problems).toEqual([]);
});
