import type { CheckItem } from '../../api/contract/sentinel.ts';
import type { View } from '../../api/contract/views.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createSession } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import type {
  Measurement,
  MeasurementArm,
  OutcomeKind,
  StudyResultArm,
  StudyResultMeasurement,
  ValueField,
} from '../../engine/review/records/index.ts';
import type { Draft } from '../fixtures/generated-study.ts';
import { emptyReview } from '../fixtures/empty-review.ts';

/** A result in the words of the task `check`, as the traps have it: everything that a grid can hold. */
export type Told = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

const actor = 'tester';
const ARM_CELLS: readonly (readonly [told: string, field: ValueField])[] = [
  ['n', 'n'],
  ['mean', 'mean'],
  ['sd', 'sd'],
  ['se', 'se'],
  ['ciLow', 'ci_low'],
  ['ciHigh', 'ci_high'],
  ['median', 'median'],
  ['q1', 'q1'],
  ['q3', 'q3'],
  ['min', 'min'],
  ['max', 'max'],
  ['events', 'events'],
  ['percent', 'percent'],
  ['personTime', 'person_time'],
];
const CONTRAST_CELLS: readonly (readonly [told: string, field: ValueField])[] = [
  ['estimate', 'estimate'],
  ['ciLow', 'ci_low'],
  ['ciHigh', 'ci_high'],
  ['se', 'se'],
  ['p', 'p'],
  ['t', 't'],
  ['f', 'f'],
  ['observedMinusExpected', 'o_minus_e'],
  ['variance', 'v'],
];

type Row = Readonly<{ measurementId: string; cells: [ValueField, string, string][] }>;

/**
 * Types results cell by cell into the grid of a new review, each in a study of its own name, and says what the checks
 * then find in the study of the first: `E7 block: sd`, without notes of low severity; or why a text was refused.
 */
export function typed(told: Told, others: readonly Told[] = []): readonly string[] {
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const now = () => new Date((clock += 1000));
  const records: Draft = { ...emptyReview() } as Draft;
  const rows = [told, ...others].flatMap((result, at) => addResult(records, result, `r${at}`));
  const db = createProjectInMemory({ actor, now });
  insertReview(db, records, { actor, now });
  const session = createSession(db, ':memory:', { actor, now });
  try {
    for (const { measurementId, cells } of rows) {
      const command = { commandId: uuidv7(now()), windowId: 'one', watching: [] };
      const reply = setCells(session, { ...command, label: 'Type', rows: [{ measurementId, cells }] }, { actor, now });
      if (reply.kind !== 'done') return reply.problems.map(({ field, reason }) => `refused: ${field}: ${reason}`);
    }
    const view = session.view(`checks:${studyOf(told, 'r0')}`) as View<unknown, CheckItem>;
    return view.order
      .map((key) => view.items[key]!)
      .filter(
        ({ severity, cells }) => severity !== 'low' && cells.every((cell) => cell.measurementId.startsWith('r0 ')),
      )
      .map(({ check, severity, cells }) => `${check} ${severity}: ${cells.map(({ field }) => field).join(' ')}`);
  } finally {
    session.close();
  }
}

const studyOf = ({ studyId }: Told, key: string) => (typeof studyId === 'string' ? `study ${studyId}` : `study ${key}`);

function kindOf(told: Told): OutcomeKind {
  const arms = (told['arms'] ?? []) as readonly Fields[];
  const measure = (told['contrast'] as Fields | undefined)?.['measure'];
  if (arms.some(({ personTime }) => personTime !== undefined) || measure === 'IRR') return 'count or rate';
  if (measure === 'HR') return 'time-to-event';
  const counts = arms.some(({ events, percent }) => events !== undefined || percent !== undefined);
  return counts || ['RR', 'OR', 'RD', 'PETO'].includes(String(measure)) ? 'binary' : 'continuous';
}

