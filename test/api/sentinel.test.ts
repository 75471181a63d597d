import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertReview } from '../../api/procedures/make-review.ts';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { analysisId } from '../../api/bundled-review/analysis-records.ts';
import type { CheckCounts, CheckItem } from '../../api/contract/sentinel.ts';
import type { Cell, ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import type { ValueField } from '../../engine/review/records/index.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;
let measurementId: string;
let studyId: string;

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
  const value = [...session.snapshot().value.values()].find(({ text, field }) => text === '-1.48' && field === 'mean')!;
  measurementId = value.measurementId;
  studyId = session.snapshot().measurement.get(measurementId)!.studyId;
});
afterEach(() => session.close());

const command = () => ({
  commandId: uuidv7(now()),
  windowId: 'one',
  watching: ['extraction', 'check-counts'] as ViewKey[],
});
const extraction = () => session.view('extraction') as View<unknown, ExtractionRow>;
const cell = (field: ValueField): Cell | undefined => extraction().items[measurementId]!.cells[field];
const checks = () => session.view(`checks:${studyId}`) as View<{ studyId: string }, CheckItem>;
const whole = () => session.view('sentinel') as View<CheckCounts, CheckItem>;
const items = (view: View<unknown, CheckItem>) => view.order.map((key) => view.items[key]!);
const counts = () => (session.view('check-counts') as View<CheckCounts, never>).head;

function type(field: ValueField, text: string): void {
  const result = setCells(
    session,
    { ...command(), label: 'Type', rows: [{ measurementId, cells: [[field, text, cell(field)?.text ?? '']] }] },
    { actor, now },
  );
  expect(result.kind).toBe('done');
}

describe('an impossible number', () => {
  test('is stored, marked, kept out of the analysis and first in the list, until it is corrected', () => {
    const before = counts();
    type('ci_high', '-9');
    expect(cell('ci_high')).toMatchObject({ text: '-9', flag: { severity: 'block' } });
    expect(counts()).toEqual({ ...before, open: before.open + 1, blocked: 1 });
    const pooled = session.derived().analyses.get(analysisId('pain 26'))!;
    expect(pooled.rows.map((row) => row.studyId)).not.toContain(studyId);
    const [first] = items(whole());
    expect(first).toMatchObject({ check: 'E2', severity: 'block', studyId, impact: { analysisTitle: pooled.title } });
    type('ci_high', '-1.1');
    expect(cell('ci_high')?.flag ?? null).toBeNull();
    expect(counts()).toEqual(before);
  });

  test('reversed limits offer their exchange, which is applied only when asked', () => {
    const [low, high] = [cell('ci_low')!.text, cell('ci_high')!.text];
    setCells(
      session,
      {
        ...command(),
        label: 'Type',
        rows: [
          {
            measurementId,
            cells: [
              ['ci_low', high, low],
              ['ci_high', low, high],
            ],
          },
        ],
      },
      { actor, now },
    );
    const found = items(checks()).find(({ check }) => check === 'E2')!;
    expect(found.fix).toEqual({
      kind: 'exchange limits',
      cells: [
        { measurementId, field: 'ci_low', text: high, to: low },
        { measurementId, field: 'ci_high', text: low, to: high },
      ],
    });
    expect(cell('ci_low')!.text).toBe(high);
    const row = found.fix!.cells.map((each) => [each.field, each.to, each.text] as [ValueField, string, string]);
    setCells(session, { ...command(), label: 'Exchange', rows: [{ measurementId, cells: row }] }, { actor, now });
    expect(items(checks()).filter(({ check }) => check === 'E2')).toEqual([]);
    session.undo(command());
    expect(cell('ci_low')!.text).toBe(high);
  });
});

describe('a suspicious number', () => {
  const dismiss = (item: CheckItem, note: string) =>
    changeRecords(session, {
      ...command(),
      label: 'Dismiss',
      changes: [
        {
          op: 'add',
          table: 'dismissal',
          id: uuidv7(now()),
          fields: { check: item.check, rows: item.sight.rows, seen: item.sight.seen, note, author: actor },
        },
      ],
    });

  test('is set aside with a note, and comes back when what was seen changes', () => {
    type('mean', '-1.20');
    const open = items(checks()).find(({ check }) => check === 'E3')!;
    expect(open).toMatchObject({ severity: 'high', dismissal: null, hasReturned: false });
    expect(open.arithmetic).toContain('1.2');
    expect(dismiss(open, 'bootstrap interval').kind).toBe('done');
    expect(cell('mean')!.flag?.severity).not.toBe('high');
    expect(items(checks()).find(({ key }) => key === open.key)).toMatchObject({
      dismissal: { note: 'bootstrap interval', author: actor },
    });
    type('mean', '-1.21');
    expect(items(checks()).find(({ key }) => key === open.key)).toMatchObject({ dismissal: null, hasReturned: true });
    session.undo(command());
    expect(items(checks()).find(({ key }) => key === open.key)?.dismissal).not.toBeNull();
  });

  test('the list says how far each could move the pooled result, farthest first', () => {
    type('mean', '-1.20');
    const rated = items(whole()).filter(({ impact, dismissal }) => dismissal === null && impact?.shift != null);
    const shifts = rated.map(({ impact }) => impact!.shift!);
    expect(shifts).toEqual(shifts.toSorted((a, b) => b - a));
    const own = rated.find(({ studyId: of }) => of === studyId)!;
    expect(own.impact).toMatchObject({ basis: 'left out', analysisTitle: expect.stringMatching(/pain/iu) });
    const analysis = session.derived().analyses.get(own.impact!.analysisId)!;
    const pooled = analysis.state.kind === 'pooled' ? analysis.state.pooled : null;
    expect(own.impact!.before!.estimate).toBeCloseTo(pooled!.estimate, 12);
  });
});

