import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AddResults } from '../../api/contract/grid.ts';
import type { ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { addResults } from '../../api/procedures/grid-add-results.ts';
import { citeValues, removeRows } from '../../api/procedures/grid-rows.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { rowWorking } from '../../api/procedures/grid-working.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
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

const OPTIMUM: AddResults = {
  study: { is: 'new', label: 'Morone 2026' },
  outcome: { is: 'new', construct: 'PEG', kind: 'continuous' },
  instrumentId: null,
  arms: [
    { is: 'new', label: 'MBI', nRandomised: 224 },
    { is: 'new', label: 'Usual care', nRandomised: 227 },
  ],
  times: [8, 26, 52].map((weeks) => ({
    text: `${weeks} weeks`,
    kind: 'point' as const,
    fromDays: 7 * weeks,
    toDays: 7 * weeks,
  })),
  withArms: true,
  withContrasts: true,
  measure: 'MD',
  score: 'change',
  isAdjusted: null,
  eventDefinition: null,
};

const view = () => session.view('extraction') as View<unknown, ExtractionRow>;
const rows = () => view().order.map((id) => view().items[id]!);
const set = (
  cells: readonly (readonly [row: number, field: string, text: string, seen?: string])[],
  sourceId?: string,
) => {
  const order = view().order;
  return setCells(
    session,
    {
      ...command(),
      label: 'Paste',
      ...(sourceId === undefined ? {} : { sourceId }),
      rows: cells.map(([row, field, text, seen = '']) => ({
        measurementId: order[row] ?? 'gone',
        cells: [[field as 'mean', text, seen]],
      })),
    },
    { actor, now },
  );
};

test('one gesture adds a study, its arms, the outcome and every row, and undo takes all of it back', () => {
  expect(addResults(session, { ...command(), ...OPTIMUM }, now).kind).toBe('done');
  expect(rows().map(({ armLabel, time }) => `${time}: ${armLabel}`)).toEqual(
    ['8 weeks', '26 weeks', '52 weeks'].flatMap((time) => [
      `${time}: MBI`,
      `${time}: Usual care`,
      `${time}: MBI vs Usual care`,
    ]),
  );
  const { study_result, study_result_arm, study_result_measurement, intervention } = session.snapshot();
  expect([study_result.size, study_result_arm.size, study_result_measurement.size]).toEqual([3, 6, 9]);
  expect([...intervention.values()].map(({ name }) => name).toSorted()).toEqual(['MBI', 'Usual care']);
  session.undo(command());
  expect(
    session.snapshot().study.size + session.snapshot().measurement.size + session.snapshot().study_result.size,
  ).toBe(0);
});

test('rows that stand already are not made twice', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  expect(addResults(session, { ...command(), ...OPTIMUM }, now)).toMatchObject({ kind: 'refused' });
  const more = {
    ...OPTIMUM,
    times: [...OPTIMUM.times, { text: '2 years', kind: 'point' as const, fromDays: 728, toDays: 728 }],
  };
  expect(addResults(session, { ...command(), ...more }, now).kind).toBe('done');
  expect(rows()).toHaveLength(12);
  expect(session.snapshot().study.size).toBe(1);
});

test('the route follows what is printed: arms, then the contrast once it is whole', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  const route = () => rowWorking(session, view().order[0]!)!.results[0]!.route;
  set([
    [0, 'mean', '-1.16'],
    [0, 'ci_low', '-1.44'],
    [0, 'ci_high', '-0.88'],
  ]);
  set([
    [1, 'mean', '-0.27'],
    [1, 'ci_low', '-0.53'],
    [1, 'ci_high', '-0.003'],
  ]);
  expect(route()).toBe('arms');
  set([
    [2, 'estimate', '-0.89'],
    [2, 'ci_low', '-1.27'],
    [2, 'ci_high', '-0.51'],
  ]);
  expect(route()).toBe('contrast');
  set([[2, 'ci_low', '', '-1.27']]);
  expect(route()).toBe('arms');
});

test('a row shows the standard deviation that its interval gives, with the worked formula and the other quantile', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  set([
    [3, 'mean', '-1.21'],
    [3, 'ci_low', '-1.50'],
    [3, 'ci_high', '-0.92'],
    [3, 'n', '224'],
  ]);
  expect(rows()[3]!.derived).toMatchObject({ sd: '2.202', se: '0.147' });
  const working = rowWorking(session, view().order[3]!)!;
  expect(working.steps.map(({ value }) => value.toFixed(4))).toEqual(['0.1472', '2.2025']);
  expect(working.alternatives.map(({ value }) => value.toFixed(4))).toEqual(['2.2145']);
  expect(working.steps[0]!.filled).toMatch(/−0\.92.*−1\.5/u);
});

