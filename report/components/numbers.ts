import type { AnalysisResult, PrintedEstimate } from '../../engine/review/derived.ts';
import { decimalsToShow, formatEstimateWithInterval, formatLevel } from '../../engine/text/format-interval.ts';

const MINIMUM_DECIMALS = 2;
const MAXIMUM_DECIMALS = 5;
/** Level of a study's own interval where no pooled interval states one (methods: intervals are 95% unless said). */
const USUAL_LEVEL = 0.95;

/** Decimals that show every one of these intervals without hiding it, so that a column lines up. */
export function sharedDecimals(estimates: readonly PrintedEstimate[]): number {
  const needed = estimates.map((estimate) => decimalsToShow(estimate, MINIMUM_DECIMALS));
  return Math.min(MAXIMUM_DECIMALS, Math.max(MINIMUM_DECIMALS, ...needed));
}

/** Decimals of an analysis: one number for its rows, its pooled estimate and its prediction interval. */
export function analysisDecimals(analysis: AnalysisResult): number {
  const pooled = pooledOf(analysis);
  return sharedDecimals(pooled === null ? analysis.rows : [...analysis.rows, pooled]);
}

/** `−0.67 (−0.97 to −0.38)`. */
export function formatPrinted(estimate: PrintedEstimate, decimals = sharedDecimals([estimate])): string {
  return formatEstimateWithInterval(estimate, { decimals });
}

/** `−0.67 (95% CI −0.97 to −0.38)`. */
export function formatPrintedWithLevel(estimate: PrintedEstimate, level: number, decimals: number): string {
  return formatEstimateWithInterval(estimate, { decimals, level });
}

export function pooledOf(analysis: AnalysisResult): PrintedEstimate | null {
  return analysis.state.kind === 'pooled' ? analysis.state.printed : null;
}

/** Confidence level of the analysis, between 0 and 1. */
export function levelOf(analysis: AnalysisResult): number {
  return analysis.state.kind === 'pooled' ? analysis.state.pooled.printed.level : USUAL_LEVEL;
}

export const usualLevelText = formatLevel(USUAL_LEVEL);

/** True for measures printed as ratios, whose null is 1. */
export function isRatio(analysis: AnalysisResult): boolean {
  return analysis.scale.scale === 'log';
}
