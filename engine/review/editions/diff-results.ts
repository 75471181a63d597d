import { decimalsToShow, formatEstimateWithInterval } from '../../text/format-interval.ts';
import type { AnalysisResult, PrintedEstimate } from '../derived.ts';
import type { FrozenReview } from './frozen.ts';
import { EDITIONS } from './phrases.ts';
import type { ResultChange, ResultSide } from './types.ts';

/** Analyses whose printed result, studies or participants are other ones, primary analyses first, then in the review's order. */
export function resultChanges(before: FrozenReview, after: FrozenReview): readonly ResultChange[] {
  const was = new Map(before.results.analyses.map((analysis) => [analysis.analysisId, analysis]));
  const is = new Map(after.results.analyses.map((analysis) => [analysis.analysisId, analysis]));
  const position = new Map(
    [...before.facts.analysis, ...after.facts.analysis].map((analysis) => [analysis.id, analysis.position]),
  );
  const changes: ResultChange[] = [];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(id) ?? null, is.get(id) ?? null];
    const change = resultChange(id, old, now);
    if (change) changes.push(change);
  }
  return changes.toSorted(
    (a, b) =>
      Number(b.isPrimary) - Number(a.isPrimary) ||
      (position.get(a.analysisId) ?? 0) - (position.get(b.analysisId) ?? 0) ||
      (a.analysisId < b.analysisId ? -1 : 1),
  );
}

function resultChange(
  analysisId: string,
  before: AnalysisResult | null,
  after: AnalysisResult | null,
): ResultChange | null {
  const [old, now] = [before && sideOf(before), after && sideOf(after)];
  const studiesIn = labelsBeyond(after, before);
  const studiesOut = labelsBeyond(before, after);
  const isSame =
    old !== null &&
    now !== null &&
    old.text === now.text &&
    old.studies === now.studies &&
    old.participants === now.participants;
  if (isSame && studiesIn.length === 0 && studiesOut.length === 0) return null;
  const either = after ?? before;
  return {
    analysisId,
    title: either?.title ?? '',
    before: old,
    after: now,
    studiesIn,
    studiesOut,
    isPrimary: either?.purpose === 'primary',
  };
}

function labelsBeyond(one: AnalysisResult | null, other: AnalysisResult | null): readonly string[] {
  const known = new Set(other?.rows.map(({ studyId }) => studyId));
  return (one?.rows ?? []).flatMap(({ studyId, label }) => (known.has(studyId) ? [] : [label]));
}

function sideOf(analysis: AnalysisResult): ResultSide {
  const { state, studiesUsed, participantsIntervention, participantsComparator } = analysis;
  const printed = state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null;
  return {
    text: printed ? printedText(printed) : state.kind === 'not pooled' ? EDITIONS.notPooled : EDITIONS.noData,
    estimate: printed?.estimate ?? null,
    studies: studiesUsed,
    participants:
      participantsIntervention === null || participantsComparator === null
        ? null
        : participantsIntervention + participantsComparator,
  };
}

/** "−0.77 (−1.36 to −0.19)" */
export function printedText(printed: PrintedEstimate): string {
  return formatEstimateWithInterval(printed, { decimals: decimalsToShow(printed) });
}
