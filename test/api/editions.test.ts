import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import type { EditionItem } from '../../api/contract/editions.ts';
import type { View } from '../../api/contract/views.ts';
import { compareEditions, makeEdition } from '../../api/procedures/edition-commands.ts';
import { loadFrozen } from '../../api/procedures/edition-content.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching: ['editions'] as const });
const make = (editionId: string, whatsNew: string | null = null) =>
  makeEdition(session, { ...command(), editionId, label: `State ${editionId}`, whatsNew }, now);
const items = () => Object.values((session.view('editions') as View<unknown, EditionItem>).items);
const study = () => [...session.snapshot().study.values()].find(({ label }) => label.startsWith('Cherkin'))!;
const exclude = () =>
  changeRecords(session, {
    ...command(),
    label: 'Leave a study out',
    changes: [
      { op: 'set', table: 'study', id: study().id, fields: { status: 'excluded', statusReason: 'for the test' } },
    ],
  });

test('an edition is one step of the history that undo takes back', () => {
  const reply = make('a');
  expect(reply.undo.undo).toBe('Made edition 1: State a');
  expect(reply.views.editions).toMatchObject({ order: ['a'], headPart: { set: { total: 1 } } });
  expect(items()).toEqual([expect.objectContaining({ number: 1, whatsNew: null })]);
  session.undo(command());
  expect(items()).toEqual([]);
});

test('editions are compared with each other and with the review as it is', () => {
  make('a');
  exclude();
  make('b');
  const between = compareEditions(session, { before: { editionId: 'a' }, after: { editionId: 'b' } })!;
  expect(between).toEqual({
    ...compareEditions(session, { before: { editionId: 'a' }, after: 'now' })!,
    after: expect.stringMatching(/^edition 2 \(2026-01-01\)$/u),
  });
  expect(between.diff.studies).toEqual([
    { studyId: study().id, label: study().label, change: 'out', reason: 'for the test' },
  ]);
  expect(between.diff.results.length).toBeGreaterThan(0);
  expect(between.byEngine).toBeNull();
  expect(items().find(({ id }) => id === 'b')!.whatsNew).toBe(between.paragraph);
  expect(compareEditions(session, { before: { editionId: 'b' }, after: 'now' })!.diff.isUnchanged).toBe(true);
  expect(compareEditions(session, { before: { editionId: 'gone' }, after: 'now' })).toBeNull();
});

test('a paragraph of the reviewer’s own is kept, and the same review is stored once', () => {
  make('a');
  make('b', 'Written by hand.');
  const [b, a] = ['b', 'a'].map((id) => session.snapshot().edition.get(id)!);
  expect(b!.whatsNew).toBe('Written by hand.');
  expect(b!.contentHash).toBe(a!.contentHash);
});

test('an edition whose content is gone says so', () => {
  make('a');
  const edition = { ...session.snapshot().edition.get('a')!, contentHash: '0'.repeat(64) };
  expect(() => loadFrozen(session.db, edition)).toThrow(/edition 1 is not in this file/u);
});
