import type { AnalysisResult } from '../../../engine/review/derived.ts';
import type { ReportInput } from '../../components/report-input.ts';
import { number, tableOf, text, yesNo, type DataTable } from './data-table.ts';

const SCALE = 'analysis scale: logarithm for ratios';
const PRINTED = 'as printed: ratios exponentiated';

/** Numbers as extracted, the effect of each study in each analysis, and what came of pooling them. */
export function resultTables(input: ReportInput): readonly DataTable[] {
  const { analyses, data } = input;
  const settings = new Map(input.settings.map((setting) => [setting.id, setting]));
  const rows = analyses.flatMap((analysis) => analysis.rows.map((row) => ({ analysis, row })));
  const leftOut = analyses.flatMap((analysis) => analysis.leftOut.map((study) => ({ analysis, study })));
  const intervals = analyses.flatMap((analysis) =>
    analysis.state.kind === 'pooled' ? analysis.state.intervals.map((interval) => ({ analysis, interval })) : [],
  );
  const effects = new Map(input.receipts.map((one) => [`${one.studyResultId} ${one.scale.measure}`, one.estimate]));
  return [
    tableOf('printed_values', 'One row a number as printed in a source.', data, [
      text('value_id', 'Key of the number', (datum) => datum.valueId),
      text('study_id', 'Key of the study', (datum) => datum.studyId),
      text('study', 'Label of the study', (datum) => datum.studyLabel),
      text('arm', 'Arm, or "A vs B" for a contrast', (datum) => datum.armLabel),
      text('outcome', 'Outcome', (datum) => datum.outcome),
      text('instrument', 'Instrument', (datum) => datum.instrument),
      text('event_definition', 'What counts as an event', (datum) => datum.eventDefinition),
      text('time', 'Time as printed', (datum) => datum.time),
      text('field', 'What the number is: mean, sd, n, events …', (datum) => datum.field),
      text('text', 'The number as typed', (datum) => datum.text),
      text('qualifier', '=, <, <=, >, >= or ~', (datum) => datum.qualifier),
      number('number', 'Its reading', null, (datum) => datum.number),
      text('unit', 'Unit as printed', (datum) => datum.unit),
      text('state', 'reported, derived, imputed or digitised', (datum) => datum.state),
      text('author', 'Who typed it', (datum) => datum.author),
      text('role', 'single, first, second or consensus extraction', (datum) => datum.role),
      text('source_kind', 'Kind of source', (datum) => datum.sourceKind),
      text('source', 'Where it is printed', (datum) => datum.sourceLabel),
      text('page', 'Page of the source', (datum) => datum.page),
      text('quote', 'Words of the source', (datum) => datum.quote),
    ]),
    tableOf('effects', 'One row a study in an analysis: the effect that was pooled.', rows, [
      text('analysis_id', 'Key of the analysis', ({ analysis }) => analysis.analysisId),
      text('analysis', 'Title of the analysis', ({ analysis }) => analysis.title),
      text('study_id', 'Key of the study', ({ row }) => row.studyId),
      text('study', 'Label of the study', ({ row }) => row.label),
      text('study_result_id', 'Key of the result', ({ row }) => row.studyResultId),
      text('measure', 'Effect measure', ({ analysis }) => analysis.scale.measure),
      number('estimate', 'Effect', PRINTED, ({ row }) => row.estimate),
      number('low', 'Lower limit of its confidence interval', PRINTED, ({ row }) => row.low),
      number('high', 'Upper limit of its confidence interval', PRINTED, ({ row }) => row.high),
      number(
        'yi',
        'Effect as pooled',
        SCALE,
        ({ analysis, row }) => effects.get(`${row.studyResultId} ${analysis.scale.measure}`) ?? null,
      ),
      number('sei', 'Standard error of yi', SCALE, ({ row }) => row.standardError),
      number('weight', 'Weight in the pool', 'percent', ({ row }) => row.weightPercent),
      number('n_intervention', 'Participants, intervention', 'participants', ({ row }) => row.nIntervention),
      number('n_comparator', 'Participants, comparator', 'participants', ({ row }) => row.nComparator),
      text('n_basis', 'analysed, or randomised where the analysed number is not printed', ({ row }) => row.nBasis),
      number('events_intervention', 'Events, intervention', 'events', ({ row }) => row.eventsIntervention),
      number('events_comparator', 'Events, comparator', 'events', ({ row }) => row.eventsComparator),
      text('instrument', 'Instrument or event definition', ({ row }) => row.instrument),
      text('time', 'Time of the result', ({ row }) => row.time),
      text('route', 'How the effect was made', ({ row }) => row.route),
      text('notes', 'Remarks', ({ row }) => (row.notes.length === 0 ? null : row.notes.join(' '))),
    ]),
    tableOf('analyses', 'One row an analysis and its pooled result.', analyses, [
      text('analysis_id', 'Key of the analysis', (analysis) => analysis.analysisId),
      text('analysis', 'Title of the analysis', (analysis) => analysis.title),
      text('comparison', 'Comparison', (analysis) => analysis.comparisonLabel),
      text('outcome', 'Outcome', (analysis) => analysis.outcomeLabel),
      text('window', 'Time window', (analysis) => analysis.windowLabel),
      text('purpose', 'primary, sensitivity or exploratory', (analysis) => analysis.purpose),
      text('parent_id', 'Analysis a sensitivity analysis varies', (analysis) => analysis.parentId),
      yesNo('is_planned', 'Whether the protocol planned it', (analysis) => analysis.isPlanned),
      text('measure', 'Effect measure', (analysis) => analysis.scale.measure),
      text('model', 'Model asked for', (analysis) => settings.get(analysis.analysisId)?.model ?? null),
      text('profile', 'Named bundle of choices', (analysis) => settings.get(analysis.analysisId)?.profile ?? null),
      text('state', 'pooled, single study, not pooled or no data', (analysis) => analysis.state.kind),
      number('k', 'Studies pooled', 'studies', (analysis) => analysis.studiesUsed),
      number('eligible', 'Studies eligible', 'studies', (analysis) => analysis.studiesEligible),
      number(
        'n_intervention',
        'Participants, intervention',
        'participants',
        (analysis) => analysis.participantsIntervention,
      ),
      number('n_comparator', 'Participants, comparator', 'participants', (analysis) => analysis.participantsComparator),
      number('estimate', 'Pooled effect', PRINTED, (analysis) => printedOf(analysis)?.estimate ?? null),
      number('low', 'Lower limit of the printed interval', PRINTED, (analysis) => printedOf(analysis)?.low ?? null),
      number('high', 'Upper limit of the printed interval', PRINTED, (analysis) => printedOf(analysis)?.high ?? null),
      number(
        'prediction_low',
        'Lower limit of the prediction interval',
        PRINTED,
        (analysis) => predictionOf(analysis)?.low ?? null,
      ),
      number(
        'prediction_high',
        'Upper limit of the prediction interval',
        PRINTED,
        (analysis) => predictionOf(analysis)?.high ?? null,
      ),
      text('estimator', 'Estimator of tau squared', (analysis) => pooledOf(analysis)?.estimator ?? null),
      number(
        'tau_squared',
        'Variance between studies',
        `${SCALE}, squared`,
        (analysis) => pooledOf(analysis)?.tauSquared ?? null,
      ),
      number('q', "Cochran's Q", null, (analysis) => pooledOf(analysis)?.q ?? null),
      number('q_df', 'Degrees of freedom of Q', null, (analysis) => pooledOf(analysis)?.qDegreesOfFreedom ?? null),
      number('q_p', 'p-value of Q', null, (analysis) => pooledOf(analysis)?.qPValue ?? null),
      number('i_squared', 'I squared from tau squared', 'percent', (analysis) => pooledOf(analysis)?.iSquared ?? null),
      text('method', 'The method in one sentence', (analysis) => analysis.methodSentence),
    ]),
    tableOf('intervals', 'One row an interval computed for a pooled effect.', intervals, [
      text('analysis_id', 'Key of the analysis', ({ analysis }) => analysis.analysisId),
      text('analysis', 'Title of the analysis', ({ analysis }) => analysis.title),
      text('method', 'How the interval was made', ({ interval }) => interval.method),
      yesNo('is_printed', 'Whether it is the one printed', ({ interval }) => interval.isPrinted),
      number('estimate', 'Pooled effect', PRINTED, ({ interval }) => interval.estimate),
      number('low', 'Lower limit', PRINTED, ({ interval }) => interval.low),
      number('high', 'Upper limit', PRINTED, ({ interval }) => interval.high),
      number(
        'df',
        'Degrees of freedom; empty for the normal distribution',
        null,
        ({ interval }) => interval.degreesOfFreedom,
      ),
      number('p', 'p-value', null, ({ interval }) => interval.pValue),
    ]),
    tableOf('left_out', 'One row an eligible study that gives an analysis no number.', leftOut, [
      text('analysis_id', 'Key of the analysis', ({ analysis }) => analysis.analysisId),
      text('analysis', 'Title of the analysis', ({ analysis }) => analysis.title),
      text('study_id', 'Key of the study', ({ study }) => study.studyId),
      text('study', 'Label of the study', ({ study }) => study.label),
      text('availability', 'State of its result', ({ study }) => study.availability),
      text('reason', 'Why it gives no number', ({ study }) => study.reason),
    ]),
  ];
}

function pooledOf({ state }: AnalysisResult) {
  return state.kind === 'pooled' ? state.pooled : null;
}

function printedOf({ state }: AnalysisResult) {
  return state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null;
}

function predictionOf({ state }: AnalysisResult) {
  return state.kind === 'pooled' ? state.predictionInterval : null;
}
