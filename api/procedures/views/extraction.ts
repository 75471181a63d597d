import type { Cell, ExtractionHead, ExtractionRow, View } from '../../contract/views.ts';
import { agreedValue } from '../../../engine/review/agreed.ts';
import { changesBeside, rowsBeside } from '../../../engine/review/effect/beside-change.ts';
import { groupOf } from '../../../engine/review/grouping.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { Measurement, Outcome, Study, Value, ValueField } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { Sentinel } from '../../../engine/review/sentinel/sentinel.ts';
import type { RowFlags } from '../../../engine/review/sentinel/types.ts';
import { formatNonZero } from '../../../engine/text/format-number.ts';
import { SKEWED_MEDIANS_SETTING } from '../../../engine/review/effect/skewed-medians.ts';
import { workRow } from '../../../engine/review/effect/row-working.ts';
import { rowFacts } from '../row-facts.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { armLabelOf, sourceLabelOf } from './naming.ts';

/** Columns of the grid, in the order papers print them. */
const COLUMNS: readonly ValueField[] = [
  'n',
  'mean',
  'sd',
  'se',
  'estimate',
  'ci_low',
  'ci_high',
  'p',
  'events',
  'percent',
];

type ExtractionView = View<ExtractionHead, ExtractionRow>;

/** The pass of the error checks whose marks a view shows: after another one any row may be marked otherwise; and its revision. */
const madeFrom = new WeakMap<ExtractionView, Readonly<{ pass: object; index: ReviewIndex }>>();

function shownAt({ pass }: Sentinel, index: ReviewIndex, view: ExtractionView): ExtractionView {
  madeFrom.set(view, { pass, index });
  return view;
}

/** @param previous the view of the revision before, if it was built: only rows whose values changed are then made anew */
export function buildExtraction(
  { index, sentinel }: ViewContext,
  memo: Memo,
  previous: ExtractionView | null,
): ExtractionView {
  const { snapshot } = index;
  const order = memo.keep(
    'order',
    [snapshot.measurement, snapshot.measurement_arm, snapshot.arm, snapshot.study, snapshot.outcome],
    () => [...snapshot.measurement.values()].toSorted(byOutcomeStudyTime(index)),
  );
  const columns = memo.keep('columns', [snapshot.value], () => columnsOf(snapshot.value));
  const head = memo.keep(
    'head',
    [snapshot.outcome, columns.join(' '), snapshot.source, snapshot.report, snapshot.instrument, snapshot.time_window],
    () => ({
      outcomes: [...snapshot.outcome.values()]
        .toSorted((a, b) => a.position - b.position)
        .map(({ id, construct, kind }) => ({ id, label: construct, kind })),
      columns,
      sources: Object.fromEntries(
        [...snapshot.source.values()].map((source) => {
          const { quote, reportId, kind, page, locator, url } = source;
          return [source.id, { label: sourceLabelOf(index, source), quote, reportId, kind, page, locator, url }];
        }),
      ),
      reports: [...snapshot.report.values()]
        .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
        .map(({ id, studyId, citation }) => ({ id, studyId, label: citation })),
      windows: [...snapshot.time_window.values()]
        .toSorted((a, b) => a.position - b.position)
        .map(({ id, label }) => ({ id, label })),
      instruments: [...snapshot.instrument.values()]
        .map(({ id, abbreviation, name }) => ({ id, label: abbreviation, name }))
        .toSorted((a, b) => compare(a.label, b.label)),
    }),
  );
  const marks = sentinel();
  const from = previous === null ? undefined : madeFrom.get(previous);
  // Made anew at the same revision, only the marks can differ.
  const changed = from?.index === index ? [] : index.changedMeasurements;
  if (previous && changed && previous.head === head && from?.pass === marks.pass) {
    // A row of change may be worked out from the scores beside it.
    const beside = [...changed].flatMap((id) => changesBeside(index, id).map((row) => row.id));
    const rows = [...new Set([...changed, ...beside, ...marks.changedRows])].flatMap(
      (id) => snapshot.measurement.get(id) ?? [],
    );
    const anew = rows.map(
      (measurement) =>
        [measurement.id, rowOf(measurement, index, marks.flagsByMeasurement.get(measurement.id))] as const,
    );
    return shownAt(marks, index, { ...previous, items: { ...previous.items, ...Object.fromEntries(anew) } });
  }
  const entries = order.map(
    (measurement) =>
      [measurement.id, keptRow(measurement, index, marks.flagsByMeasurement.get(measurement.id), memo)] as const,
  );
  return shownAt(marks, index, collect(head, entries));
}

/** Only columns that hold something, plus what every arm or contrast needs. */
function columnsOf(values: ReadonlyMap<string, Value>): readonly ValueField[] {
  const used = new Set<ValueField>();
  for (const value of values.values()) used.add(value.field);
  const extra = [...used].filter((field) => !COLUMNS.includes(field)).toSorted();
  return [...COLUMNS, ...extra];
}

function keptRow(measurement: Measurement, index: ReviewIndex, flags: RowFlags | undefined, memo: Memo): ExtractionRow {
  const { snapshot } = index;
  return memo.keep(
    `row ${measurement.id}`,
    [
      measurement,
      groupOf(index.valuesByMeasurement, measurement.id),
      groupOf(index.armsByMeasurement, measurement.id),
      snapshot.study.get(measurement.studyId),
      snapshot.outcome.get(measurement.outcomeId),
      snapshot.arm,
      snapshot.instrument_use,
      snapshot.instrument,
      snapshot.setting.get(SKEWED_MEDIANS_SETTING),
      snapshot.assumption,
      flags,
      ...scoresBeside(measurement, index),
    ],
    () => rowOf(measurement, index, flags),
  );
}

