import type { DatedRowChange } from '../../db/repositories/row-changes.ts';
import type { AnalysisResult, DerivedReview } from '../../engine/review/derived.ts';
import { gradedFindingOf } from '../../engine/review/derive.ts';
import { effectAt } from '../../engine/review/grade/absolute-effects.ts';
import { GRADE_SET } from '../../engine/review/grade/question-set.ts';
import { RECORD_SET } from '../../engine/review/rob/assessment-record.ts';
import { biasShares } from '../../engine/review/rob/bias-shares.ts';
import type { Judgement, Study } from '../../engine/review/records/index.ts';
import { findQuestionSet } from '../../engine/rob/questions/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import type {
  ReportBiasBars,
  ReportDatum,
  ReportExplored,
  ReportJudgement,
  ReportJudgementChange,
  ReportRiskOfBias,
  ReportSettings,
  ReportStoredAssumption,
} from '../../report/components/report-input.ts';
import { armLabelOf, sourceLabelOf } from './views/naming.ts';
import { SUBJECTS, TOOLS } from './report-phrases.ts';

/** Everything printed round the derived numbers that is stored as it is. */
export function protocolFacts({ snapshot }: ReviewIndex) {
  const [newest] = [...snapshot.edition.values()].toSorted((a, b) => b.number - a.number);
  return {
    edition: newest ? { number: newest.number, label: newest.label, at: newest.at, whatsNew: newest.whatsNew } : null,
    outcomes: [...snapshot.outcome.values()].toSorted((a, b) => a.position - b.position),
    deviations: [...snapshot.protocol_version.values()]
      .filter((version) => version.isDeviation)
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, at, reason, isResultsKnown }) => ({ number, at, reason, isResultsKnown })),
    searches: [...snapshot.search.values()]
      .toSorted((a, b) => compare(a.at, b.at) || compare(a.database, b.database))
      .map(({ database, at, query, hits }) => ({ database, at, query, hits })),
    screening: [...snapshot.screening_count.values()]
      .toSorted((a, b) => compare(a.stage, b.stage) || compare(a.reason ?? '', b.reason ?? ''))
      .map(({ stage, reason, count }) => ({ stage, reason, count })),
  };
}

export function settingsOf(analyses: readonly AnalysisResult[], { snapshot }: ReviewIndex): readonly ReportSettings[] {
  const [review] = snapshot.review.values();
  return analyses.flatMap(({ analysisId }) => {
    const own = snapshot.analysis.get(analysisId);
    if (!own) return [];
    const parent = own.parentId ? snapshot.analysis.get(own.parentId) : undefined;
    const { id, model, multiArmPolicy, overrides, declaredReason, isPlanned } = own;
    const profile = overrides?.profile ?? own.profile ?? parent?.profile ?? review?.profile ?? 'grove';
    return [{ id, model, multiArmPolicy, overrides, declaredReason, isPlanned, profile }];
  });
}

export function assumptionsOf(index: ReviewIndex): readonly ReportStoredAssumption[] {
  const { snapshot } = index;
  return [...snapshot.assumption.values()]
    .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id))
    .map(({ id, sourceId: _source, scopeId, ...assumption }) => ({
      ...assumption,
      assumptionId: id,
      scopeLabel:
        assumption.scope === 'outcome'
          ? (snapshot.outcome.get(scopeId ?? '')?.construct ?? '')
          : assumption.scope === 'study'
            ? (snapshot.study.get(scopeId ?? '')?.label ?? '')
            : assumption.scope === 'study_result'
              ? resultLabel(index, scopeId ?? '')
              : '',
    }));
}

