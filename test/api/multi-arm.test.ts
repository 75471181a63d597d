import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AddResults } from '../../api/contract/grid.ts';
import type { RecordChange } from '../../api/contract/records.ts';
import type { ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { setMultiArmPolicy, type SetMultiArmPolicy } from '../../api/procedures/analysis-commands.ts';
import { checkReview } from '../../api/procedures/check-review.ts';
import { addResults } from '../../api/procedures/grid-add-results.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { emptyReview } from '../fixtures/empty-review.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
const watching: ViewKey[] = ['extraction', 'analysis:a'];
const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching });

let session: Session;
beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, emptyReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

type Printed = Readonly<Record<string, string>>;

/** Extracts one study with these arms, in order, the last being the comparator of the others, and an analysis of it. */
function extract(kind: 'binary' | 'continuous' | 'count or rate', measure: string, arms: readonly Printed[]): void {
  const made: AddResults = {
    study: { is: 'new', label: 'Trial 2020' },
    outcome: { is: 'new', construct: 'Outcome', kind },
    instrumentId: null,
    arms: arms.map((_, at) => ({ is: 'new', label: `Arm ${at + 1}`, nRandomised: null })),
    times: [{ text: '8 weeks', kind: 'point', fromDays: 56, toDays: 56 }],
    withArms: true,
    withContrasts: false,
    measure: 'MD',
    score: 'final',
    isAdjusted: null,
    eventDefinition: null,
  };
  expect(addResults(session, { ...command(), ...made }, now).kind).toBe('done');
  const { order } = session.view('extraction') as View<unknown, ExtractionRow>;
  const rows = arms.map((printed, at) => ({
    measurementId: order[at]!,
    cells: Object.entries(printed).map(([field, text]): [never, string, string] => [field as never, text, '']),
  }));
  expect(setCells(session, { ...command(), label: 'Type', rows }, { actor, now }).kind).toBe('done');
  const { intervention, outcome } = session.snapshot();
  const side = (name: string, on: string): RecordChange => ({
    op: 'add',
    table: 'comparison_side',
    id: `side ${name}`,
    fields: {
      comparisonId: 'c',
      side: on,
      interventionId: [...intervention.values()].find((entry) => entry.name === name)!.id,
    },
  });
  change(
    { op: 'add', table: 'comparison', id: 'c', fields: { label: 'Arms or none', position: 0 } },
    ...arms.map((_, at) => side(`Arm ${at + 1}`, at === arms.length - 1 ? 'comparator' : 'intervention')),
    {
      op: 'add',
      table: 'analysis',
      id: 'a',
      fields: {
        title: 'Analysis',
        comparisonId: 'c',
        outcomeId: [...outcome.keys()][0],
        timeWindowId: null,
        measure,
        model: 'random effects',
        multiArmPolicy: 'combine',
        purpose: 'primary',
        isPlanned: true,
        position: 0,
      },
    },
  );
}

function change(...changes: readonly RecordChange[]): void {
  expect(changeRecords(session, { ...command(), label: 'Change', changes })).toMatchObject({ kind: 'done' });
}
const choose = (multiArmPolicy: SetMultiArmPolicy['multiArmPolicy']) =>
  expect(setMultiArmPolicy(session, { ...command(), analysisId: 'a', multiArmPolicy })).not.toBeNull();
const analysis = () => session.derived().analyses.get('a')!;