/** What stands beside a row of change and may give its spread. */
function scoresBeside(measurement: Measurement, index: ReviewIndex): readonly unknown[] {
  const [about] = groupOf(index.armsByMeasurement, measurement.id);
  if (measurement.score !== 'change' || !about) return [];
  const { baseline, final } = rowsBeside(index, measurement, about.armId);
  return [baseline, final].flatMap((row) => (row ? [row, groupOf(index.valuesByMeasurement, row.id)] : []));
}

function rowOf(measurement: Measurement, index: ReviewIndex, flags: RowFlags | undefined): ExtractionRow {
  const { snapshot } = index;
  const arms = groupOf(index.armsByMeasurement, measurement.id);
  return {
    measurementId: measurement.id,
    studyId: measurement.studyId,
    studyLabel: snapshot.study.get(measurement.studyId)?.label ?? '',
    armLabel: armLabelOf(index, measurement.id),
    kind: arms.some((arm) => arm.side === 'b') ? 'contrast' : 'arm',
    outcomeId: measurement.outcomeId,
    outcome: snapshot.outcome.get(measurement.outcomeId)?.construct ?? '',
    instrument: instrumentOf(measurement, index),
    eventDefinition: measurement.eventDefinition,
    time: measurement.timeText,
    score: measurement.score,
    measure: measurement.measure,
    cells: cellsOf(groupOf(index.valuesByMeasurement, measurement.id), flags),
    derived: derivedOf(measurement, index),
    days: measurement.timeToDays ?? measurement.timeFromDays,
    nRandomised: arms.length === 1 ? (snapshot.arm.get(arms[0]!.armId)?.nRandomised ?? null) : null,
  };
}

/** The numbers that follow from the printed ones, as the grid shows them. */
function derivedOf(measurement: Measurement, index: ReviewIndex): ExtractionRow['derived'] {
  const row = rowFacts(index, measurement.id);
  if (row === null) return NONE_DERIVED;
  const derived = Object.entries(workRow(row).derived).map(([field, number]) => [
    field,
    // Counts are whole; all else keeps its zeros, so that the points of a column stand below each other.
    formatNonZero(number, Number.isInteger(number) ? 0 : decimalsOf(number)),
  ]);
  return derived.length === 0 ? NONE_DERIVED : (Object.fromEntries(derived) as ExtractionRow['derived']);
}

/** Enough to compare with a printed number; the rest stands in the working. */
const decimalsOf = (number: number) => (Math.abs(number) >= 100 ? 1 : Math.abs(number) >= 10 ? 2 : 3);

const NONE_DERIVED: ExtractionRow['derived'] = {};

function instrumentOf({ instrumentUseId }: Measurement, { snapshot }: ReviewIndex): string | null {
  const use = instrumentUseId ? snapshot.instrument_use.get(instrumentUseId) : undefined;
  return use ? (snapshot.instrument.get(use.instrumentId)?.abbreviation ?? null) : null;
}

function cellsOf(values: readonly Value[], flags: RowFlags | undefined): ExtractionRow['cells'] {
  const cells: Partial<Record<ValueField, Cell>> = {};
  for (const { field } of values) {
    const agreed = agreedValue(values, field);
    if (agreed.kind === 'value') cells[field] = cellOf(agreed.value, flags?.[field] ?? null);
  }
  return cells;
}

function cellOf(value: Value, flag: Cell['flag']): Cell {
  return {
    valueId: value.id,
    field: value.field,
    text: value.text,
    number: value.number,
    qualifier: value.qualifier,
    state: value.state,
    sourceId: value.sourceId,
    flag,
  };
}

const STATUS_ORDER = { included: 0, awaiting: 1, ongoing: 1, excluded: 2 } as const;

/** A time in words, such as “after the course”, whose length nobody knows. */
const unknownTime = ({ timeFromDays, timeText }: Measurement): string => (timeFromDays === null ? timeText : '');

const SCORE_ORDER = { final: 0, change: 1 } as const;

/**
 * Outcome, study (included first, newest first), time, instrument, scores before changes; then the arms in their order and the
 * contrast between them. Rows that are typed from one line of a table stand together: Enter leads from one to the next.
 */
function byOutcomeStudyTime(index: ReviewIndex) {
  const { snapshot } = index;
  const outcomePosition = (outcome: Outcome | undefined) => outcome?.position ?? Number.MAX_SAFE_INTEGER;
  const armPosition = (measurement: Measurement) =>
    snapshot.arm.get(groupOf(index.armsByMeasurement, measurement.id)[0]?.armId ?? '')?.position ?? 0;
  const score = (measurement: Measurement) => (measurement.score === null ? 2 : SCORE_ORDER[measurement.score]);
  const status = (study: Study | undefined) => (study ? STATUS_ORDER[study.status] : 0);
  return (a: Measurement, b: Measurement): number => {
    const studyA = snapshot.study.get(a.studyId);
    const studyB = snapshot.study.get(b.studyId);
    return (
      outcomePosition(snapshot.outcome.get(a.outcomeId)) - outcomePosition(snapshot.outcome.get(b.outcomeId)) ||
      status(studyA) - status(studyB) ||
      (studyB?.year ?? 0) - (studyA?.year ?? 0) ||
      compare(studyA?.label ?? '', studyB?.label ?? '') ||
      (a.timeFromDays ?? 0) - (b.timeFromDays ?? 0) ||
      compare(unknownTime(a), unknownTime(b)) ||
      compare(a.instrumentUseId ?? a.eventDefinition ?? '', b.instrumentUseId ?? b.eventDefinition ?? '') ||
      score(a) - score(b) ||
      (a.measure === null ? 0 : 1) - (b.measure === null ? 0 : 1) ||
      armPosition(a) - armPosition(b) ||
      compare(a.id, b.id)
    );
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
