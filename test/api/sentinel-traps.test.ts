import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import type { CheckItem } from '../../api/contract/sentinel.ts';
import type { ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import type { ValueField } from '../../engine/review/records/index.ts';

/** The traps of test/engine/check/traps.test.ts that need a field of the grid which the others leave out, typed into it. */
const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;
const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching: ['extraction'] as ViewKey[] });

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const rows = {
  /** Banth & Ardebil 2015: mean 21.08, SD 3.3, n 24. */
  means: ['21.08', 'mean'],
  /** Morone 2009: 16 events, 80%. */
  counts: ['16', 'events'],
  /** OPTIMUM: −0.62 (−1.02 to −0.23), p = .002. */
  contrast: ['-0.62', 'estimate'],
} as const;

function rowOf(kind: keyof typeof rows): string {
  const [text, field] = rows[kind];
  return [...session.snapshot().value.values()].find((value) => value.text === text && value.field === field)!
    .measurementId;
}

/** Types cell after cell; says what the checks then say about the row and the texts that were refused. */
function typed(kind: keyof typeof rows, cells: readonly (readonly [ValueField, string])[]): readonly string[] {
  const measurementId = rowOf(kind);
  const cellOf = (field: ValueField) =>
    (session.view('extraction') as View<unknown, ExtractionRow>).items[measurementId]!.cells[field];
  for (const [field, text] of cells) {
    const result = setCells(
      session,
      {
        ...command(),
        label: 'Type',
        rows: [{ measurementId, cells: [[field, text, cellOf(field)?.text ?? '']] }],
      },
      { actor, now },
    );
    if (result.kind !== 'done') return [result.kind];
  }
  const { studyId } = session.snapshot().measurement.get(measurementId)!;
  const view = session.view(`checks:${studyId}`) as View<unknown, CheckItem>;
  return view.order
    .map((key) => view.items[key]!)
    .filter(({ cells: about }) => about.some((cell) => cell.measurementId === measurementId))
    .map(({ check, severity, cells: about }) => `${check} ${severity}: ${about.map(({ field }) => field).join(' ')}`)
    .filter((line) => !line.includes(' low:'));
}

test.each([
  [
    't that is not the estimate over its standard error',
    'contrast',
    [['t', '0.31']],
    'E20 medium: t estimate ci_low ci_high',
  ],
  ['F typed as t', 'contrast', [['t', '9.5']], 'E20 medium: t estimate ci_low ci_high'],
  ['F that does not belong to its p', 'contrast', [['f', '0.1']], 'E20 medium: f p'],
  ['a standard error above its SD', 'means', [['se', '3.4']], 'E7 block: se sd'],
  ['a standard error that is not SD/√n', 'means', [['se', '1.2']], 'E7 medium: se sd'],
  ['a negative standard error', 'means', [['se', '-0.7']], 'E7 block: se'],
  [
    'an SD that its interval takes for a standard error',
    'means',
    [
      ['ci_low', '14.25'],
      ['ci_high', '27.91'],
    ],
    'E1 high: sd',
  ],
  [
    'an interval at another level',
    'means',
    [
      ['ci_low', '19.93'],
      ['ci_high', '22.23'],
    ],
    'E19 medium: ci_low ci_high',
  ],
  [
    'a median above its upper quartile',
    'means',
    [
      ['median', '20'],
      ['q1', '15'],
      ['q3', '19'],
    ],
    'E2 block: median q3',
  ],
  ['a mean beyond the largest score', 'means', [['max', '20']], 'E6 block: mean max'],
  ['the SD of one person', 'means', [['n', '1']], 'E7 block: sd n'],
  ['a percentage of more than everybody', 'counts', [['percent', '180']], 'E5 block: percent'],
  ['a probability above 1', 'contrast', [['p', '2.3']], 'E10 block: p'],
  [
    'a standard error of a contrast that is not that of its interval',
    'contrast',
    [['se', '0.41']],
    'E20 medium: se ci_low ci_high',
  ],
] as const)('%s is marked in the grid', (_, kind, cells, expected) => {
  expect(typed(kind, [])).toEqual([]);
  expect(typed(kind, cells)).toContain(expected);
});

test.each([
  ['means', [['se', '0.67']]],
  [
    'means',
    [
      ['ci_low', '19.69'],
      ['ci_high', '22.47'],
    ],
  ],
  [
    'means',
    [
      ['median', '20'],
      ['q1', '18'],
      ['q3', '24'],
      ['min', '12'],
      ['max', '30'],
    ],
  ],
  ['contrast', [['se', '0.20']]],
  ['contrast', [['p', '<0.01']]],
] as const)('right numbers beside those printed leave %s unmarked: %j', (kind, cells) => {
  expect(typed(kind, cells)).toEqual([]);
});

test.each([
  ['a percentage where events are counted', 'counts', [['events', '24%']]],
  ['a word for a number', 'contrast', [['p', 'NS']]],
] as const)('%s is refused, not stored', (_, kind, cells) => {
  const before = session.snapshot().value.size;
  expect(typed(kind, cells)).toEqual(['problems']);
  expect(session.snapshot().value.size).toBe(before);
});