test('checks of one study after an edit say the same of it as a pass over the whole review', () => {
  extraction();
  for (const text of ['-1.2', '11', '-14.8', '-1.48']) {
    type('mean', text);
    const said = (found: readonly CheckItem[]) =>
      new Set(found.map(({ key, message, arithmetic }) => JSON.stringify([key, message, arithmetic])));
    expect(said(items(checks()))).toEqual(said(items(whole()).filter((item) => item.studyId === studyId)));
  }
});

test('numbers typed together fill the cells of their row, as one step', () => {
  type('mean', '');
  type('ci_low', '');
  type('ci_high', '');
  type('mean', '−1.48 (90% CI, −1.86 to −1.11)');
  expect([cell('mean'), cell('ci_low'), cell('ci_high')].map((each) => each?.number)).toEqual([-1.48, -1.86, -1.11]);
  expect(cell('ci_low')!.text).toBe('-1.86');
  expect(session.snapshot().measurement.get(measurementId)!.ciLevel).toBe(90);
  session.undo(command());
  expect(cell('mean')?.text ?? '').toBe('');
  expect(session.snapshot().measurement.get(measurementId)!.ciLevel).toBe(95);
});

test('numbers typed together never overwrite a cell that was not typed into', () => {
  const seen = cell('mean')!.text;
  const result = setCells(
    session,
    { ...command(), label: 'Type', rows: [{ measurementId, cells: [['mean', '-1.5 (-1.9 to -1.2)', seen]] }] },
    { actor, now },
  );
  expect(result).toMatchObject({
    kind: 'problems',
    problems: [{ kind: 'unreadable', reason: expect.stringContaining('lower limit') }],
  });
  expect(cell('mean')!.text).toBe(seen);
});

test('a text that can be read both ways is asked about, and read as it is answered', () => {
  const set = (decimalMark?: '.' | ',') =>
    setCells(
      session,
      {
        ...command(),
        label: 'Type',
        ...(decimalMark && { decimalMark }),
        rows: [{ measurementId, cells: [['sd', '1,234', cell('sd')?.text ?? '']] }],
      },
      { actor, now },
    );
  expect(set()).toMatchObject({
    kind: 'problems',
    problems: [
      {
        kind: 'unreadable',
        readings: [
          { decimalMark: '.', number: 1234 },
          { decimalMark: ',', number: 1.234 },
        ],
      },
    ],
  });
  expect(set(',').kind).toBe('done');
  expect(cell('sd')).toMatchObject({ text: '1,234', number: 1.234 });
  expect(set('.').kind).toBe('done');
  expect(cell('sd')).toMatchObject({ text: '1,234', number: 1234 });
});

test('a paste over many studies is answered first and checked study by study after it, for every window', async () => {
  const items = Object.values(extraction().items).filter((row) => row.kind === 'contrast' && row.cells.ci_high?.text);
  expect(new Set(items.map((row) => row.studyId)).size).toBeGreaterThan(4);
  const before = counts();
  const pooledRows = session.derived().analyses.get(analysisId('pain 26'))!.rows.length;
  const told = new AbortController();
  const changes = session.feed.watch('one', ['extraction', 'check-counts'], told.signal);
  await changes.next();
  const result = setCells(
    session,
    {
      ...command(),
      label: 'Paste',
      rows: items.map((row) => ({
        measurementId: row.measurementId,
        cells: [['ci_high', '-99', row.cells.ci_high!.text]] as [ValueField, string, string][],
      })),
    },
    { actor, now },
  );
  expect(result.kind).toBe('done');
  const blocked = () =>
    items.filter((row) => extraction().items[row.measurementId]!.cells.ci_high?.flag?.severity === 'block').length;
  expect(blocked()).toBeLessThan(items.length);
  // Impossible numbers are out of the analyses at once: that is the derivation's own affair.
  expect(session.derived().analyses.get(analysisId('pain 26'))!.rows.length).toBeLessThan(pooledRows);
  const { value } = await changes.next();
  expect(value).toMatchObject({ revision: session.revision(), isFollowUp: true });
  expect(Object.keys(value!.views).toSorted()).toEqual(['check-counts', 'extraction']);
  expect(blocked()).toBe(items.length);
  expect(counts().blocked).toBeGreaterThan(before.blocked + 4);
  told.abort();
});
