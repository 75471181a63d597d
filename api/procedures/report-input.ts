import { benefitContrasts } from '../../engine/review/benefit/benefit-contrast.ts';
import { responderMeasurements } from '../../engine/review/benefit/observed-responders.ts';
import type { BenefitContrast } from '../../engine/review/benefit/types.ts';
import { effectKey, receiptOf as receiptSteps } from '../../engine/review/effect/effect-of.ts';
import { groupBy, groupOf } from '../../engine/review/grouping.ts';
import type { AnalysisResult, DerivedReview, Effect } from '../../engine/review/derived.ts';
import type { Diagnostics } from '../../engine/review/diagnosed.ts';
import { prismaFlow } from '../../engine/review/prisma-flow.ts';
import { diagnose } from '../../engine/review/diagnose.ts';
import type { Source, Study } from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { toPrinted } from '../../engine/review/scale.ts';
import type {
  ReportAvailability,
  ReportInput,
  ReportReceipt,
  ReportReference,
  ReportSource,
  ReportStudy,
} from '../../report/components/report-input.ts';
import type { DatedRowChange } from '../../db/repositories/row-changes.ts';
import {
  assumptionsOf,
  compare,
  dataOf,
  exploredOf,
  judgementHistoryOf,
  judgementsOf,
  protocolFacts,
  riskOfBiasFacts,
  settingsOf,
} from './report-facts.ts';
import { ratingChangesOf } from './rating-changes.ts';
import { primaryFirst } from './views/analyses.ts';
import { armLabelOf, interventionsOf, sourceLabelOf } from './views/naming.ts';

/** The engine's version, printed with every number it derived. */
export const ENGINE_VERSION = '0.1.0';

export type ReportCircumstances = Readonly<{
  fileName: string;
  revision: number;
  date: string | null;
  /** Every change of a judgement, oldest first; none by default. */
  judgementChanges?: readonly DatedRowChange[];
}>;

/** Everything a report prints, from one derived revision of the review. */
export function reportInput(index: ReviewIndex, derived: DerivedReview, about: ReportCircumstances): ReportInput {
  const [review] = index.snapshot.review.values();
  const analyses = primaryFirst([...derived.analyses.values()]);
  const studies = [...index.snapshot.study.values()].toSorted(byLabel);
  return {
    title: review?.title ?? about.fileName,
    question: review?.question ?? '',
    language: 'en-GB',
    date: about.date,
    engineVersion: ENGINE_VERSION,
    fileName: about.fileName,
    revision: about.revision,
    summaryOfFindings: derived.summaryOfFindings,
    explored: exploredOf(derived),
    analyses,
    benefit: benefitOf(derived, index),
    diagnostics: diagnosticsOf(analyses, derived),
    studies: studiesOf(studies, index),
    availability: availabilityOf(index),
    receipts: receiptsOf(analyses, derived, index),
    references: referencesOf(studies, index),
    judgementsToReview: derived.judgementsToReview.length,
    ...riskOfBiasFacts(analyses, derived, index),
    prisma: prismaFlow(index.snapshot),
    ...protocolFacts(index),
    settings: settingsOf(analyses, index),
    ratingChanges: ratingChangesOf(analyses, index.snapshot, derived),
    assumptions: assumptionsOf(index),
    data: dataOf(studies, index),
    judgements: judgementsOf(index),
    judgementHistory: judgementHistoryOf(about.judgementChanges ?? [], index),
  };
}

/** A study that stands in several rows by the same result is told once. */
function benefitOf({ summaryOfFindings, analyses }: DerivedReview, index: ReviewIndex): readonly BenefitContrast[] {
  const responders = responderMeasurements(index.snapshot);
  const contrasts = summaryOfFindings.comparisons
    .flatMap(({ rows }) => rows)
    .flatMap(({ analysisId }) => {
      const analysis = analysisId === null ? undefined : analyses.get(analysisId);
      return analysis ? benefitContrasts(index, analysis, responders) : [];
    });
  return [...new Map(contrasts.map((contrast) => [contrast.studyResultId, contrast])).values()];
}

/** Below this many studies a funnel or a leave-one-out says nothing that the plot does not. */
const FEWEST_DIAGNOSED = 3;

function diagnosticsOf(analyses: readonly AnalysisResult[], { effects }: DerivedReview): readonly Diagnostics[] {
  return analyses
    .filter((analysis) => analysis.parentId === null && analysis.studiesUsed >= FEWEST_DIAGNOSED)
    .flatMap((analysis) => diagnose(analysis, effects) ?? []);
}

function studiesOf(studies: readonly Study[], index: ReviewIndex): readonly ReportStudy[] {
  const { snapshot } = index;
  const attributeValues = groupBy(snapshot.attribute_value, (value) => value.ownerId);
  return studies.map((study) => {
    const arms = groupOf(index.armsByStudy, study.id).toSorted((a, b) => a.position - b.position);
    const known = arms.flatMap((arm) => arm.nRandomised ?? []);
    return {
      studyId: study.id,
      label: study.label,
      year: study.year,
      status: study.status,
      statusReason: study.statusReason,
      armLabels: arms.map((arm) => arm.label),
      nRandomised:
        arms.length > 0 && known.length === arms.length ? known.reduce((sum, n) => sum + n, 0) : study.plannedN,
      design: study.design,
      designNote: study.designNote,
      registryId: study.registryId,
      funding: study.funding,
      conflicts: study.conflicts,
      plannedN: study.plannedN,
      expectedCompletion: study.expectedCompletion,
      arms: arms.map((arm) => ({
        armId: arm.id,
        label: arm.label,
        interventions: interventionsOf(index, arm.id),
        nRandomised: arm.nRandomised,
      })),
      attributes: [
        ...groupOf(attributeValues, study.id).map((value) => ({ value, of: '' })),
        ...arms.flatMap((arm) => groupOf(attributeValues, arm.id).map((value) => ({ value, of: `, ${arm.label}` }))),
      ]
        .map(({ value, of }) => ({ value, of, attribute: snapshot.attribute.get(value.attributeId) }))
        .toSorted((a, b) => (a.attribute?.position ?? 0) - (b.attribute?.position ?? 0))
        .map(({ value, of, attribute }) => ({
          name: `${attribute?.name ?? ''}${of}`,
          text: value.text,
          unit: attribute?.unit ?? null,
          quote: value.sourceId ? (snapshot.source.get(value.sourceId)?.quote ?? null) : null,
        })),
    };
  });
}

