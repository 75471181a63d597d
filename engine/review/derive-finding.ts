import { formatEstimateWithInterval } from '../text/format-interval.ts';
import { formatCompact, formatFixed } from '../text/format-number.ts';
import type { AnalysisResult, FindingRow, PrintedEstimate } from './derived.ts';
import { FINDINGS, MEASURES } from './phrases.ts';
import type { Finding, Outcome, TimeWindow } from './records/index.ts';

/** A row before its footnotes are numbered across the whole table. */
export type UnnumberedRow = Omit<FindingRow, 'footnotes' | 'certaintyFootnotes'> &
  Readonly<{ notes: readonly string[]; certaintyNotes: readonly string[] }>;

export type FindingFacts = Readonly<{
  finding: Finding;
  outcome: Outcome;
  window: TimeWindow | null;
  analysis: AnalysisResult | null;
  /** Studies eligible for the finding's comparison, for rows that rest on no analysis. */
  eligible: number;
}>;

const DECIMALS = 2;

/** One row of the Summary of Findings from the analysis it rests on, a narrative, or nothing. */
export function deriveFinding({ finding, outcome, window, analysis, eligible }: FindingFacts): UnnumberedRow {
  const base = {
    findingId: finding.id,
    analysisId: finding.analysisId,
    comparisonId: finding.comparisonId,
    outcomeId: finding.outcomeId,
    timeWindowId: finding.timeWindowId,
    outcome: outcome.construct,
    better: outcome.better,
    importance: null,
    isSingleStudy: analysis?.state.kind === 'single study',
    design: null,
    participantsIntervention: analysis?.participantsIntervention ?? null,
    participantsComparator: analysis?.participantsComparator ?? null,
    eventsIntervention: null,
    eventsComparator: null,
    unit: analysis?.unit ?? null,
    comparatorMeans: null,
    absolute: [],
    backExpressions: [],
    informationSize: null,
    target: null,
    againstThreshold: null,
    statement: null,
    certaintyNotes: [],
    outcomeDetail: detailOf(outcome, window, analysis),
    certainty: { state: 'not rated', reason: FINDINGS.notYetRated },
    isExploratory: analysis?.purpose === 'exploratory',
  } as const;
  const effect = analysis ? effectOf(analysis) : null;
  if (!analysis || !effect) {
    const narrative = finding.narrative ?? (analysis?.state.kind === 'not pooled' ? FINDINGS.notPooled(analysis.state.reason) : null);
    return {
      ...base,
      kind: narrative ? 'narrative' : 'no data',
      studies: analysis?.studiesUsed ?? 0,
      studiesEligible: analysis?.studiesEligible ?? eligible,
      participants: analysis && analysis.studiesUsed > 0 ? participantsOf(analysis) : null,
      measure: analysis?.scale.measure ?? null,
      relative: null,
      difference: null,
      sentence: narrative ?? FINDINGS.noData,
      numbersSentence: narrative ?? FINDINGS.noData,
      notes: [],
    };
  }
  const isRatio = analysis.scale.scale === 'log';
  const sentence = sentenceOf(analysis, effect);
  return {
    ...base,
    kind: 'effect',
    studies: analysis.studiesUsed,
    studiesEligible: analysis.studiesEligible,
    participants: participantsOf(analysis),
    measure: analysis.scale.measure,
    relative: isRatio ? effect : null,
    difference: isRatio ? null : effect,
    numbersSentence: sentence,
    sentence: finding.narrative ? `${sentence} ${finding.narrative}` : sentence,
    notes: [...(base.isExploratory ? [FINDINGS.exploratory] : []), ...analysis.footnotes],
  };
}

function effectOf(analysis: AnalysisResult): PrintedEstimate | null {
  const { state } = analysis;
  return state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null;
}

function participantsOf({ participantsIntervention, participantsComparator }: AnalysisResult): number | null {
  if (participantsIntervention === null || participantsComparator === null) return null;
  return participantsIntervention + participantsComparator;
}

function detailOf(outcome: Outcome, window: TimeWindow | null, analysis: AnalysisResult | null): string {
  const parts: string[] = [];
  const onScale = analysis === null || analysis.scale.measure === 'MD';
  if (onScale && outcome.scaleLow !== null && outcome.scaleHigh !== null) {
    parts.push(FINDINGS.scale(formatCompact(outcome.scaleLow), formatCompact(outcome.scaleHigh)));
  }
  if (outcome.kind !== 'narrative') parts.push(FINDINGS.better(outcome.better));
  if (window) parts.push(window.label);
  return parts.join('; ');
}

/** The numbers in words: direction and size for differences, the ratio as it is. */
function sentenceOf(analysis: AnalysisResult, effect: PrintedEstimate): string {
  const single = analysis.state.kind === 'single study' ? ` ${FINDINGS.single}` : '';
  if (analysis.scale.scale === 'log') {
    const numbers = formatEstimateWithInterval(effect, { decimals: DECIMALS, level: 0.95 });
    return `${FINDINGS.ratio(MEASURES[analysis.scale.measure], numbers)}${single}`;
  }
  const interval = FINDINGS.interval(limitOf(effect.low), limitOf(effect.high));
  const size = formatFixed(Math.abs(effect.estimate), DECIMALS);
  const direction = effect.estimate < 0 ? FINDINGS.lower : FINDINGS.higher;
  return `${FINDINGS.difference(size, direction, analysis.unit ?? '', interval)}${single}`;
}

function limitOf(limit: number): string {
  const size = formatFixed(Math.abs(limit), DECIMALS);
  if (Number(size) === 0) return FINDINGS.noDifference;
  return FINDINGS.limit(size, limit < 0 ? FINDINGS.lower : FINDINGS.higher);
}
