import type { EligibleStudy } from './eligibility.ts';
import { groupOf } from './grouping.ts';
import type { Analysis, AnalysisMember, StudyResult, TimeWindow } from './records/index.ts';
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
  /** What becomes of a study with more than two arms in the comparison. */
  policy: Analysis['multiArmPolicy'];
}>;

/** Among how many comparisons of one analysis each side of a result is shared out; people, events and time are divided by it. */
export type Shares = Readonly<{ a: number; b: number }>;

export type Selection =
  | Readonly<{ kind: 'chosen'; result: StudyResult; reviewerReason: string | null; shares: Shares | null }>
  | Readonly<{
      kind: 'left out';
      result: StudyResult | null;
      why:
        | 'no result'
        | 'the other way round'
        | 'outside the window'
        | 'averaged over time'
        | 'reviewer'
        | 'kept for the network';
      reason: string | null;
    }>;

const DAYS_PER_WEEK = 7;

/**
 * The study results of a study that an analysis may use: one, or with a comparator shared out among them the single
 * comparisons of a multi-arm study (extraction.md 1.4). No arm is ever entered twice in full.
 *
 * @param fitting the study's results whose sides fit the comparison
 */
export function selectResults(
  index: ReviewIndex,
  { results: fitting, isOtherWayRound }: FittingResults,
  eligible: EligibleStudy,
  request: SelectionRequest,
): readonly Selection[] {
  if (isOtherWayRound) return [{ kind: 'left out', result: null, why: 'the other way round', reason: null }];
  const isMultiArm = eligible.interventionArms.size > 1 || eligible.comparatorArms.size > 1;
  if (isMultiArm && request.policy === 'keep for the network') {
    return [{ kind: 'left out', result: null, why: 'kept for the network', reason: null }];
  }
  if (isMultiArm && request.policy === 'split') {
    const shared = sharedOut(index, fitting, request);
    if (shared !== null) return shared;
  }
  return [selectResult(index, fitting, request)];
}

/** Only results of single arms can be shared out: a printed contrast has its comparator inside. Null where there is nothing to share. */
function sharedOut(
  index: ReviewIndex,
  fitting: readonly StudyResult[],
  request: SelectionRequest,
): readonly Selection[] | null {
  const pairs = fitting.filter(
    (result) => result.route === 'arms' && groupOf(index.armsByStudyResult, result.id).length === 2,
  );
  const first = selectResult(index, pairs, request);
  if (first.kind !== 'chosen') return null;
  const alike = pairs
    .filter((result) => isAlike(result, first.result) && request.choices.get(result.id)?.reviewerChoice !== 'out')
    .toSorted((a, b) => byArms(index, a, b));
  if (alike.length < 2) return null;
  const armOf = (result: StudyResult, side: 'a' | 'b') =>
    groupOf(index.armsByStudyResult, result.id).find((arm) => arm.side === side)?.armId;
  const sharing = (result: StudyResult, side: 'a' | 'b') =>
    alike.filter((other) => armOf(other, side) === armOf(result, side)).length;
  return alike.map((result) => ({
    kind: 'chosen',
    result,
    reviewerReason: request.choices.get(result.id)?.reason ?? null,
    shares: { a: sharing(result, 'a'), b: sharing(result, 'b') },
  }));
}

function isAlike(a: StudyResult, b: StudyResult): boolean {
  return (
    a.instrumentUseId === b.instrumentUseId &&
    a.eventDefinition === b.eventDefinition &&
    a.timeKind === b.timeKind &&
    a.timeFromDays === b.timeFromDays &&
    a.timeToDays === b.timeToDays &&
    a.population === b.population &&
    a.score === b.score
  );
}

/** In the order of the study's arms. */
function byArms(index: ReviewIndex, a: StudyResult, b: StudyResult): number {
  const place = (result: StudyResult, side: 'a' | 'b') =>
    Math.min(
      ...groupOf(index.armsByStudyResult, result.id).flatMap((arm) =>
        arm.side === side ? [index.snapshot.arm.get(arm.armId)?.position ?? 0] : [],
      ),
    );
  return place(a, 'a') - place(b, 'a') || place(a, 'b') - place(b, 'b');
}