function availabilityOf({ snapshot }: ReviewIndex): readonly ReportAvailability[] {
  return [...snapshot.availability.values()]
    .map((row) => ({
      row,
      study: snapshot.study.get(row.studyId),
      outcome: snapshot.outcome.get(row.outcomeId),
      window: snapshot.time_window.get(row.timeWindowId),
    }))
    .filter(({ study }) => study?.status === 'included')
    .toSorted(
      (a, b) =>
        (a.outcome?.position ?? 0) - (b.outcome?.position ?? 0) ||
        compare(a.study?.label ?? '', b.study?.label ?? '') ||
        (a.window?.position ?? 0) - (b.window?.position ?? 0),
    )
    .map(({ row, outcome, window }) => ({
      studyId: row.studyId,
      outcome: outcome?.construct ?? '',
      window: window?.label ?? '',
      state: row.state,
      note: row.note,
    }));
}

/** One receipt for each effect in use, in the order the analyses print them. */
function receiptsOf(
  analyses: readonly AnalysisResult[],
  derived: DerivedReview,
  index: ReviewIndex,
): readonly ReportReceipt[] {
  const receipts = new Map<string, ReportReceipt>();
  for (const analysis of analyses) {
    for (const row of analysis.rows) {
      const key = effectKey(row.studyResultId, analysis.scale.measure, row.shares);
      const known = receipts.get(key);
      if (known) {
        receipts.set(key, { ...known, analysisIds: [...known.analysisIds, analysis.analysisId] });
        continue;
      }
      const effect = derived.effects.get(key);
      if (effect?.state === 'estimated') receipts.set(key, receiptOf(effect, analysis, row, index));
    }
  }
  return [...receipts.values()];
}

function receiptOf(
  effect: Extract<Effect, { state: 'estimated' }>,
  analysis: AnalysisResult,
  row: AnalysisResult['rows'][number],
  index: ReviewIndex,
): ReportReceipt {
  const { snapshot } = index;
  const steps = receiptSteps(index, effect.studyResultId, effect.measure, row.shares);
  const valueIds = [...new Set(steps.flatMap((step) => step.valueIds))];
  const assumptionIds = [...new Set(steps.flatMap((step) => step.assumptionIds))];
  return {
    studyResultId: effect.studyResultId,
    studyId: effect.studyId,
    studyLabel: row.label,
    outcome: analysis.outcomeLabel,
    instrument: row.instrument,
    time: row.time,
    scale: analysis.scale,
    route: effect.route,
    printed: {
      estimate: toPrinted(analysis.scale, effect.estimate),
      low: toPrinted(analysis.scale, effect.low),
      high: toPrinted(analysis.scale, effect.high),
    },
    estimate: effect.estimate,
    standardError: effect.standardError,
    analysisIds: [analysis.analysisId],
    steps,
    values: valueIds.flatMap((id) => {
      const value = snapshot.value.get(id);
      if (!value) return [];
      const source = value.sourceId ? snapshot.source.get(value.sourceId) : undefined;
      return [
        {
          valueId: id,
          armLabel: armLabelOf(index, value.measurementId),
          field: value.field,
          text: value.text,
          state: value.state,
          source: source ? sourceOf(source, index) : null,
        },
      ];
    }),
    assumptions: assumptionIds.flatMap((id) => {
      const assumption = snapshot.assumption.get(id);
      return assumption
        ? [{ assumptionId: id, kind: assumption.kind, value: assumption.value, rationale: assumption.rationale }]
        : [];
    }),
    notes: effect.notes,
  };
}

function sourceOf(source: Source, index: ReviewIndex): ReportSource {
  const { kind, page, locator, url, quote } = source;
  return { kind, label: sourceLabelOf(index, source), page, locator, url, quote };
}

function referencesOf(studies: readonly Study[], { snapshot }: ReviewIndex): readonly ReportReference[] {
  const reports = groupBy(snapshot.report, (report) => report.studyId);
  return studies.flatMap((study) =>
    groupOf(reports, study.id).map((report) => ({
      reportId: report.id,
      studyId: study.id,
      studyLabel: study.label,
      citation: report.citation,
      doi: report.doi,
      pmid: report.pmid,
      isPrimary: report.isPrimary,
      csl: report.csl,
    })),
  );
}

/** As in a list of names: "la Cour" stands under L, and "Öst" under O. */
function byLabel(a: Study, b: Study): number {
  return compare(plain(a.label), plain(b.label)) || compare(a.label, b.label) || compare(a.id, b.id);
}

function plain(label: string): string {
  return label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