describe('C11: three arms, 30/100 and 25/100 against 40/100', () => {
  beforeEach(() =>
    extract('binary', 'RR', [
      { events: '30', n: '100' },
      { events: '25', n: '100' },
      { events: '40', n: '100' },
    ]),
  );

  test('combined, everyone counts once', () => {
    const [row, ...others] = analysis().rows;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ label: 'Trial 2020', nIntervention: 200, nComparator: 100, eventsIntervention: 55 });
    expect(row!.estimate).toBeCloseTo(0.6875, 10);
    expect(row!.standardError).toBeCloseTo(0.1679, 4);
  });

  test('with the comparator divided there are two rows, one study, and nobody counted twice', () => {
    choose('split');
    const { rows, state, studiesUsed, participantsComparator, footnotes } = analysis();
    expect(rows.map(({ label, nComparator, eventsComparator }) => [label, nComparator, eventsComparator])).toEqual([
      ['Trial 2020: Arm 1', 50, 20],
      ['Trial 2020: Arm 2', 50, 20],
    ]);
    expect([studiesUsed, participantsComparator]).toEqual([1, 100]);
    expect(footnotes.join(' ')).toContain('divided among them');
    if (state.kind !== 'pooled') throw new Error(state.kind);
    expect(state.pooled.estimate).toBeCloseTo(Math.log(0.688), 3);
    expect(1 / Math.sqrt(rows.reduce((sum, row) => sum + row.standardError ** -2, 0))).toBeCloseTo(0.168, 4);
    const view = session.view('analysis:a') as View<
      unknown,
      { steps: readonly { formulaId: string; filled: string }[] }
    >;
    const filledOf = (id: string, formula: string) =>
      view.items[id]!.steps.filter(({ formulaId }) => formulaId === formula).map(({ filled }) => filled);
    expect(view.order.map((id) => filledOf(id, 'split-comparator'))).toEqual([
      ['40 / 2 = 20', '100 / 2 = 50'],
      ['40 / 2 = 20', '100 / 2 = 50'],
    ]);
    expect(view.order.map((id) => filledOf(id, 'RR')[0])).toEqual([
      expect.stringContaining('(30/100) / (20/50)'),
      expect.stringContaining('(25/100) / (20/50)'),
    ]);
    expect(checkReview(session).problems).toEqual([]);
  });

  test('one comparison, or none of them', () => {
    choose('choose');
    expect(analysis().rows).toMatchObject([
      { label: 'Trial 2020', nIntervention: 100, eventsIntervention: 30, nComparator: 100 },
    ]);
    choose('keep for the network');
    expect(analysis().rows).toEqual([]);
    expect(analysis().leftOut).toMatchObject([
      { label: 'Trial 2020', reason: 'more than two arms: kept for the network analysis' },
    ]);
    session.undo(command());
    expect(analysis().rows).toHaveLength(1);
  });
});

test('means: combined as one group, or divided with mean and SD as they are', () => {
  extract('continuous', 'MD', [
    { mean: '5.2', sd: '2.1', n: '40' },
    { mean: '6.0', sd: '2.4', n: '35' },
    { mean: '7.0', sd: '2.0', n: '60' },
  ]);
  choose('combine');
  // C07: mean 5.5733, SD 2.2654 of 75.
  expect(analysis().rows[0]!.estimate).toBeCloseTo(5.5733 - 7, 4);
  expect(analysis().rows[0]!.standardError).toBeCloseTo(Math.hypot(2.2654 / Math.sqrt(75), 2 / Math.sqrt(60)), 5);
  choose('split');
  const [first] = analysis().rows;
  expect(first).toMatchObject({ nIntervention: 40, nComparator: 30 });
  expect(first!.standardError).toBeCloseTo(Math.hypot(2.1 / Math.sqrt(40), 2 / Math.sqrt(30)), 10);
});

test('events over person-time give a rate ratio', () => {
  extract('count or rate', 'IRR', [
    { events: '12', person_time: '240' },
    { events: '30', person_time: '260.5' },
  ]);
  const [row] = analysis().rows;
  expect(row!.estimate).toBeCloseTo(12 / 240 / (30 / 260.5), 10);
  expect(row!.standardError).toBeCloseTo(Math.sqrt(1 / 12 + 1 / 30), 10);
});

