import type { AnalysisHead, EffectReceipt, PoolingChoice, ReceiptValue, View } from '../../contract/views.ts';
import type { AnalysisRow, Effect } from '../../../engine/review/derived.ts';
import { eligibleStudies, studiesInNoComparison } from '../../../engine/review/eligibility.ts';
import { groupOf } from '../../../engine/review/grouping.ts';
import { effectKey, printedFor, receiptOf as receiptSteps } from '../../../engine/review/effect/effect-of.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { Analysis, Review, ValueField } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import { sidesOf } from '../../../report/components/forest/sides.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { armLabelOf, sourceLabelOf } from './naming.ts';

/** One analysis with a receipt for each of its effects; null if it is not in the review. */
export function buildAnalysis(
  analysisId: string,
  { index, derived }: ViewContext,
  memo: Memo,
): View<AnalysisHead, EffectReceipt> | null {
  const analysis = derived.analyses.get(analysisId);
  if (!analysis) return null;
  const { snapshot } = index;
  const record = snapshot.analysis.get(analysisId);
  const [review] = snapshot.review.values();
  const { intervention, comparator } = sidesOf(analysis, derived.summaryOfFindings);
  const { study, arm, arm_intervention: links, comparison_side: compared } = snapshot;
  const hasMultiArmStudies = memo.keep('multi-arm', [record?.comparisonId, study, arm, links, compared], () =>
    eligibleStudies(index, record?.comparisonId ?? '').some(
      ({ interventionArms, comparatorArms }) => interventionArms.size + comparatorArms.size > 2,
    ),
  );
  const inNoComparison = memo.keep(
    'in no comparison',
    [record?.outcomeId, study, arm, links, compared, snapshot.comparison, snapshot.measurement],
    () =>
      studiesInNoComparison(index, record?.outcomeId ?? '').map(({ id, label }) => ({
        studyId: id,
        label,
        arms: groupOf(index.armsByStudy, id).map((own) => own.label),
      })),
  );
  const made = [analysis, record, review, intervention, comparator, hasMultiArmStudies, inNoComparison];
  const head = memo.keep('head', made, () => ({
    analysis,
    hasMultiArmStudies,
    inNoComparison,
    sides: { intervention, comparator },
    pooling: poolingOf(record, review),
    profile: analysis.state.kind === 'pooled' ? analysis.state.pooled.profile : '',
    estimator: analysis.state.kind === 'pooled' ? analysis.state.pooled.estimator : '',
  }));
  const entries = analysis.rows.flatMap((row): (readonly [string, EffectReceipt])[] => {
    const effect = derived.effects.get(effectKey(row.studyResultId, analysis.scale.measure, row.shares));
    if (effect?.state !== 'estimated') return [];
    const receipt = memo.keep(
      `receipt ${row.studyResultId}`,
      [
        effect,
        row.shares?.a,
        row.shares?.b,
        snapshot.source,
        snapshot.assumption,
        ...printedFor(index, row.studyResultId),
      ],
      () => receiptOf(effect, row.shares, index),
    );
    return [[row.studyResultId, receipt]];
  });
  return collect(head, entries);
}

function poolingOf(record: Analysis | undefined, review: Review | undefined): PoolingChoice {
  return {
    profile: record?.overrides?.profile ?? record?.profile ?? null,
    estimator: record?.overrides?.estimator ?? null,
    reviewProfile: review?.profile ?? 'grove',
    model: record?.model ?? 'random effects',
    multiArmPolicy: record?.multiArmPolicy ?? 'combine',
  };
}

/** The steps of an effect with every value and assumption they cite. */
function receiptOf(
  effect: Extract<Effect, { state: 'estimated' }>,
  shares: AnalysisRow['shares'],
  index: ReviewIndex,
): EffectReceipt {
  const { snapshot } = index;
  const steps = receiptSteps(index, effect.studyResultId, effect.measure, shares);
  const valueIds = inOrder([...new Set(steps.flatMap((step) => step.valueIds))], index);
  const assumptionIds = [...new Set(steps.flatMap((step) => step.assumptionIds))];
  return {
    studyResultId: effect.studyResultId,
    steps,
    values: valueIds.flatMap((id) => receiptValue(id, index) ?? []),
    assumptions: assumptionIds.flatMap((id) => {
      const assumption = snapshot.assumption.get(id);
      if (!assumption) return [];
      const { kind, value, rationale } = assumption;
      return [{ assumptionId: id, kind, value, rationale }];
    }),
  };
}

const FIELD_ORDER: readonly ValueField[] = [
  'estimate',
  'mean',
  'median',
  'sd',
  'se',
  'ci_low',
  'ci_high',
  'events',
  'percent',
];

/** Values arm by arm as the study lists them, each arm's as papers print them, whatever step read them first. */
function inOrder(valueIds: readonly string[], { snapshot, armsByMeasurement }: ReviewIndex): readonly string[] {
  const placeOf = (id: string): readonly [arm: number, field: number] => {
    const value = snapshot.value.get(id);
    if (value === undefined) return [0, 0];
    const [first] = groupOf(armsByMeasurement, value.measurementId);
    const field = FIELD_ORDER.indexOf(value.field);
    return [(first && snapshot.arm.get(first.armId)?.position) ?? 0, field < 0 ? FIELD_ORDER.length : field];
  };
  const places = new Map(valueIds.map((id) => [id, placeOf(id)]));
  return valueIds.toSorted((x, y) => {
    const [a, b] = [places.get(x)!, places.get(y)!];
    return a[0] - b[0] || a[1] - b[1];
  });
}

function receiptValue(id: string, index: ReviewIndex): ReceiptValue | null {
  const value = index.snapshot.value.get(id);
  if (!value) return null;
  const source = value.sourceId ? index.snapshot.source.get(value.sourceId) : undefined;
  return {
    valueId: id,
    measurementId: value.measurementId,
    armLabel: armLabelOf(index, value.measurementId),
    field: value.field,
    text: value.text,
    state: value.state,
    sourceKind: source?.kind ?? null,
    sourceLabel: source ? sourceLabelOf(index, source) : null,
    url: source?.url ?? null,
    quote: source?.quote ?? null,
    author: value.author,
  };
}
