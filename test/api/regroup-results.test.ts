import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AddResults } from '../../api/contract/grid.ts';
import type { RecordChange } from '../../api/contract/records.ts';
import type { AnalysisHead, ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { addResults } from '../../api/procedures/grid-add-results.ts';
import { removeRows } from '../../api/procedures/grid-rows.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { previewProtocol } from '../../api/procedures/protocol-preview.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { emptyReview } from '../fixtures/empty-review.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
const watching: ViewKey[] = ['extraction'];
const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching });

let session: Session;
beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, emptyReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

type Counts = Readonly<Record<string, readonly [events: string, n: string]>>;

const madeOf = (study: string, arms: readonly string[], withContrasts: boolean): AddResults => {
  const outcome = session.snapshot().outcome.keys().next().value;
  return {
    study: { is: 'new', label: study },
    outcome:
      outcome === undefined ? { is: 'new', construct: 'Response', kind: 'binary' } : { is: 'present', id: outcome },
    instrumentId: null,
    arms: arms.map((label) => ({ is: 'new', label, nRandomised: null })),
    times: [{ text: '8 weeks', kind: 'point', fromDays: 56, toDays: 56 }],
    withArms: true,
    withContrasts,
    measure: 'RR',
    score: null,
    isAdjusted: null,
    eventDefinition: null,
  };
};

/** Extracts the events of one study's arms, in this order, before anything is planned. */
function extract(arms: Counts, withContrasts = false): void {
  expect(
    addResults(session, { ...command(), ...madeOf('Trial 2020', Object.keys(arms), withContrasts) }, now).kind,
  ).toBe('done');
  const { order } = session.view('extraction') as View<unknown, ExtractionRow>;
  const rows = Object.values(arms).map(([events, n], at) => ({
    measurementId: order[at]!,
    cells: [
      ['events', events, ''],
      ['n', n, ''],
    ] as [never, string, string][],
  }));
  expect(setCells(session, { ...command(), label: 'Type', rows }, { actor, now }).kind).toBe('done');
}

const change = (...changes: readonly RecordChange[]) =>
  expect(changeRecords(session, { ...command(), label: 'Change', changes })).toMatchObject({ kind: 'done' });
const interventionOf = (name: string) =>
  [...session.snapshot().intervention.values()].find((entry) => entry.name === name)!.id;
const side = (name: string, on: 'intervention' | 'comparator'): RecordChange => ({
  op: 'add',
  table: 'comparison_side',
  id: `side ${name}`,
  fields: { comparisonId: 'c', side: on, interventionId: interventionOf(name) },
});
const COMPARISON: RecordChange = { op: 'add', table: 'comparison', id: 'c', fields: { label: 'Any', position: 0 } };
const planned = (): RecordChange => ({
  op: 'add',
  table: 'analysis',
  id: 'a',
  fields: {
    ...{ title: 'Response', comparisonId: 'c', outcomeId: [...session.snapshot().outcome.keys()][0] },
    ...{ timeWindowId: null, measure: 'RR', model: 'random effects', multiArmPolicy: 'combine' },
    ...{ purpose: 'primary', isPlanned: false, position: 0 },
  },
});
const estimates = () =>
  session
    .derived()
    .analyses.get('a')!
    .rows.map(({ estimate }) => estimate);

const THREE: Counts = { Mirror: ['30', '100'], Imagery: ['25', '100'], 'Usual care': ['40', '100'] };