test('C10: bare arms of a cluster trial are blocked until its clusters are assumed, and then widened', () => {
  extract('binary', 'RR', [
    { events: '40', n: '250' },
    { events: '60', n: '250' },
  ]);
  const [studyId] = session.snapshot().study.keys();
  change({ op: 'set', table: 'study', id: studyId!, fields: { design: 'cluster' } });
  expect(analysis().leftOut[0]!.reason).toContain('randomised clusters');
  const assume = (id: string, kind: string, value: number): RecordChange => ({
    op: 'add',
    table: 'assumption',
    id,
    fields: { kind, scope: 'study', scopeId: studyId, value, low: null, high: null, rationale: 'similar trials' },
  });
  change(assume('icc', 'icc', 0.05), assume('size', 'cluster size', 25));
  const [row] = analysis().rows;
  expect(row!.standardError).toBeCloseTo(0.2722, 4);
  expect(row!.low).toBeCloseTo(0.391, 3);
  expect(Math.abs(row!.high - 1.137)).toBeLessThan(0.001);
  expect(row!.notes.join(' ')).toContain('cluster');
});

test('an assumed SD stands in where no spread was printed, and only there', () => {
  extract('continuous', 'MD', [
    { mean: '3.1', n: '50' },
    { mean: '4.3', sd: '2.1', n: '48' },
  ]);
  expect(analysis().rows).toEqual([]);
  change({
    op: 'add',
    table: 'assumption',
    id: 'sd',
    fields: {
      kind: 'imputed SD',
      scope: 'review',
      scopeId: null,
      value: 2,
      low: 1.8,
      high: 2.4,
      rationale: 'median of the others',
    },
  });
  const [row] = analysis().rows;
  expect(row!.standardError).toBeCloseTo(Math.hypot(2 / Math.sqrt(50), 2.1 / Math.sqrt(48)), 10);
  expect(row!.notes.join(' ')).toContain('imputed');
});

test('bare means of a crossover trial are blocked until the correlation of its periods is assumed, and then paired', () => {
  extract('continuous', 'MD', [
    { mean: '4.1', sd: '2.1', n: '30' },
    { mean: '5.0', sd: '2.2', n: '30' },
  ]);
  const [studyId] = session.snapshot().study.keys();
  change({ op: 'set', table: 'study', id: studyId!, fields: { design: 'crossover' } });
  expect(analysis().leftOut[0]!.reason).toContain('every person each treatment');
  const fields = { kind: 'rho', scope: 'study', scopeId: studyId, low: 0.3, high: 0.7, rationale: 'similar trials' };
  change({ op: 'add', table: 'assumption', id: 'r', fields: { ...fields, value: 0.5 } });
  const [row] = analysis().rows;
  expect(row!.estimate).toBeCloseTo(-0.9, 10);
  // √(2.1² + 2.2² − 2 × 0.5 × 2.1 × 2.2) / √30
  expect(row!.standardError).toBeCloseTo(Math.sqrt(4.41 + 4.84 - 4.62) / Math.sqrt(30), 10);
  expect(row!.notes.join(' ')).toContain('assumed correlation between the periods');
  expect(row!.notes.join(' ')).not.toContain('independent');
  change({ op: 'set', table: 'assumption', id: 'r', fields: { value: 0.7 } });
  expect(analysis().rows[0]!.standardError).toBeLessThan(row!.standardError);
  change({ op: 'set', table: 'assumption', id: 'r', fields: { value: 1.4 } });
  expect(analysis().rows).toEqual([]);
});

test('a standardised difference of a crossover trial has the standard error of paired scores', () => {
  extract('continuous', 'SMD', [
    { mean: '4.1', sd: '2.1', n: '30' },
    { mean: '5.0', sd: '2.2', n: '30' },
  ]);
  const [studyId] = session.snapshot().study.keys();
  const independent = analysis().rows[0]!;
  change(
    { op: 'set', table: 'study', id: studyId!, fields: { design: 'crossover' } },
    {
      op: 'add',
      table: 'assumption',
      id: 'r',
      fields: { kind: 'rho', scope: 'review', scopeId: null, value: 0.5, low: null, high: null, rationale: 'usual' },
    },
  );
  const [row] = analysis().rows;
  const g = independent.estimate;
  expect(row!.estimate).toBeCloseTo(g, 12);
  expect(row!.standardError).toBeCloseTo(Math.sqrt(1 / 30 + g ** 2 / 60), 10);
});
