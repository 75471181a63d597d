import type { EligibleStudy } from './eligibility.ts';
import { groupOf } from './grouping.ts';
import type { AnalysisMember, StudyResult, TimeWindow } from './records/index.ts';
import type { ReviewIndex } from './review-index.ts';

/** The protocol's one selection order; earlier entries are preferred, absent ones come last (extraction.md 1.2, 1.8). */
export type SelectionOrder = Readonly<{
  population: readonly string[];
  score: readonly string[];
  /** Instrument ids. */
  instrument: readonly string[];
}>;

export const DEFAULT_SELECTION_ORDER: SelectionOrder = {
  population: ['ITT', 'mITT', 'per protocol', 'as treated'],
  score: ['change', 'final'],
  instrument: [],
};

export type SelectionRequest = Readonly<{
  window: TimeWindow | null;
  admitAveraged: boolean;
  order: SelectionOrder;
  /** The reviewer's own choices, by study result id. */
  choices: ReadonlyMap<string, AnalysisMember>;
}>;

export type Selection =
  | Readonly<{ kind: 'chosen'; result: StudyResult; reviewerReason: string | null }>
  | Readonly<{ kind: 'left out'; result: StudyResult | null; why: 'no result' | 'outside the window' | 'averaged over time' | 'reviewer'; reason: string | null }>;

const DAYS_PER_WEEK = 7;

/** Choose the one study result of a study that an analysis may use. */
export function selectResult(
  index: ReviewIndex,
  candidates: readonly StudyResult[],
  eligible: EligibleStudy,
  request: SelectionRequest,
): Selection {
  const fitting = candidates.filter((result) => sidesFit(index, result, eligible));
  if (fitting.length === 0) return { kind: 'left out', result: null, why: 'no result', reason: null };

  const forced = fitting.find((result) => request.choices.get(result.id)?.reviewerChoice === 'in');
  if (forced) {
    return { kind: 'chosen', result: forced, reviewerReason: request.choices.get(forced.id)?.reason ?? null };
  }
  const allowed = fitting.filter((result) => request.choices.get(result.id)?.reviewerChoice !== 'out');
  if (allowed.length === 0) {
    const result = fitting[0]!;
    return { kind: 'left out', result, why: 'reviewer', reason: request.choices.get(result.id)?.reason ?? null };
  }
  const inTime = allowed.filter((result) => timeFits(result, request));
  if (inTime.length === 0) {
    const averaged = allowed.find((result) => result.timeKind === 'averaged');
    if (averaged) return { kind: 'left out', result: averaged, why: 'averaged over time', reason: null };
    return { kind: 'left out', result: allowed[0]!, why: 'outside the window', reason: null };
  }
  const best = inTime.toSorted((a, b) => compare(index, a, b, request))[0]!;
  return { kind: 'chosen', result: best, reviewerReason: null };
}

/** Side A within the intervention arms, side B within the comparator arms. */
function sidesFit(index: ReviewIndex, result: StudyResult, eligible: EligibleStudy): boolean {
  if (result.studyId !== eligible.study.id) return false;
  const sides = groupOf(index.armsByStudyResult, result.id);
  return (
    sides.length > 0 &&
    sides.every((side) => (side.side === 'a' ? eligible.interventionArms : eligible.comparatorArms).has(side.armId))
  );
}

/** A point in time inside the window; an averaged result matches no window (extraction.md 1.7). */
function timeFits(result: StudyResult, { window, admitAveraged }: SelectionRequest): boolean {
  if (result.timeKind === 'averaged') return admitAveraged;
  if (!window) return true;
  const weeks = weeksOf(result);
  if (weeks === null) return false;
  return weeks >= window.weeksFrom && (window.weeksTo === null || weeks < window.weeksTo);
}

function weeksOf(result: StudyResult): number | null {
  const days = result.timeToDays ?? result.timeFromDays;
  return days === null ? null : days / DAYS_PER_WEEK;
}

/** Population, score, instrument, arms, time: the protocol's order. Negative when `a` is preferred. */
function compare(index: ReviewIndex, a: StudyResult, b: StudyResult, { window, order }: SelectionRequest): number {
  const instrumentOf = (result: StudyResult) =>
    result.instrumentUseId ? (index.snapshot.instrument_use.get(result.instrumentUseId)?.instrumentId ?? null) : null;
  const point = (result: StudyResult) => (result.timeKind === 'averaged' ? 1 : 0);
  return (
    point(a) - point(b) ||
    rank(order.population, a.population) - rank(order.population, b.population) ||
    rank(order.score, a.score) - rank(order.score, b.score) ||
    rank(order.instrument, instrumentOf(a)) - rank(order.instrument, instrumentOf(b)) ||
    // More of the study's eligible arms, combined, before fewer: nobody is dropped without a reason (MECIR C66).
    groupOf(index.armsByStudyResult, b.id).length - groupOf(index.armsByStudyResult, a.id).length ||
    distance(a, window) - distance(b, window) ||
    // On a tie the later one (extraction.md 1.7); then by id, so that the choice never depends on the order of rows.
    (weeksOf(b) ?? 0) - (weeksOf(a) ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

function rank(order: readonly string[], entry: string | null): number {
  const position = entry === null ? -1 : order.indexOf(entry);
  return position === -1 ? order.length : position;
}

function distance(result: StudyResult, window: TimeWindow | null): number {
  const weeks = weeksOf(result);
  return window === null || weeks === null ? 0 : Math.abs(weeks - window.weeksTarget);
}
