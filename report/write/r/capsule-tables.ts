import type { AnalysisResult, AnalysisRow } from '../../../engine/review/derived.ts';
import type { ReportInput } from '../../components/report-input.ts';
import { number, tableOf, text, type DataTable } from '../tables/data-table.ts';

type Pooled = Extract<AnalysisResult['state'], { kind: 'pooled' }>;
type PooledAnalysis = Readonly<{ analysis: AnalysisResult; state: Pooled }>;

/** The analyses that R pools again: their settings, the effects they read, and every number to be found again. */
export function capsuleTables(
  input: ReportInput,
): Readonly<{ analyses: DataTable; effects: DataTable; expected: DataTable }> {
  const pooled = input.analyses.flatMap((analysis): readonly PooledAnalysis[] =>
    analysis.state.kind === 'pooled' ? [{ analysis, state: analysis.state }] : [],
  );
  const onScale = new Map(
    input.receipts.map((receipt) => [`${receipt.studyResultId} ${receipt.scale.measure}`, receipt.estimate]),
  );
  const rows = pooled.flatMap(({ analysis }) => analysis.rows.map((row) => ({ analysis, row })));
  const expected = pooled.flatMap(({ analysis, state }) =>
    expectedNumbers(state).map(([quantity, value]) => ({ analysis, quantity, value })),
  );
  return {
    analyses: tableOf('pooled_analyses', 'One row a pooled analysis.', pooled, [
      text('analysis_id', 'Key of the analysis', ({ analysis }) => analysis.analysisId),
      text('analysis', 'Title', ({ analysis }) => analysis.title),
      text('measure', 'Effect measure', ({ analysis }) => analysis.scale.measure),
      text('scale', 'identity, or log for ratios', ({ analysis }) => analysis.scale.scale),
      text('estimator', 'Estimator of tau squared, as metafor names it', ({ state }) => state.pooled.estimator),
      text('weighting', 'inverse variance or Mantel-Haenszel', ({ state }) => state.pooled.weighting),
      number('level', 'Confidence level', 'proportion', ({ state }) => state.pooled.printed.level),
      text('printed_method', 'Interval printed', ({ state }) => state.pooled.printed.method),
      text(
        'prediction',
        'Kind of prediction interval; empty where none is drawn',
        ({ state }) => state.pooled.predictionInterval?.kind ?? null,
      ),
      number(
        'prediction_df',
        'Its degrees of freedom; empty for the normal distribution',
        null,
        ({ state }) => state.pooled.predictionInterval?.degreesOfFreedom ?? null,
      ),
      text(
        'q_profile',
        'Whether both limits of the Q-profile interval were found',
        ({ state }) => state.pooled.tauSquaredInterval?.state ?? 'none',
      ),
    ]),
    effects: tableOf('pooled_effects', 'One row a study in a pooled analysis.', rows, [
      text('analysis_id', 'Key of the analysis', ({ analysis }) => analysis.analysisId),
      text('analysis', 'Title', ({ analysis }) => analysis.title),
      text('study', 'Label of the study', ({ row }) => row.label),
      text('measure', 'Effect measure', ({ analysis }) => analysis.scale.measure),
      number(
        'yi',
        'Effect',
        'analysis scale',
        ({ analysis, row }) => onScale.get(`${row.studyResultId} ${analysis.scale.measure}`) ?? null,
      ),
      number('sei', 'Standard error', 'analysis scale', ({ row }) => row.standardError),
      ...(['ai', 'n1i', 'ci', 'n2i'] as const).map((name) =>
        number<(typeof rows)[number]>(
          name,
          'Counts, where the effect comes from them',
          null,
          ({ analysis, row }) => countsOf(analysis, row)?.[name] ?? null,
        ),
      ),
    ]),
    expected: tableOf('expected', 'One row a number that R should find again.', expected, [
      text('analysis_id', 'Key of the analysis', ({ analysis }) => analysis.analysisId),
      text('analysis', 'Title', ({ analysis }) => analysis.title),
      text('quantity', 'What the number is', ({ quantity }) => quantity),
      number('value', 'The number as Grove has it', 'analysis scale', ({ value }) => value),
    ]),
  };
}

function expectedNumbers({ pooled }: Pooled): readonly (readonly [quantity: string, value: number])[] {
  const intervals = [
    ['wald', pooled.wald],
    ['knapp_hartung', pooled.knappHartung],
    ['ad_hoc', pooled.knappHartungAdHoc],
  ] as const;
  const { tauSquaredInterval, predictionInterval } = pooled;
  return [
    ['k', pooled.k],
    ['estimate', pooled.estimate],
    ['tau_squared', pooled.tauSquared],
    ...intervals.flatMap(([name, interval]) =>
      interval === null
        ? []
        : ([
            [`${name}_se`, interval.standardError],
            [`${name}_low`, interval.low],
            [`${name}_high`, interval.high],
            [`${name}_p`, interval.pValue],
          ] as const),
    ),
    ['printed_low', pooled.printed.low],
    ['printed_high', pooled.printed.high],
    ['q', pooled.q],
    ...(pooled.qPValue === null ? [] : ([['q_p', pooled.qPValue]] as const)),
    ...(pooled.iSquared === null ? [] : ([['i_squared', pooled.iSquared]] as const)),
    ...(tauSquaredInterval?.state === 'exact'
      ? ([
          ['tau_squared_low', tauSquaredInterval.low],
          ['tau_squared_high', tauSquaredInterval.high],
        ] as const)
      : []),
    ...(predictionInterval === null
      ? []
      : ([
          ['prediction_low', predictionInterval.low],
          ['prediction_high', predictionInterval.high],
        ] as const)),
    ...pooled.weights.map((weight, index) => [`weight ${index + 1}`, weight] as const),
  ];
}

const FROM_COUNTS: ReadonlySet<string> = new Set(['RR', 'OR', 'RD', 'PETO']);

/** The two-by-two table of a row whose effect is made of it. */
function countsOf({ scale }: AnalysisResult, row: AnalysisRow) {
  const { eventsIntervention: ai, nIntervention: n1i, eventsComparator: ci, nComparator: n2i } = row;
  if (row.route !== 'arms' || !FROM_COUNTS.has(scale.measure)) return null;
  if (ai === null || n1i === null || ci === null || n2i === null) return null;
  return { ai, n1i, ci, n2i };
}
