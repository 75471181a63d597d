import type { PairwiseResult } from '../pool/types.ts';
import { formatCompact } from '../text/format-number.ts';
import { pairwiseFindingSentence, pooledMethodSentence } from '../text/pooled-sentence.ts';
import { arrangeRows, type RowFacts } from './arrange-rows.ts';
import type { AnalysisResult, AnalysisRow, Effect, LeftOut, MeasureScale, PrintedEstimate } from './derived.ts';
import type { EligibleStudy } from './eligibility.ts';
import { ANALYSIS, AVAILABILITY, LEFT_OUT, LEFT_OUT_FOR_BIAS, RESTRICTED_BY_BIAS } from './phrases.ts';
import { poolStudies, type PoolingRule } from './pool-studies.ts';
import { printedIntervals } from './printed-intervals.ts';
import type {
  Analysis,
  Availability,
  Comparison,
  InstrumentUse,
  Outcome,
  Review,
  Snapshot,
  StudyResult,
  TimeWindow,
} from './records/index.ts';
import { measureScale, toPrinted } from './scale.ts';
import { isKept, type AnalysisRiskOfBias } from './rob/analysis-bias.ts';
import type { Selection } from './selection.ts';

/** One eligible study with what was selected for it and the effect that came of it. */
export type Candidate = Readonly<{
  eligible: EligibleStudy;
  selection: Selection;
  effect: Effect | null;
  /** Which arms these are, where a multi-arm study has several rows; null where it has one. */
  part: string | null;
  availability: Availability | null;
}>;

export type AnalysisFacts = Readonly<{
  analysis: Analysis;
  comparison: Comparison;
  outcome: Outcome;
  window: TimeWindow | null;
  review: Review | null;
  candidates: readonly Candidate[];
  riskOfBias: AnalysisRiskOfBias | null;
  instruments: Snapshot['instrument'];
  instrumentUses: Snapshot['instrument_use'];
  level: number;
  forest: Pick<RowFacts, 'setting' | 'columns' | 'stored' | 'characteristics'>;
}>;

type EstimatedCandidate = Candidate &
  Readonly<{ effect: Extract<Effect, { state: 'estimated' }>; result: StudyResult }>;

/** Pool the effects of an analysis under its profile, or say why there is nothing to pool. */
export function deriveAnalysis(facts: AnalysisFacts): AnalysisResult {
  const { analysis, comparison, outcome, window, candidates, review, level } = facts;
  const scale = measureScale(analysis.measure);
  const restriction = analysis.overrides?.riskOfBias;
  const used: EstimatedCandidate[] = [];
  const leftOut: LeftOut[] = [];
  for (const candidate of candidates) {
    const { selection, effect } = candidate;
    const bias = selection.kind === 'chosen' ? (facts.riskOfBias?.levels[selection.result.id] ?? null) : null;
    if (selection.kind !== 'chosen' || effect?.state !== 'estimated') leftOut.push(explain(candidate));
    else if (restriction && !isKept(bias, restriction))
      leftOut.push(explain(candidate, LEFT_OUT_FOR_BIAS[bias ?? 'not assessed']));
    else used.push({ ...candidate, effect, result: selection.result });
  }

  const attempt =
    used.length >= 2 && analysis.model !== 'not pooled'
      ? poolStudies(
          used.map(({ effect }) => effect),
          poolingRuleOf(analysis, review, level),
        )
      : null;
  const pooled = attempt !== null && 'estimate' in attempt ? attempt : null;
  const rows = used.map((candidate, i) => rowOf(candidate, facts, scale, pooled?.weights[i] ?? null));
  const state = stateOf(analysis, used, attempt, scale);
  return {
    analysisId: analysis.id,
    title: analysis.title,
    comparisonLabel: comparison.label,
    outcomeLabel: outcome.construct,
    windowLabel: window?.label ?? null,
    better: outcome.better,
    scale,
    unit: unitOf(analysis, outcome),
    threshold: thresholdOf(analysis, outcome),
    purpose: analysis.purpose,
    parentId: analysis.parentId,
    isPlanned: analysis.isPlanned,
    rows,
    forest: arrangeRows({ rows, effects: used.map(({ effect }) => effect), scale, pooled, ...facts.forest }),
    leftOut,
    riskOfBias: facts.riskOfBias,
    studiesUsed: studiesOf(used),
    studiesEligible: studiesOf(candidates),
    participantsIntervention: sum(used.map(({ effect }) => effect.nIntervention)),
    participantsComparator: sum(used.map(({ effect }) => effect.nComparator)),
    state,
    methodSentence: pooled ? pooledMethodSentence(pooled) : methodWithoutPool(state),
    footnotes: footnotesOf(analysis, rows, pooled),
  };
}

