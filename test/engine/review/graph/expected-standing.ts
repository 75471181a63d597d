import { isDeepStrictEqual } from 'node:util';
import type { DerivedReview, FindingRow } from '../../../../engine/review/derived.ts';
import type { Judgement, Snapshot } from '../../../../engine/review/records/index.ts';

/** One state of the review: its facts and what a derivation without memory makes of them. */
export type State = Readonly<{ snapshot: Snapshot; derived: DerivedReview }>;

/**
 * How a judgement of a finding should stand, told from two derivations alone: stale when what its screen displayed is another,
 * touched when only something upstream of it is, else current. Knows nothing of fingerprints.
 */
export function expectedStanding(judgement: Judgement, before: State, after: State): 'current' | 'touched' | 'stale' {
  if (!isDeepStrictEqual(displayed(judgement, before), displayed(judgement, after))) return 'stale';
  return isDeepStrictEqual(upstream(judgement, before), upstream(judgement, after)) ? 'current' : 'touched';
}

function rowOf(findingId: string, { derived }: State): FindingRow | undefined {
  return derived.summaryOfFindings.comparisons.flatMap(({ rows }) => rows).find((row) => row.findingId === findingId);
}

/** What the card of the domain shows: levels suggested and the numbers; for a sentence, the proposal and the numbers in words. */
function displayed({ subjectId, question }: Judgement, state: State): unknown {
  const row = rowOf(subjectId, state);
  if (!row) return null;
  if (question === 'statement') return [row.statement?.proposed, row.numbersSentence];
  const proposal = proposalOf(row, question);
  // Indirectness rests on what reviewers typed alone, and nobody typed anything here: losing the evidence does not move it.
  if (question === 'indirectness' && proposal === null) return [0, {}];
  return proposal && [proposal.levels, Object.fromEntries(proposal.inputs.map(({ id, shown }) => [id, shown]))];
}

function proposalOf({ certainty }: FindingRow, question: string) {
  return certainty.state === 'not rated'
    ? null
    : (certainty.domains.find(({ proposal }) => proposal.domain === question)?.proposal ?? null);
}

/** What lies behind it at full precision: the rule, members with their exact effects, thresholds, baseline risks and judgements of bias. */
function upstream({ subjectId, question }: Judgement, state: State): unknown {
  const row = rowOf(subjectId, state);
  if (!row || question === 'statement') return null;
  // It has one rule and reads no number.
  if (question === 'indirectness') return null;
  const rule = proposalOf(row, question)?.ruleId;
  const { analyses, effects, riskOfBias } = state.derived;
  const analysis = row.analysisId === null ? undefined : analyses.get(row.analysisId);
  const members = (analysis?.rows ?? []).map(({ studyResultId }) => {
    const effect = effects.get(`${studyResultId} ${analysis!.scale.measure}`);
    if (effect?.state !== 'estimated') return studyResultId;
    const { estimate, standardError, nIntervention, nComparator, eventsIntervention, eventsComparator } = effect;
    return [studyResultId, estimate, standardError, nIntervention, nComparator, eventsIntervention, eventsComparator];
  });
  // Members are a set: the order of the plot is no fact.
  const outcome = state.snapshot.outcome.get(row.outcomeId)!;
  // The reference risk, else the lowest; a mean has none.
  const [baseline] = [...state.snapshot.baseline_risk.values()]
    .filter(({ findingId }) => findingId === subjectId && outcome.kind !== 'continuous')
    .toSorted((a, b) => Number(b.isReference) - Number(a.isReference) || a.risk - b.risk);
  const bias =
    question === 'risk of bias'
      ? (analysis?.rows ?? []).map(({ studyResultId }) => {
          const assessed = riskOfBias.get(studyResultId);
          return [studyResultId, assessed?.overallLevel, assessed?.domains.map(({ final }) => final)];
        })
      : [];
  return [
    rule,
    inOrder(members),
    outcome.thresholdSmall,
    outcome.thresholdModerate,
    outcome.thresholdLarge,
    baseline?.risk,
    // Thresholds in points are held against a standardised difference by way of it.
    analysis?.scale.measure === 'SMD' && outcome.scaleUnit !== null ? referenceSds(outcome.id, state) : [],
    inOrder(bias),
  ];
}

function referenceSds(outcomeId: string, { snapshot }: State): readonly number[] {
  return [...snapshot.assumption.values()]
    .filter(({ kind, scope, scopeId }) => kind === 'reference SD' && (scope === 'review' || scopeId === outcomeId))
    .map(({ value }) => value);
}

const inOrder = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).toSorted();
