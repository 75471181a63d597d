import type { AnalysisResult, AnalysisRow } from '../../../engine/review/derived.ts';
import type { SubgroupTest } from '../../../engine/review/between-subgroups.ts';
import type { ReportInput } from '../../components/report-input.ts';
import { CAPSULE } from './phrases.ts';
import { number, tableOf, text, type DataTable } from '../tables/data-table.ts';

type Pooled = Extract<AnalysisResult['state'], { kind: 'pooled' }>;
/** An analysis, or one of its subgroups, which R pools in the same way. */
type PooledAnalysis = Readonly<{
  id: string;
  title: string;
  /** Id of the analysis that a subgroup is part of. */
  partOf: string | null;
  analysis: AnalysisResult;
  rows: readonly AnalysisRow[];
  state: Pick<Pooled, 'pooled'>;
}>;

/** The analyses that R pools again: their settings, the effects they read, and every number to be found again. */
export function capsuleTables(
  input: ReportInput,
): Readonly<{ analyses: DataTable; effects: DataTable; expected: DataTable }> {
  const pooled = input.analyses.flatMap((analysis) => [...wholeOf(analysis), ...subgroupsOf(analysis)]);
  const onScale = new Map(
    input.receipts.map((receipt) => [`${receipt.studyResultId} ${receipt.scale.measure}`, receipt.estimate]),
  );
  const rows = pooled.flatMap((own) => own.rows.map((row) => ({ ...own, row })));
  const expected = pooled.flatMap((own) =>
    [...expectedNumbers(own.state), ...betweenNumbers(own)].map(([quantity, value]) => ({ ...own, quantity, value })),
  );
  return {
    analyses: tableOf('pooled_analyses', 'One row a pooled analysis or pooled subgroup of one.', pooled, [
      text('analysis_id', 'Key of the analysis', ({ id }) => id),
      text('analysis', 'Title', ({ title }) => title),
      text('part_of', 'Key of the analysis a subgroup is part of; empty for an analysis', ({ partOf }) => partOf),
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
      text(
        'between_subgroups',
        'Tau squared of the test between subgroups: separate, common or none; empty where there is no such test',
        (own) => testOf(own)?.tauSquared ?? null,
      ),
    ]),
    effects: tableOf('pooled_effects', 'One row a study in a pooled analysis.', rows, [
      text('analysis_id', 'Key of the analysis', ({ id }) => id),
      text('analysis', 'Title', ({ title }) => title),
      text('study', 'Label of the study', ({ row }) => row.label),
      text('subgroup', 'Subgroup in the test between them; empty outside it', (own) =>
        testOf(own) === null ? null : subgroupOf(own.analysis, own.row),
      ),
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
      text('analysis_id', 'Key of the analysis', ({ id }) => id),
      text('analysis', 'Title', ({ title }) => title),
      text('quantity', 'What the number is', ({ quantity }) => quantity),
      number('value', 'The number as Grove has it', 'analysis scale', ({ value }) => value),
    ]),
  };
}

function wholeOf(analysis: AnalysisResult): readonly PooledAnalysis[] {
  const { analysisId: id, title, rows, state } = analysis;
  return state.kind === 'pooled' ? [{ id, title, partOf: null, analysis, rows, state }] : [];
}

function subgroupsOf(analysis: AnalysisResult): readonly PooledAnalysis[] {
  const { analysisId, title, rows, forest } = analysis;
  return (forest.subgroups?.groups ?? []).flatMap(({ label, rowIds, state }, index) => {
    if (state.kind !== 'pooled') return [];
    // Pooled in the order of the analysis, whatever the order of the plot.
    const own = rows.filter(({ studyResultId }) => rowIds.includes(studyResultId));
    const id = `${analysisId} ${SUBGROUP} ${index + 1}`;
    return [{ id, title: CAPSULE.subgroup(title, label), partOf: analysisId, analysis, rows: own, state }];
  });
}

const SUBGROUP = 'subgroup';

function expectedNumbers({ pooled }: PooledAnalysis['state']): readonly (readonly [quantity: string, value: number])[] {
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

/** The test between the subgroups of a whole analysis; null for a subgroup, and where nothing was tested. */
function testOf({ partOf, analysis }: PooledAnalysis): SubgroupTest | null {
  return partOf === null ? (analysis.forest.subgroups?.test ?? null) : null;
}

function betweenNumbers(own: PooledAnalysis): readonly (readonly [quantity: string, value: number])[] {
  const test = testOf(own);
  if (test === null || test.statistic === null || test.pValue === null) return [];
  const { statistic, degreesOfFreedom, denominatorDegreesOfFreedom, pValue } = test;
  return [
    ['between_q', statistic],
    ['between_df', degreesOfFreedom],
    ...(denominatorDegreesOfFreedom === null ? [] : ([['between_df2', denominatorDegreesOfFreedom]] as const)),
    ['between_p', pValue],
  ];
}

function subgroupOf({ forest }: AnalysisResult, { studyResultId }: AnalysisRow): string | null {
  return forest.subgroups?.groups.find(({ rowIds }) => rowIds.includes(studyResultId))?.label ?? null;
}

const FROM_COUNTS: ReadonlySet<string> = new Set(['RR', 'OR', 'RD', 'PETO']);

/** The two-by-two table of a row whose effect is made of it. */
function countsOf({ scale }: AnalysisResult, row: AnalysisRow) {
  const { eventsIntervention: ai, nIntervention: n1i, eventsComparator: ci, nComparator: n2i } = row;
  if (row.route !== 'arms' || !FROM_COUNTS.has(scale.measure)) return null;
  if (ai === null || n1i === null || ci === null || n2i === null) return null;
  return { ai, n1i, ci, n2i };
}
