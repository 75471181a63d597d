import { EngineInputError } from '../../errors.ts';
import { analysePairwise } from '../../pool/pairwise.ts';
import type { PairwiseResult } from '../../pool/types.ts';
import { parsePrintedNumber } from '../../text/parse-number.ts';
import type { AnalysisResult, DerivedReview, Effect, PrintedEstimate } from '../derived.ts';
import { effectAsPrinted, effectOfRecords } from '../effect/effect-of.ts';
import { groupOf } from '../grouping.ts';
import type { Value } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { toPrinted } from '../scale.ts';
import type { Impact, ProposedFix, SentinelFinding } from './types.ts';

type Estimate = Readonly<{ estimate: number; standardError: number }>;

/**
 * How far a finding could move a pooled result: the largest shift among the review's primary analyses that pool, or
 * would pool, a study result it is about. With the proposed fix where there is one; else by leaving the study out; for an
 * impossible number that is kept out, by taking it as printed. Null where no analysis reads it.
 *
 * The shift is |μ′ − μ| / SE(μ), on the analysis scale, both pooled as the analysis pools, as in DFFITS (Viechtbauer &
 * Cheung 2010, doi:10.1002/jrsm.11).
 */
export function impactOf(
  finding: SentinelFinding,
  index: ReviewIndex,
  derived: DerivedReview,
  memo: ImpactMemo = new Map(),
): Impact | null {
  let largest: Impact | null = null;
  for (const analysis of derived.analyses.values()) {
    if (analysis.purpose !== 'primary') continue;
    for (const studyResultId of finding.studyResultIds) {
      const impact = impactOn(analysis, studyResultId, finding, index, derived, memo);
      if (impact !== null && (largest === null || rank(impact) > rank(largest))) largest = impact;
    }
  }
  return largest;
}

/** What leaving a result out does, by analysis and result: findings of one result share it. */
export type ImpactMemo = Map<string, Impact | null>;

const rank = ({ shift }: Impact) => shift ?? Number.POSITIVE_INFINITY;
const isKeptOut = ({ basis }: Impact) => basis === 'as printed' || basis === 'unbounded';

/**
 * What keeps a study out first, since the right number may move the pool anywhere; then the largest shift; what no
 * analysis reads last.
 */
export function byImpact(a: Impact | null, b: Impact | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (isKeptOut(a) !== isKeptOut(b)) return Number(isKeptOut(b)) - Number(isKeptOut(a));
  const [ofA, ofB] = [rank(a), rank(b)];
  return ofA === ofB ? 0 : ofB - ofA;
}

function impactOn(
  analysis: AnalysisResult,
  studyResultId: string,
  finding: SentinelFinding,
  index: ReviewIndex,
  derived: DerivedReview,
  memo: ImpactMemo,
): Impact | null {
  const isPooled = analysis.rows.some((row) => row.studyResultId === studyResultId);
  const keptOut =
    !isPooled && finding.severity === 'block' && analysis.leftOut.some((left) => left.studyResultId === studyResultId);
  if (!isPooled && !keptOut) return null;
  const remake = () => repooled(analysis, studyResultId, finding, index, derived);
  if (finding.fix !== null) return remake();
  const key = `${analysis.analysisId} ${studyResultId} ${keptOut}`;
  let known = memo.get(key);
  if (known === undefined) memo.set(key, (known = remake()));
  return known;
}

function repooled(
  analysis: AnalysisResult,
  studyResultId: string,
  { fix, severity }: SentinelFinding,
  index: ReviewIndex,
  derived: DerivedReview,
): Impact | null {
  const { measure } = analysis.scale;
  const others: Estimate[] = [];
  let own: Estimate | null = null;
  for (const row of analysis.rows) {
    const effect = derived.effects.get(`${row.studyResultId} ${measure}`);
    if (effect?.state !== 'estimated') continue;
    if (row.studyResultId === studyResultId) own = effect;
    else others.push(effect);
  }
  const keptOut = own === null;
  const fixed = fix === null ? null : effectIn(withFix(index, fix), studyResultId, measure, effectOfRecords);
  const asPrinted = fixed === null && keptOut ? effectIn(index, studyResultId, measure, effectAsPrinted) : null;
  const anew = fixed ?? asPrinted;
  const basis = fixed !== null ? 'fix' : asPrinted !== null ? 'as printed' : keptOut ? 'unbounded' : 'left out';
  if (basis === 'unbounded' && severity !== 'block') return null;
  const before = pool(analysis, own === null ? others : [...others, own]);
  const after = basis === 'unbounded' ? null : pool(analysis, anew === null ? others : [...others, anew]);
  const scale = before ?? after;
  const shift =
    before === null || after === null || scale === null
      ? null
      : Math.abs(after.estimate - before.estimate) / before.standardError;
  if (shift === null && basis !== 'unbounded' && before !== null) return null;
  return {
    analysisId: analysis.analysisId,
    analysisTitle: analysis.title,
    basis,
    before: before && printed(analysis, before),
    after: after && printed(analysis, after),
    shift,
  };
}

type Pooled = Estimate & Readonly<{ low: number; high: number }>;

/** Pooled as the analysis pools; one study alone stands for itself, none for nothing. */
function pool(analysis: AnalysisResult, estimates: readonly Estimate[]): Pooled | null {
  const [first] = estimates;
  if (first === undefined) return null;
  const { state } = analysis;
  const settings = state.kind === 'pooled' ? settingsOf(state.pooled) : {};
  try {
    const {
      estimate,
      wald,
      printed: interval,
    } = analysePairwise(
      estimates.map((each) => each.estimate),
      estimates.map((each) => each.standardError ** 2),
      settings,
    );
    return { estimate, standardError: wald.standardError, low: interval.low, high: interval.high };
  } catch (error) {
    // An impossible number may make an effect that cannot be pooled.
    if (error instanceof EngineInputError) return null;
    throw error;
  }
}

const settingsOf = ({ profile, estimator, printed: { level } }: PairwiseResult) => ({ profile, estimator, level });

function printed({ scale }: AnalysisResult, { estimate, low, high }: Pooled): PrintedEstimate {
  return { estimate: toPrinted(scale, estimate), low: toPrinted(scale, low), high: toPrinted(scale, high) };
}

/** The effect of a result in a review, made the one way or the other; null where there is none. */
function effectIn(
  index: ReviewIndex,
  studyResultId: string,
  measure: AnalysisResult['scale']['measure'],
  make: typeof effectAsPrinted,
): Estimate | null {
  const { snapshot } = index;
  const result = snapshot.study_result.get(studyResultId);
  const outcome = result && snapshot.outcome.get(result.outcomeId);
  if (!result || !outcome) return null;
  const effect: Effect = make(index, result, measure, outcome);
  return effect.state === 'estimated' ? effect : null;
}

function withFix(index: ReviewIndex, fix: ProposedFix): ReviewIndex {
  const valuesByMeasurement = new Map(index.valuesByMeasurement);
  for (const { measurementId, field, to } of fix.cells) {
    const values = groupOf(valuesByMeasurement, measurementId);
    const others = values.filter((value) => value.field !== field);
    const read = parsePrintedNumber(to);
    const model = values[0];
    if (read.kind !== 'number' || model === undefined) valuesByMeasurement.set(measurementId, others);
    else {
      const typed: Value = {
        ...model,
        field,
        text: to,
        number: read.value,
        decimals: read.decimals,
        qualifier: read.qualifier,
        handling: null,
        state: 'reported',
      };
      valuesByMeasurement.set(measurementId, [...others, typed]);
    }
  }
  return { ...index, valuesByMeasurement };
}
