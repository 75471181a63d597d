import { deriveReview } from '../../../../engine/review/derive.ts';
import type {
  Assumption,
  Measurement,
  RecordOf,
  Snapshot,
  TableName,
  Value,
} from '../../../../engine/review/records/index.ts';
import type { LeafChange } from './leaves.ts';

/** What a review says of one result of change: SDs at baseline and at the end in each arm, none of the change. */
export type ChangeScores = Readonly<{
  resultId: string;
  outcomeId: string;
  sdBaseline: readonly [number, number];
  sdFinal: readonly [number, number];
}>;

export const CORRELATION: Assumption = {
  id: 'assumed rho',
  kind: 'rho',
  scope: 'review',
  scopeId: null,
  value: 0.5,
  low: 0.3,
  high: 0.7,
  rationale: 'Assumed for the test.',
  sourceId: null,
};

/**
 * The review with one of its results of final scores told as changes: its rows of final scores stay beside, rows at baseline and
 * rows of change come to them, and the rows of change print a mean and n alone.
 */
export function withChangeScores(
  snapshot: Snapshot,
  sdBaseline: readonly [number, number] = [2.1, 2.2],
): Readonly<{ snapshot: Snapshot; scores: ChangeScores }> {
  const effect = [...deriveReview(snapshot).effects.values()].find(
    ({ state, measure, studyResultId }) =>
      state === 'estimated' && measure === 'MD' && snapshot.study_result.get(studyResultId)?.route === 'arms',
  )!;
  const result = snapshot.study_result.get(effect.studyResultId)!;
  const links = [...snapshot.study_result_measurement.values()].filter(
    ({ studyResultId }) => studyResultId === result.id,
  );
  const tables = new Map<TableName, Map<string, unknown>>();
  const put = <Table extends TableName>(table: Table, record: RecordOf[Table]): void => {
    const records = tables.get(table) ?? new Map<string, unknown>(snapshot[table]);
    tables.set(table, records.set((record as { id: string }).id, record));
  };
  put('study_result', { ...result, score: 'change' });
  put('assumption', CORRELATION);
  const sdFinal = links.map((link, at): number => {
    const final = snapshot.measurement.get(link.measurementId)!;
    const valuesOf = [...snapshot.value.values()].filter(({ measurementId }) => measurementId === final.id);
    const of = (field: Value['field']) => valuesOf.find((value) => value.field === field)!;
    const armId = [...snapshot.measurement_arm.values()].find(({ measurementId }) => measurementId === final.id)!.armId;
    const row = (
      kind: 'baseline' | 'change',
      details: Partial<Measurement>,
      printed: readonly (readonly [Value['field'], number])[],
    ) => {
      const id = `${kind} ${at + 1}`;
      put('measurement', { ...final, id, ...details });
      put('measurement_arm', { id: `${id} arm`, measurementId: id, side: 'a', armId });
      for (const [field, number] of printed)
        put('value', { ...of('mean'), id: `${id} ${field}`, measurementId: id, field, number, text: String(number) });
      return id;
    };
    row('baseline', { timeText: 'baseline', timeFromDays: 0, timeToDays: 0 }, [['sd', sdBaseline[at]!]]);
    const change = row('change', { score: 'change' }, [
      ['mean', -1 - at / 2],
      ['n', of('n').number!],
    ]);
    put('study_result_measurement', { ...link, measurementId: change });
    return of('sd').number!;
  });
  return {
    snapshot: {
      ...snapshot,
      ...Object.fromEntries(
        Array.from(tables, ([table, records]) => [
          table,
          new Map([...records].toSorted(([a], [b]) => (a < b ? -1 : 1))),
        ]),
      ),
    } as Snapshot,
    scores: { resultId: result.id, outcomeId: result.outcomeId, sdBaseline, sdFinal: [sdFinal[0]!, sdFinal[1]!] },
  };
}

/** Everything the spread of those changes is made from, each changed by itself. */
export function changeScoreLeaves({ measurement, value, assumption }: Snapshot): readonly LeafChange[] {
  const final = [...value.values()].find(
    ({ field, measurementId }) =>
      field === 'sd' && measurementId === finalBeside(measurement, measurement.get('change 1')!)?.id,
  )!;
  const baseline = value.get('baseline 1 sd')!;
  const row = measurement.get('baseline 2')!;
  const rho = assumption.get(CORRELATION.id)!;
  const sd = (of: Value, after: number): LeafChange => ({
    table: 'value',
    id: of.id,
    field: 'number',
    before: of.number,
    after,
  });
  return [
    sd(baseline, 2.9),
    sd(baseline, -1),
    sd(final, final.number! * 1.1),
    { table: 'value', id: baseline.id, field: 'handling', before: null, after: 'unusable as printed' },
    { table: 'value', id: baseline.id, field: 'measurementId', before: 'baseline 1', after: 'baseline 2' },
    { table: 'measurement', id: row.id, field: 'timeToDays', before: 0, after: 21 },
    { table: 'measurement', id: row.id, field: 'timeText', before: row.timeText, after: '4 weeks before' },
    { table: 'measurement', id: row.id, field: 'score', before: row.score, after: 'change' },
    {
      table: 'measurement_arm',
      id: 'baseline 2 arm',
      field: 'armId',
      before: null,
      after: [...measurement.keys()][0]!,
    },
    { table: 'assumption', id: rho.id, field: 'value', before: rho.value, after: 0.8 },
    { table: 'assumption', id: rho.id, field: 'kind', before: rho.kind, after: 'correlation' },
  ];
}

function finalBeside(measurements: Snapshot['measurement'], change: Measurement): Measurement | undefined {
  return [...measurements.values()].find(
    ({ studyId, outcomeId, score, timeToDays, id }) =>
      studyId === change.studyId &&
      outcomeId === change.outcomeId &&
      score === 'final' &&
      timeToDays === change.timeToDays &&
      id.endsWith('-m1'),
  );
}