/** Every printed number, in the order of the studies, outcomes, times and arms. */
export function dataOf(studies: readonly Study[], index: ReviewIndex): readonly ReportDatum[] {
  const { snapshot } = index;
  const place = new Map(studies.map((study, position) => [study.id, position]));
  return [...snapshot.value.values()]
    .flatMap((value) => {
      const measurement = snapshot.measurement.get(value.measurementId);
      const study = measurement && snapshot.study.get(measurement.studyId);
      if (!measurement || !study) return [];
      const outcome = snapshot.outcome.get(measurement.outcomeId);
      const use = measurement.instrumentUseId ? snapshot.instrument_use.get(measurement.instrumentUseId) : undefined;
      const source = value.sourceId ? snapshot.source.get(value.sourceId) : undefined;
      const datum: ReportDatum = {
        valueId: value.id,
        studyId: study.id,
        studyLabel: study.label,
        armLabel: armLabelOf(index, measurement.id),
        outcome: outcome?.construct ?? '',
        instrument: use ? (snapshot.instrument.get(use.instrumentId)?.abbreviation ?? null) : null,
        eventDefinition: measurement.eventDefinition,
        time: measurement.timeText,
        field: value.field,
        text: value.text,
        number: value.number,
        qualifier: value.qualifier,
        unit: value.unit,
        state: value.state,
        author: value.author,
        role: value.role,
        sourceKind: source?.kind ?? null,
        sourceLabel: source ? sourceLabelOf(index, source) : null,
        page: source?.page ?? null,
        quote: source?.quote ?? null,
      };
      const order = [place.get(study.id) ?? 0, outcome?.position ?? 0, measurement.timeFromDays ?? -1] as const;
      return [{ datum, order, tie: `${measurement.id} ${value.field} ${value.role} ${value.id}` }];
    })
    .toSorted(
      (a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.order[2] - b.order[2] || compare(a.tie, b.tie),
    )
    .map(({ datum }) => datum);
}

export function judgementsOf(index: ReviewIndex): readonly ReportJudgement[] {
  const { snapshot } = index;
  return [...snapshot.judgement.values()]
    .map((judgement): ReportJudgement => {
      const source = judgement.sourceId ? snapshot.source.get(judgement.sourceId) : undefined;
      const { id, subjectTable, subjectId, questionSet, questionSetVersion, question } = judgement;
      const { answer, proposal, final, rationale, author, role } = judgement;
      return {
        judgementId: id,
        subjectTable,
        subjectId,
        subject: subjectOf(index, judgement),
        questionSet,
        questionSetVersion,
        question,
        answer,
        proposal,
        final,
        rationale,
        source: source ? sourceLabelOf(index, source) : null,
        author,
        role,
      };
    })
    .toSorted(
      (a, b) =>
        compare(a.questionSet, b.questionSet) ||
        compare(a.subject, b.subject) ||
        compareQuestions(a.question, b.question) ||
        compare(a.judgementId, b.judgementId),
    );
}

/** What became of every judgement, oldest first. */
export function judgementHistoryOf(
  changes: readonly DatedRowChange[],
  index: ReviewIndex,
): readonly ReportJudgementChange[] {
  return changes.flatMap(({ at, actor, before, after }) => {
    const image = after ?? before;
    if (!image) return [];
    const text = (name: string): string => String(image[name] ?? '');
    const said = (of: typeof image | null): string | null => {
      const words = of?.['final'] ?? of?.['answer'] ?? null;
      return words === null ? null : String(words);
    };
    const [was, now] = [said(before), said(after)];
    if (was === now && before?.['rationale'] === after?.['rationale']) return [];
    const subjectTable = text('subject_table') as Judgement['subjectTable'];
    return [
      {
        at,
        actor,
        subjectId: text('subject_id'),
        subject: subjectOf(index, { subjectTable, subjectId: text('subject_id') }),
        questionSet: text('question_set'),
        tool: toolOf(text('question_set')),
        question: text('question'),
        isJudgement: image['final'] !== null && image['final'] !== undefined,
        before: was,
        after: now,
        rationale: image['rationale'] === null || image['rationale'] === undefined ? null : String(image['rationale']),
      },
    ];
  });
}

/** Risk of bias as the plots and the table of support print it. */
export function riskOfBiasFacts(
  analyses: readonly AnalysisResult[],
  { riskOfBias }: DerivedReview,
  { snapshot }: ReviewIndex,
) {
  const assessed = [...riskOfBias.values()].map((assessment): ReportRiskOfBias => {
    const result = snapshot.study_result.get(assessment.studyResultId);
    const days = result?.timeToDays ?? result?.timeFromDays ?? null;
    return {
      studyLabel: snapshot.study.get(assessment.studyId)?.label ?? '',
      outcome: snapshot.outcome.get(result?.outcomeId ?? '')?.construct ?? '',
      time: days === null ? '' : SUBJECTS.weeks(Math.round((days / 7) * 10) / 10),
      assessment,
    };
  });
  return {
    riskOfBias: assessed.toSorted(
      (a, b) => compare(a.studyLabel, b.studyLabel) || compare(a.outcome, b.outcome) || compare(a.time, b.time),
    ),
    biasBars: analyses.flatMap(({ analysisId, parentId, riskOfBias: bias, rows }): readonly ReportBiasBars[] => {
      if (bias === null || parentId !== null || rows.length === 0) return [];
      const weighted = biasShares(rows, bias, true);
      const bars = weighted ?? biasShares(rows, bias, false);
      return bars === null ? [] : [{ analysisId, bars, isWeighted: weighted !== null }];
    }),
  };
}

/** Baseline risks of the web page's slider: every half percent below ten, every percent above. */
const RISKS = [
  ...Array.from({ length: 19 }, (_, i) => (i + 1) / 200),
  ...Array.from({ length: 90 }, (_, i) => (i + 10) / 100),
];

export function exploredOf(derived: DerivedReview): readonly ReportExplored[] {
  return derived.summaryOfFindings.comparisons
    .flatMap(({ rows }) => rows)
    .filter((row) => row.relative !== null && row.absolute.length > 0)
    .flatMap(({ findingId }) => {
      const evidence = gradedFindingOf(derived, findingId)?.evidence;
      return evidence
        ? [{ findingId, effects: RISKS.map((risk) => ({ risk, effect: effectAt(evidence, risk) })) }]
        : [];
    });
}

function toolOf(questionSet: string): string {
  if (questionSet === GRADE_SET) return TOOLS.grade;
  if (questionSet === RECORD_SET) return TOOLS.record;
  const set = findQuestionSet(questionSet);
  return set === undefined ? questionSet : TOOLS.riskOfBias(set.tool, set.design, set.effect);
}

function subjectOf(
  index: ReviewIndex,
  { subjectTable, subjectId }: Pick<Judgement, 'subjectTable' | 'subjectId'>,
): string {
  const { snapshot } = index;
  switch (subjectTable) {
    case 'study':
      return snapshot.study.get(subjectId)?.label ?? SUBJECTS.gone;
    case 'analysis':
      return snapshot.analysis.get(subjectId)?.title ?? SUBJECTS.gone;
    case 'study_result':
      return resultLabel(index, subjectId);
    case 'finding': {
      const finding = snapshot.finding.get(subjectId);
      if (!finding) return SUBJECTS.gone;
      const outcome = snapshot.outcome.get(finding.outcomeId)?.construct ?? '';
      const window = finding.timeWindowId ? (snapshot.time_window.get(finding.timeWindowId)?.label ?? '') : '';
      const comparison = snapshot.comparison.get(finding.comparisonId)?.label ?? '';
      return SUBJECTS.finding(comparison, outcome, window, finding.subgroup ?? '');
    }
  }
}

function resultLabel({ snapshot }: ReviewIndex, studyResultId: string): string {
  const result = snapshot.study_result.get(studyResultId);
  if (!result) return SUBJECTS.gone;
  const days = result.timeToDays ?? result.timeFromDays;
  return SUBJECTS.result(
    snapshot.study.get(result.studyId)?.label ?? '',
    snapshot.outcome.get(result.outcomeId)?.construct ?? '',
    days === null ? '' : SUBJECTS.weeks(Math.round((days / 7) * 10) / 10),
  );
}

/** "1.2" before "1.10", and numbers before words. */
function compareQuestions(a: string, b: string): number {
  const [ours, theirs] = [a.match(/\d+/gu) ?? [], b.match(/\d+/gu) ?? []];
  for (let place = 0; place < Math.max(ours.length, theirs.length); place += 1) {
    const difference = Number(ours[place] ?? -1) - Number(theirs[place] ?? -1);
    if (difference !== 0) return difference;
  }
  return compare(a, b);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
