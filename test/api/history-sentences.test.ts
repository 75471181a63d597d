import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import type { HistoryHead, HistoryItem } from '../../api/contract/history.ts';
import type { RecordChange } from '../../api/contract/records.ts';
import type { View } from '../../api/contract/views.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { setValue } from '../../api/procedures/value-commands.ts';
import { nameOfRecord } from '../../api/procedures/views/history-names.ts';
import { COLUMNS } from '../../db/columns.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { TABLE_NAMES } from '../../engine/review/records/index.ts';

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

const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
function change(label: string, ...changes: RecordChange[]): void {
  const result = changeRecords(session, { ...command(), label, changes });
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
}
const history = (key: 'history' | `history:${string}` = 'history') =>
  session.view(key) as View<HistoryHead, HistoryItem>;
const newest = (key?: 'history' | `history:${string}`) => {
  const view = history(key);
  return view.items[view.order[0]!]!;
};
const study = (label: string) => [...session.snapshot().study.values()].find((found) => found.label.startsWith(label))!;

test('one field of any record reads as its step with before and after', () => {
  const cherkin = study('Cherkin');
  change(`Change status of ${cherkin.label}`, {
    op: 'set',
    table: 'study',
    id: cherkin.id,
    fields: { status: 'excluded', statusReason: 'Not randomised' },
  });
  const item = newest();
  expect(item.sentence).toBe(
    `Change status of ${cherkin.label} (status: included → excluded; status reason: nothing → Not randomised)`,
  );
  expect(item.kinds).toEqual(['studies']);
  expect(item.details).toEqual([
    { what: `study ${cherkin.label}`, field: 'status', was: 'included', now: 'excluded' },
    { what: `study ${cherkin.label}`, field: 'status reason', was: 'nothing', now: 'Not randomised' },
  ]);
});

test('a reference reads as the name of what it points to, yes and no as such', () => {
  const [report] = session.snapshot().report.values();
  const target = study('Zgierska 2016');
  change('Move a report', {
    op: 'set',
    table: 'report',
    id: report!.id,
    fields: { studyId: target.id, isPrimary: false },
  });
  expect(newest().details.map(({ field, now: after }) => [field, after])).toEqual([
    ['study', target.label],
    ['primary', 'no'],
  ]);
});

test('what came or went is named, and taking it back says so', () => {
  change('Add Smith 2026', {
    op: 'add',
    table: 'study',
    id: 'smith',
    fields: { label: 'Smith 2026', design: 'parallel', status: 'awaiting' },
  });
  expect(newest().sentence).toBe('Add Smith 2026');
  expect(newest().details).toContainEqual({ what: 'study Smith 2026', field: 'status', was: null, now: 'awaiting' });
  session.undo(command());
  expect(newest()).toMatchObject({ sentence: 'Undo: study Smith 2026 removed', isUndo: true });
});

test('a step of many rows says how many and lists the first of them', () => {
  const cherkin = study('Cherkin');
  change('Delete Cherkin', { op: 'remove', table: 'study', id: cherkin.id, withDependents: true });
  const item = newest();
  expect(item.sentence).toMatch(/^Delete Cherkin \(\d+ rows: /);
  expect(item.details.length).toBeGreaterThan(5);
  expect(item.moreRows).toBeGreaterThan(10);
});

test('the history of one study holds its own steps, those of its parts and of its numbers, and no others', () => {
  const cherkin = study('Cherkin');
  const other = study('Zgierska 2016');
  const arm = [...session.snapshot().arm.values()].find(({ studyId }) => studyId === cherkin.id)!;
  const measurement = [...session.snapshot().measurement.values()].find(({ studyId }) => studyId === cherkin.id)!;
  const value = [...session.snapshot().value.values()].find(({ measurementId }) => measurementId === measurement.id)!;
  change('Other', { op: 'set', table: 'study', id: other.id, fields: { funding: 'A fund' } });
  change('Arm', { op: 'set', table: 'arm', id: arm.id, fields: { nRandomised: 1 } });
  const typed = setValue(
    session,
    { ...command(), measurementId: measurement.id, field: value.field, text: '77', seen: value.text },
    { actor, now },
  );
  expect(typed.kind).toBe('done');
  const { head, order, items } = history(`history:study:${cherkin.id}`);
  expect(head.subject).toBe(cherkin.label);
  // The step that made the review holds everything.
  expect(order.map((id) => items[id]!.sentence).slice(0, 2)).toEqual([
    expect.stringContaining('→ 77'),
    expect.stringMatching(/^Arm \(number randomised/),
  ]);
  expect(order.some((id) => items[id]!.sentence.startsWith('Other'))).toBe(false);
});

test('every record of the bundled review can be told, whatever its table', () => {
  const snapshot = session.snapshot();
  const index = reviewIndexOf(session.derived());
  for (const table of TABLE_NAMES) {
    for (const record of [...snapshot[table].values()].slice(0, 3)) {
      const fields = record as unknown as Record<string, unknown>;
      const image = Object.fromEntries(
        COLUMNS[table].map(({ name, field }) => [
          name,
          typeof fields[field] === 'object' ? null : (fields[field] as string | number),
        ]),
      );
      expect(nameOfRecord(table, image, index), table).not.toMatch(/undefined|null|\[object/);
    }
  }
});