function poolingRuleOf(analysis: Analysis, review: Review | null, level: number): PoolingRule {
  const { overrides } = analysis;
  const profile = overrides?.profile ?? analysis.profile ?? review?.profile ?? 'grove';
  const chosen = analysis.model === 'common effect' && overrides?.estimator !== 'MH' ? 'EE' : overrides?.estimator;
  return chosen === 'MH'
    ? { weighting: 'Mantel-Haenszel', profile, level }
    : { weighting: 'inverse variance', profile, estimator: chosen, level };
}

function stateOf(
  analysis: Analysis,
  used: readonly EstimatedCandidate[],
  attempt: ReturnType<typeof poolStudies> | null,
  scale: MeasureScale,
): AnalysisResult['state'] {
  const [first] = used;
  if (!first)
    return { kind: 'no data', reason: analysis.overrides?.riskOfBias ? ANALYSIS.noResultJudgedSo : ANALYSIS.noData };
  if (analysis.model === 'not pooled')
    return { kind: 'not pooled', reason: ANALYSIS.notPooled(analysis.declaredReason) };
  if (!attempt) return { kind: 'single study', printed: printed(scale, first.effect) };
  if (!('estimate' in attempt)) return { kind: 'not pooled', reason: attempt.reason };
  const pooled = attempt;
  const { printed: interval, predictionInterval } = pooled;
  return {
    kind: 'pooled',
    pooled,
    printed: printed(scale, { estimate: pooled.estimate, low: interval.low, high: interval.high }),
    intervals: printedIntervals(pooled, scale),
    predictionInterval: predictionInterval
      ? printed(scale, { estimate: pooled.estimate, low: predictionInterval.low, high: predictionInterval.high })
      : null,
  };
}

function rowOf(
  { eligible, effect, result, part, selection }: EstimatedCandidate,
  facts: AnalysisFacts,
  scale: MeasureScale,
  weightPercent: number | null,
): AnalysisRow {
  const { estimate, low, high } = printed(scale, effect);
  return {
    studyId: eligible.study.id,
    studyResultId: effect.studyResultId,
    label: part === null ? eligible.study.label : `${eligible.study.label}: ${part}`,
    shares: selection.kind === 'chosen' ? selection.shares : null,
    estimate,
    low,
    high,
    standardError: effect.standardError,
    weightPercent,
    nIntervention: effect.nIntervention,
    nComparator: effect.nComparator,
    nBasis: effect.nBasis,
    eventsIntervention: effect.eventsIntervention,
    eventsComparator: effect.eventsComparator,
    instrument: instrumentOf(result, facts),
    time: timeOf(result),
    route: effect.route,
    notes: effect.notes,
  };
}

function instrumentOf(result: StudyResult, facts: AnalysisFacts): string | null {
  const use: InstrumentUse | undefined = result.instrumentUseId
    ? facts.instrumentUses.get(result.instrumentUseId)
    : undefined;
  return use ? (facts.instruments.get(use.instrumentId)?.abbreviation ?? null) : result.eventDefinition;
}