/** Choose the one study result of a study that an analysis may use. */
function selectResult(index: ReviewIndex, fitting: readonly StudyResult[], request: SelectionRequest): Selection {
  if (fitting.length === 0) return { kind: 'left out', result: null, why: 'no result', reason: null };

  const { choices } = request;
  const forced =
    choices.size === 0 ? undefined : fitting.find((result) => choices.get(result.id)?.reviewerChoice === 'in');
  if (forced) {
    return { kind: 'chosen', result: forced, reviewerReason: choices.get(forced.id)?.reason ?? null, shares: null };
  }
  const allowed =
    choices.size === 0 ? fitting : fitting.filter((result) => choices.get(result.id)?.reviewerChoice !== 'out');
  if (allowed.length === 0) {
    const result = fitting[0]!;
    return { kind: 'left out', result, why: 'reviewer', reason: choices.get(result.id)?.reason ?? null };
  }
  const inTime = allowed.filter((result) => timeFits(result, request));
  if (inTime.length === 0) {
    const averaged = allowed.find((result) => result.timeKind === 'averaged');
    if (averaged) return { kind: 'left out', result: averaged, why: 'averaged over time', reason: null };
    return { kind: 'left out', result: allowed[0]!, why: 'outside the window', reason: null };
  }
  const best = inTime.reduce((preferred, result) =>
    compare(index, result, preferred, request) < 0 ? result : preferred,
  );
  return { kind: 'chosen', result: best, reviewerReason: null, shares: null };
}

/** Those of a study's results that are about a comparison: side A within the intervention arms, side B within the comparator arms. */
export type FittingResults = Readonly<{
  results: readonly StudyResult[];
  /** Nothing fits, but a result would with its sides exchanged: a printed difference is not turned round unasked. */
  isOtherWayRound: boolean;
}>;

export function fittingResults(
  index: ReviewIndex,
  candidates: readonly StudyResult[],
  eligible: EligibleStudy,
): FittingResults {
  const results = candidates.filter((result) => sidesFit(index, result, eligible));
  const { study, interventionArms, comparatorArms } = eligible;
  const exchanged = { study, interventionArms: comparatorArms, comparatorArms: interventionArms };
  return {
    results,
    isOtherWayRound: results.length === 0 && candidates.some((result) => sidesFit(index, result, exchanged)),
  };
}

function sidesFit(index: ReviewIndex, result: StudyResult, eligible: EligibleStudy): boolean {
  if (result.studyId !== eligible.study.id) return false;
  const sides = groupOf(index.armsByStudyResult, result.id);
  for (let i = 0; i < sides.length; i++) {
    const { side, armId } = sides[i]!;
    if (!(side === 'a' ? eligible.interventionArms : eligible.comparatorArms).has(armId)) return false;
  }
  return sides.length > 0;
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
function compare(
  index: ReviewIndex,
  a: StudyResult,
  b: StudyResult,
  { window, order, policy }: SelectionRequest,
): number {
  const instrumentOf = (result: StudyResult) =>
    result.instrumentUseId ? (index.snapshot.instrument_use.get(result.instrumentUseId)?.instrumentId ?? null) : null;
  const point = (result: StudyResult) => (result.timeKind === 'averaged' ? 1 : 0);
  return (
    point(a) - point(b) ||
    rank(order.population, a.population) - rank(order.population, b.population) ||
    rank(order.score, a.score) - rank(order.score, b.score) ||
    rank(order.instrument, instrumentOf(a)) - rank(order.instrument, instrumentOf(b)) ||
    // More of the study's eligible arms, combined, before fewer: nobody is dropped without a reason (MECIR C66).
    (policy === 'combine' ? 1 : -1) *
      (groupOf(index.armsByStudyResult, b.id).length - groupOf(index.armsByStudyResult, a.id).length) ||
    distance(a, window) - distance(b, window) ||
    // On a tie the later one (extraction.md 1.7); then by id, so that the choice never depends on the order of rows.
    (weeksOf(b) ?? 0) - (weeksOf(a) ?? 0) ||
    (policy === 'choose' ? byArms(index, a, b) : 0) ||
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