function addResult(records: Draft, told: Told, key: string): readonly Row[] {
  const rows: Row[] = [];
  const studyId = studyOf(told, key);
  const outcomeId = `outcome ${textOf(told['outcome'])}`;
  const instrument = told['instrument'] as Fields | null | undefined;
  const better = instrument?.['higherIs'] === 'better' || told['better'] === 'higher' ? 'higher' : 'lower';
  if (!records.outcome.some(({ id }) => id === outcomeId))
    records.outcome.push({
      id: outcomeId,
      construct: textOf(told['outcome']),
      kind: kindOf(told),
      countBasis: null,
      ascertainment: null,
      better,
      importance: null,
      scaleLow: null,
      scaleHigh: null,
      scaleUnit: null,
      thresholdSmall: null,
      thresholdModerate: null,
      thresholdLarge: null,
      thresholdSource: null,
      position: 0,
    });
  if (!records.study.some(({ id }) => id === studyId))
    records.study.push({
      id: studyId,
      label: textOf(told['studyLabel'] ?? told['studyId'] ?? key),
      year: null,
      design: (told['design'] ?? 'parallel') as 'parallel',
      designNote: null,
      unitOfRandomisation: null,
      status: 'included',
      statusReason: null,
      registryId: null,
      plannedN: null,
      expectedCompletion: null,
      funding: null,
      conflicts: null,
    });
  const useId = instrument ? `${studyId} use` : null;
  if (instrument && useId !== null) addInstrument(records, instrument, studyId, useId);
  const contrast = told['contrast'] as Fields | undefined;
  const resultId = `${key} result`;
  records.study_result.push({
    id: resultId,
    studyId,
    outcomeId,
    instrumentUseId: useId,
    eventDefinition: null,
    timeKind: 'point',
    timeFromDays: numberOf(told['timeDays']),
    timeToDays: numberOf(told['timeDays']),
    population: null,
    score: (told['score'] ?? null) as 'final' | null,
    route: contrast ? 'contrast' : 'arms',
  });
  const measurement = (id: string, more: Partial<Measurement>, about: readonly (readonly ['a' | 'b', string])[]) => {
    records.measurement.push({
      id,
      studyId,
      outcomeId,
      instrumentUseId: useId,
      eventDefinition: null,
      timeText: textOf(told['timeText']),
      timeKind: 'point',
      timeFromDays: numberOf(told['timeDays']),
      timeToDays: numberOf(told['timeDays']),
      timeOrigin: 'randomisation',
      period: null,
      population: null,
      score: (told['score'] ?? null) as 'final' | null,
      estimation: null,
      isAdjusted: told['designAdjusted'] === true ? true : null,
      covariates: null,
      nBasis: null,
      ciLevel: 95,
      tails: 2,
      measure: null,
      note: null,
      ...more,
    });
    about.forEach(([side, armId], at) =>
      records.measurement_arm.push({ id: `${id} ${at}`, measurementId: id, side, armId } satisfies MeasurementArm),
    );
  };
  const type = (id: string, cells: readonly (readonly [string, ValueField])[], from: Fields) => {
    const texts = cells.flatMap(([name, field]): [ValueField, string, string][] => {
      const value = from[name];
      return value === undefined || value === null ? [] : [[field, String(value), '']];
    });
    if (texts.length > 0) rows.push({ measurementId: id, cells: texts });
  };
  const arms = ((told['arms'] ?? [{}, {}]) as readonly Fields[]).map((arm, at) => {
    const armId = `${studyId} arm ${at}`;
    if (!records.arm.some(({ id }) => id === armId))
      records.arm.push({
        id: armId,
        studyId,
        label: at === 0 ? 'Mindfulness' : 'Usual care',
        nRandomised: numberOf(arm['nRandomised']),
        position: at,
      });
    const side = at === 0 ? 'a' : 'b';
    records.study_result_arm.push({
      id: `${resultId} ${at}`,
      studyResultId: resultId,
      side,
      armId,
    } satisfies StudyResultArm);
    if (told['arms'] !== undefined) {
      const id = `${key} arm ${at}`;
      const estimation = (arm['estimation'] ?? null) as Measurement['estimation'];
      measurement(id, { estimation, ciLevel: 100 * (numberOf(arm['level']) ?? 0.95) }, [['a', armId]]);
      link(id);
      type(id, ARM_CELLS, arm);
      if (arm['baselineMean'] !== undefined || arm['baselineSd'] !== undefined) {
        const baseline = { timeText: 'Baseline', timeFromDays: 0, timeToDays: 0, score: 'final' } as const;
        measurement(`${id} baseline`, baseline, [['a', armId]]);
        type(
          `${id} baseline`,
          [
            ['baselineMean', 'mean'],
            ['baselineSd', 'sd'],
          ],
          arm,
        );
      }
      if (arm['finalSd'] !== undefined) {
        measurement(`${id} final`, { score: 'final' }, [['a', armId]]);
        type(`${id} final`, [['finalSd', 'sd']], arm);
      }
    }
    return [side, armId] as const;
  });
  if (contrast) {
    const more = {
      measure: String(contrast['measure'] ?? 'MD'),
      isAdjusted: contrast['adjusted'] === true ? true : null,
      ciLevel: 100 * (numberOf(contrast['level']) ?? 0.95),
      tails: contrast['tails'] === 1 ? 1 : 2,
    } as const;
    measurement(`${key} contrast`, more, arms);
    link(`${key} contrast`);
    type(`${key} contrast`, CONTRAST_CELLS, contrast);
  }
  return rows;

  function link(measurementId: string): void {
    records.study_result_measurement.push({
      id: `${measurementId} link`,
      studyResultId: resultId,
      measurementId,
    } satisfies StudyResultMeasurement);
  }
}

function addInstrument(records: Draft, instrument: Fields, studyId: string, useId: string): void {
  const instrumentId = `instrument ${String(instrument['id'])}`;
  if (!records.instrument.some(({ id }) => id === instrumentId))
    records.instrument.push({
      id: instrumentId,
      name: String(instrument['id']),
      abbreviation: '',
      construct: '',
      low: numberOf(instrument['min']),
      high: numberOf(instrument['max']),
      direction: instrument['higherIs'] === 'better' ? 'higher is better' : 'higher is worse',
      items: numberOf(instrument['itemsAveraged']),
      isInteger: instrument['integer'] === true,
      mid: null,
      midSource: null,
    });
  if (!records.instrument_use.some(({ id }) => id === useId))
    records.instrument_use.push({
      id: useId,
      studyId,
      instrumentId,
      low: numberOf(instrument['min']),
      high: numberOf(instrument['max']),
      scoring: null,
      unit: null,
      slope: 1,
      intercept: 0,
    });
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