function timeOf(result: StudyResult): string {
  const weeks = (days: number) => formatCompact(days / 7, 1);
  const { timeKind, timeFromDays: from, timeToDays: to } = result;
  if (from === null && to === null) return timeKind;
  if (timeKind === 'averaged') return ANALYSIS.averagedWeeks(weeks(from ?? to!), weeks(to ?? from!));
  return ANALYSIS.weeks(weeks(to ?? from!));
}

/** A multi-arm study may have several rows, and is one study. */
function studiesOf(candidates: readonly Candidate[]): number {
  return new Set(candidates.map(({ eligible }) => eligible.study.id)).size;
}

/** `restricted`: why an analysis restricted by risk of bias does without a result it has. */
function explain(
  { eligible, selection, effect, availability, part }: Candidate,
  restricted: string | null = null,
): LeftOut {
  const state = availability?.state ?? null;
  const parts: string[] = [];
  if (selection.kind === 'left out') {
    // What the reviewer recorded about the number's absence says more than the rule's view of it.
    if (
      state !== null &&
      state !== 'usable' &&
      selection.why !== 'reviewer' &&
      selection.why !== 'kept for the network'
    )
      parts.push(AVAILABILITY[state]);
    else parts.push(LEFT_OUT[selection.why]);
    if (selection.reason) parts.push(selection.reason);
  } else if (restricted !== null) parts.push(restricted);
  else if (effect?.state === 'not estimable') parts.push(effect.explanation);
  if (availability?.note && availability.state !== 'usable') parts.push(availability.note);
  return {
    studyId: eligible.study.id,
    studyResultId: selection.kind === 'chosen' ? selection.result.id : (selection.result?.id ?? null),
    label: part === null ? eligible.study.label : `${eligible.study.label}: ${part}`,
    availability: state,
    isReviewersChoice: selection.kind === 'left out' && selection.why === 'reviewer',
    reason: parts.join(': '),
  };
}

function footnotesOf(
  analysis: Analysis,
  rows: readonly AnalysisRow[],
  pooled: PairwiseResult | null,
): readonly string[] {
  const notes: string[] = [];
  if (analysis.overrides?.riskOfBias) notes.push(RESTRICTED_BY_BIAS[analysis.overrides.riskOfBias]);
  if (analysis.declaredReason && analysis.model !== 'not pooled') notes.push(analysis.declaredReason);
  if (rows.some((row) => row.shares !== null)) notes.push(ANALYSIS.sharedOut);
  if (rows.some((row) => row.nBasis === 'randomised')) notes.push(ANALYSIS.randomisedParticipants);
  for (const finding of pooled?.findings ?? []) notes.push(pairwiseFindingSentence(finding));
  return notes;
}

function methodWithoutPool(state: AnalysisResult['state']): string {
  if (state.kind === 'single study') return ANALYSIS.singleStudyMethod;
  return state.kind === 'not pooled' ? ANALYSIS.notPooledMethod : ANALYSIS.noDataMethod;
}

/** Points of the analysis scale for differences of means; ratios and SDs have none of their own. */
function unitOf(analysis: Analysis, outcome: Outcome): string | null {
  if (analysis.measure === 'SMD') return ANALYSIS.standardDeviations;
  return analysis.measure === 'MD' ? outcome.scaleUnit : null;
}

/** The smallest important effect, on the side of benefit; only a difference of means shares the outcome's scale. */
function thresholdOf(analysis: Analysis, outcome: Outcome): number | null {
  if (analysis.measure !== 'MD' || outcome.thresholdSmall === null) return null;
  return outcome.better === 'lower' ? -Math.abs(outcome.thresholdSmall) : Math.abs(outcome.thresholdSmall);
}

function printed(scale: MeasureScale, numbers: PrintedEstimate): PrintedEstimate {
  return {
    estimate: toPrinted(scale, numbers.estimate),
    low: toPrinted(scale, numbers.low),
    high: toPrinted(scale, numbers.high),
  };
}

/** Null when any part is unknown: a partial sum would read as the whole. */
function sum(parts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return parts.length === 0 ? null : total;
}