test('what is taken for granted where a text holds several numbers is said, once', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  const result = set([
    [0, 'mean', '5.2 ± 2.1'],
    [1, 'mean', '5.0 ± 2.2'],
    [2, 'estimate', '0.2 (-0.4 to 0.8)'],
  ]);
  expect(result).toMatchObject({ kind: 'done', assumed: [expect.stringContaining('± is read as the SD')] });
  expect(set([[3, 'mean', '4.1']])).toMatchObject({ kind: 'done', assumed: [] });
});

test('a block with one unreadable and one overtaken cell writes nothing and names both', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  set([[0, 'mean', '-1.16']]);
  const revision = session.revision();
  const result = set([
    [0, 'sd', '2.1'],
    [0, 'mean', '-9', '-5'],
    [1, 'sd', 'two'],
    [99, 'sd', '1'],
  ]);
  if (result.kind !== 'problems') throw new Error(result.kind);
  expect(result.problems.map(({ kind, field, now: found }) => [kind, field, found])).toEqual([
    ['conflict', 'mean', '-1.16'],
    ['unreadable', 'sd', ''],
    ['gone', 'sd', ''],
  ]);
  expect(session.revision()).toBe(revision);
});

test('a block is one step of the history and takes the source it was typed from', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  set([
    [0, 'mean', '-1.16'],
    [0, 'sd', '2.1'],
    [1, 'mean', '-0.27'],
  ]);
  const values = [...session.snapshot().value.keys()];
  const source = {
    reportId: null,
    kind: 'abstract' as const,
    page: null,
    locator: 'Results',
    url: null,
    quote: 'mean change, -1.16',
  };
  expect(citeValues(session, { ...command(), valueIds: values, source }, now)).not.toBeNull();
  expect([...session.snapshot().source.values()]).toMatchObject([source]);
  const [sourceId] = session.snapshot().source.keys();
  set([[1, 'sd', '2.0']], sourceId);
  expect(new Set([...session.snapshot().value.values()].map((value) => value.sourceId))).toEqual(new Set([sourceId]));
  expect(citeValues(session, { ...command(), valueIds: values, source }, now)).not.toBeNull();
  expect(session.snapshot().source.size).toBe(1);
  session.undo(command());
  session.undo(command());
  session.undo(command());
  session.undo(command());
  expect(session.snapshot().value.size).toBe(0);
});

test('the changes of a time stand together after its scores, and times in words apart', () => {
  addResults(session, { ...command(), ...OPTIMUM, times: OPTIMUM.times.slice(0, 1), score: 'final' }, now);
  const [study] = session.snapshot().study.values();
  const [outcome] = session.snapshot().outcome.values();
  const arms = [...session.snapshot().arm.values()].toSorted((a, b) => a.position - b.position);
  const present = {
    ...OPTIMUM,
    study: { is: 'present' as const, id: study!.id },
    outcome: { is: 'present' as const, id: outcome!.id },
    arms: arms.map(({ id }) => ({ is: 'present' as const, id })),
  };
  addResults(session, { ...command(), ...present, times: OPTIMUM.times.slice(0, 1), score: 'change' }, now);
  const inWords = (text: string) => ({ text, kind: 'end of treatment' as const, fromDays: null, toDays: null });
  const times = [inWords('after the course'), inWords('at the end')];
  addResults(session, { ...command(), ...present, times, score: 'change' }, now);
  const about = rows().map(({ kind, measurementId }) => {
    const { timeText, score } = session.snapshot().measurement.get(measurementId)!;
    return `${timeText} ${score} ${kind}`;
  });
  expect(about).toEqual(
    ['after the course change', 'at the end change', '8 weeks final', '8 weeks change'].flatMap((group) => [
      `${group} arm`,
      `${group} arm`,
      `${group} contrast`,
    ]),
  );
});

