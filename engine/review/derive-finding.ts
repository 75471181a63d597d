import { withUnit } from '../grade/phrases.ts';
import { formatEstimateWithInterval } from '../text/format-interval.ts';
import { formatCompact, formatFixed } from '../text/format-number.ts';
import type { AnalysisResult, PrintedEstimate } from './derived.ts';
import type { FindingRow } from './finding-row.ts';
import type { FindingFacts } from './grade/finding-facts.ts';
import { gradeFinding, type GradedFinding } from './grade/grade-finding.ts';
import { FINDINGS, MEASURES } from './phrases.ts';
import type { Outcome, TimeWindow } from './records/index.ts';

/** A row before its footnotes are numbered across the whole table. */
export type UnnumberedRow = Omit<FindingRow, 'footnotes' | 'certaintyFootnotes'> &
  Readonly<{ notes: readonly string[]; certaintyNotes: readonly string[] }>;

/** A row with the rating behind it. */
export type DerivedFinding = Readonly<{ graded: GradedFinding; row: UnnumberedRow }>;

const DECIMALS = 2;

/** One row of the Summary of Findings from the analysis it rests on, a narrative, or nothing; with its certainty. */
export function deriveFinding(facts: FindingFacts): DerivedFinding {
  const { finding, outcome, window, analysis, eligible } = facts;
  const effect = analysis ? effectOf(analysis) : null;
  const narrative =
    finding.narrative ?? (analysis?.state.kind === 'not pooled' ? FINDINGS.notPooled(analysis.state.reason) : null);
  const kind = effect ? 'effect' : narrative ? 'narrative' : 'no data';
  const numbersSentence = analysis && effect ? sentenceOf(analysis, effect) : (narrative ?? FINDINGS.noData);
  const graded = gradeFinding(facts, kind, numbersSentence);
  const { notes: gradedNotes, ...rated } = graded.row;
  const isExploratory = analysis?.purpose === 'exploratory';
  const isRatio = analysis?.scale.scale === 'log';
  const isCounted = analysis !== null && analysis.studiesUsed > 0;
  const row: UnnumberedRow = {
    findingId: finding.id,
    analysisId: finding.analysisId,
    comparisonId: finding.comparisonId,
    outcomeId: finding.outcomeId,
    timeWindowId: finding.timeWindowId,
    outcome: outcome.construct,
    outcomeDetail: detailOf(outcome, window, analysis),
    better: outcome.better,
    importance: importanceOf(outcome),
    kind,
    isSingleStudy: analysis?.state.kind === 'single study',
    studies: analysis?.studiesUsed ?? 0,
    studiesEligible: analysis?.studiesEligible ?? eligible.length,
    participants: isCounted ? plus(analysis.participantsIntervention, analysis.participantsComparator) : null,
    participantsIntervention: isCounted ? analysis.participantsIntervention : null,
    participantsComparator: isCounted ? analysis.participantsComparator : null,
    eventsIntervention: eventsOf(analysis, 'eventsIntervention'),
    eventsComparator: eventsOf(analysis, 'eventsComparator'),
    measure: analysis?.scale.measure ?? null,
    relative: isRatio ? effect : null,
    difference: isRatio ? null : effect,
    unit: analysis?.unit ?? null,
    ...rated,
    numbersSentence,
    sentence: printedSentence(facts, graded, kind, numbersSentence),
    isExploratory,
    notes:
      effect && analysis
        ? [...(isExploratory ? [FINDINGS.exploratory] : []), ...analysis.footnotes, ...gradedNotes]
        : [],
  };
  return { graded, row };
}

/** A rated row speaks in its statement; another one in its numbers, unless the reviewer wrote the sentence. */
function printedSentence(
  { finding }: FindingFacts,
  { row }: GradedFinding,
  kind: FindingRow['kind'],
  numbersSentence: string,
): string {
  const isWritten = row.statement !== null && row.statement.judgementId !== null;
  if (row.statement && (isWritten || row.certainty.state === 'rated')) return row.statement.text;
  return kind === 'effect' && finding.narrative ? `${numbersSentence} ${finding.narrative}` : numbersSentence;
}

function effectOf(analysis: AnalysisResult): PrintedEstimate | null {
  const { state } = analysis;
  return state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function eventsOf(analysis: AnalysisResult | null, side: 'eventsIntervention' | 'eventsComparator'): number | null {
  if (!analysis || analysis.rows.length === 0) return null;
  return analysis.rows.reduce<number | null>((sum, row) => plus(sum, row[side]), 0);
}

/** GRADE's bands of importance: critical from 7, important from 4, else limited. */
function importanceOf({ importance }: Outcome): FindingRow['importance'] {
  if (importance === null) return null;
  return { score: importance, band: importance >= 7 ? 'critical' : importance >= 4 ? 'important' : 'limited' };
}

function detailOf(outcome: Outcome, window: TimeWindow | null, analysis: AnalysisResult | null): string {
  const parts: string[] = [];
  const onScale = analysis === null || analysis.scale.measure === 'MD';
  if (onScale && outcome.scaleLow !== null && outcome.scaleHigh !== null) {
    parts.push(FINDINGS.scale(formatCompact(outcome.scaleLow), formatCompact(outcome.scaleHigh)));
  }
  if (outcome.kind !== 'narrative') parts.push(FINDINGS.better(outcome.better));
  if (outcome.thresholdSmall !== null)
    parts.push(FINDINGS.mid(withUnit(formatCompact(Math.abs(outcome.thresholdSmall)), thresholdUnit(outcome))));
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

/** Unit of an outcome's thresholds: points of its scale, SDs where it has none, people per 1000 for events. */
function thresholdUnit({ kind, scaleUnit }: Outcome): string {
  if (kind === 'binary' || kind === 'time-to-event') return 'per 1000';
  if (kind === 'count or rate') return 'per 1000 person-years';
  return scaleUnit ?? 'SD';
}