test('arms on one side are taken together, however late their comparison is named', () => {
  extract(THREE);
  change(COMPARISON, side('Mirror', 'intervention'), side('Imagery', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  expect(estimates()).toEqual([expect.closeTo(0.6875, 10)]);
});

test('another arm on a side joins the others, as the preview says before, and undo takes it out', () => {
  extract(THREE);
  change(COMPARISON, side('Mirror', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  expect(estimates()).toEqual([expect.closeTo(0.75, 10)]);
  const { analyses } = previewProtocol(session, [side('Imagery', 'intervention')], uuidv7(now()));
  expect(analyses.map(({ after }) => after)).toEqual([expect.stringContaining('0.69')]);
  change(side('Imagery', 'intervention'));
  expect(estimates()).toEqual([expect.closeTo(0.6875, 10)]);
  session.undo(command());
  expect(estimates()).toEqual([expect.closeTo(0.75, 10)]);
});

test('a comparison the other way round than the arms were typed finds its numbers', () => {
  extract({ 'Usual care': ['40', '100'], Mirror: ['30', '100'] });
  change(COMPARISON, side('Mirror', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  expect(estimates()).toEqual([expect.closeTo(0.75, 10)]);
});

test('an arm that is given its intervention later is compared from then on', () => {
  extract(THREE);
  const { arm, arm_intervention: links } = session.snapshot();
  const imagery = [...arm.values()].find(({ label }) => label === 'Imagery')!;
  const link = [...links.values()].find(({ armId }) => armId === imagery.id)!;
  change(COMPARISON, side('Mirror', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  change({ op: 'set', table: 'arm_intervention', id: link.id, fields: { interventionId: interventionOf('Mirror') } });
  expect(estimates()).toEqual([expect.closeTo(0.6875, 10)]);
});

test('a study that is included after the plan brings its combined arms', () => {
  extract(THREE);
  const [study] = session.snapshot().study.values();
  change({ op: 'set', table: 'study', id: study!.id, fields: { status: 'awaiting' } });
  change(COMPARISON, side('Mirror', 'intervention'), side('Imagery', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  expect(estimates()).toEqual([]);
  change({ op: 'set', table: 'study', id: study!.id, fields: { status: 'included' } });
  expect(estimates()).toEqual([expect.closeTo(0.6875, 10)]);
});

test('combined arms are taken where the rows of their differences print nothing', () => {
  extract(THREE, true);
  change(COMPARISON, side('Mirror', 'intervention'), side('Imagery', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  expect(estimates()).toEqual([expect.closeTo(0.6875, 10)]);
});

test('a difference extracted the other way round is not turned, but named as the reason why there is no number', () => {
  extract({ 'Usual care': ['40', '100'], Mirror: ['30', '100'] }, true);
  const contrasts = [...session.snapshot().measurement.values()].filter(({ measure }) => measure !== null);
  expect(contrasts).toHaveLength(1);
  const arms = [...session.snapshot().measurement.keys()].filter((id) => id !== contrasts[0]!.id);
  expect(removeRows(session, { ...command(), measurementIds: arms })).not.toBeNull();
  change(COMPARISON, side('Mirror', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  expect(
    session
      .derived()
      .analyses.get('a')!
      .leftOut.map(({ reason }) => reason),
  ).toEqual([expect.stringContaining('the other way round')]);
});

test('where the protocol says what is compared, differences are made that way round, in whatever order the arms are named', () => {
  extract({ Mirror: ['30', '100'], 'Usual care': ['40', '100'] });
  change(COMPARISON, side('Mirror', 'intervention'), side('Usual care', 'comparator'));
  addResults(session, { ...command(), ...madeOf('Trial 2021', ['Usual care', 'Mirror'], true) }, now);
  const rows = Object.values((session.view('extraction') as View<unknown, ExtractionRow>).items);
  expect(rows.filter(({ kind }) => kind === 'contrast').map(({ armLabel }) => armLabel)).toEqual([
    'Mirror vs Usual care',
  ]);
});

test('nothing is made twice', () => {
  extract(THREE);
  change(COMPARISON, side('Mirror', 'intervention'), side('Imagery', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  const { size } = session.snapshot().study_result;
  change({ op: 'set', table: 'analysis', id: 'a', fields: { title: 'Response again' } });
  expect(session.snapshot().study_result.size).toBe(size);
});

test('a study whose arms are in no comparison is named where its numbers are missed', () => {
  extract(THREE);
  change(COMPARISON, side('Mirror', 'intervention'), side('Imagery', 'intervention'), side('Usual care', 'comparator'));
  change(planned());
  addResults(session, { ...command(), ...madeOf('Trial 2021', ['Mirror box', 'TAU'], false) }, now);
  const named = () => (session.view('analysis:a') as View<AnalysisHead, unknown>).head.inNoComparison;
  expect(named()).toMatchObject([{ label: 'Trial 2021', arms: ['Mirror box', 'TAU'] }]);
  const { arm, arm_intervention: links } = session.snapshot();
  for (const [label, name] of [
    ['Mirror box', 'Mirror'],
    ['TAU', 'Usual care'],
  ] as const) {
    const { id } = [...arm.values()].find((entry) => entry.label === label)!;
    const link = [...links.values()].find(({ armId }) => armId === id)!;
    change({ op: 'set', table: 'arm_intervention', id: link.id, fields: { interventionId: interventionOf(name) } });
  }
  expect(named()).toEqual([]);
});