test('deleting every row of a time deletes the study result only they could yield', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  set([
    [0, 'mean', '-1.16'],
    [1, 'mean', '-0.27'],
  ]);
  const first = view().order.slice(0, 3);
  expect(removeRows(session, { ...command(), measurementIds: first })).not.toBeNull();
  expect(rows()).toHaveLength(6);
  expect([session.snapshot().study_result.size, session.snapshot().value.size]).toEqual([2, 0]);
  session.undo(command());
  expect([rows().length, session.snapshot().study_result.size, session.snapshot().value.size]).toEqual([9, 3, 2]);
});

test('a new extraction reaches an analysis that compares its arms', () => {
  addResults(session, { ...command(), ...OPTIMUM }, now);
  const cells = [
    [3, '-1.21', '-1.50', '-0.92'],
    [4, '-0.59', '-0.86', '-0.31'],
  ] as const;
  for (const [row, mean, low, high] of cells)
    set([
      [row, 'mean', mean],
      [row, 'ci_low', low],
      [row, 'ci_high', high],
    ]);
  const { intervention, outcome } = session.snapshot();
  const named = (name: string) => [...intervention.values()].find((entry) => entry.name === name)!.id;
  const [outcomeId] = outcome.keys();
  const changes = [
    {
      op: 'add' as const,
      table: 'time_window' as const,
      id: 'w',
      fields: { label: 'Medium', weeksFrom: 13, weeksTo: 52, weeksTarget: 26, position: 0 },
    },
    { op: 'add' as const, table: 'comparison' as const, id: 'c', fields: { label: 'MBI or usual care', position: 0 } },
    {
      op: 'add' as const,
      table: 'comparison_side' as const,
      id: 'i',
      fields: { comparisonId: 'c', side: 'intervention', interventionId: named('MBI') },
    },
    {
      op: 'add' as const,
      table: 'comparison_side' as const,
      id: 'u',
      fields: { comparisonId: 'c', side: 'comparator', interventionId: named('Usual care') },
    },
    {
      op: 'add' as const,
      table: 'analysis' as const,
      id: 'a',
      fields: {
        title: 'Pain',
        comparisonId: 'c',
        outcomeId,
        timeWindowId: 'w',
        measure: 'MD',
        model: 'random effects',
        multiArmPolicy: 'combine',
        purpose: 'primary',
        isPlanned: true,
        position: 0,
      },
    },
  ];
  expect(changeRecords(session, { ...command(), label: 'Compare', changes }).kind).toBe('done');
  const rowOf = () => session.derived().analyses.get('a')!.rows[0];
  expect(rowOf()).toMatchObject({ label: 'Morone 2026', route: 'arms', nIntervention: 224, nComparator: 227 });
  expect(rowOf()!.estimate).toBeCloseTo(-0.62, 10);
  set([
    [5, 'estimate', '-0.62'],
    [5, 'ci_low', '-1.02'],
    [5, 'ci_high', '-0.23'],
  ]);
  // C03: the printed contrast goes before the difference of the arms; both stay, one enters.
  expect(rowOf()).toMatchObject({ route: 'contrast', estimate: -0.62 });
  expect(rowOf()!.standardError).toBeCloseTo(0.20153, 5);
});

test('a percentage typed over events takes their place, and the events it stands for are shown', () => {
  addResults(
    session,
    {
      ...command(),
      ...OPTIMUM,
      outcome: { is: 'new', construct: 'Response', kind: 'binary' },
      arms: [
        { is: 'new', label: 'MBI', nRandomised: 50 },
        { is: 'new', label: 'Usual care', nRandomised: 50 },
      ],
      withContrasts: false,
      measure: 'RR',
    },
    now,
  );
  const cells = () => rows()[0]!.cells;
  expect(set([[0, 'events', '40']]).kind).toBe('done');
  expect(cells().events).toMatchObject({ text: '40' });
  expect(set([[0, 'events', '24%', '40']]).kind).toBe('done');
  const [first] = rows();
  expect(first!.derived.events).toBeUndefined();
  expect(rowWorking(session, first!.measurementId)!.notes).toEqual([
    'Percentages were printed without the number of people analysed',
  ]);
  expect(set([[0, 'n', '50']]).kind).toBe('done');
  expect(cells().events).toBeUndefined();
  expect(cells().percent).toMatchObject({ text: '24%', number: 24 });
  expect(rows()[0]!.derived).toMatchObject({ events: '12' });
  session.undo(command());
  session.undo(command());
  expect(cells()).toMatchObject({ events: { text: '40' } });
});
