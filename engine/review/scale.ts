import type { MeasureScale } from './derived.ts';
import type { AnalysisMeasure } from './records/index.ts';

const RATIOS: ReadonlySet<AnalysisMeasure> = new Set(['ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);

/** Analysis scale and null value of a measure. */
export function measureScale(measure: AnalysisMeasure): MeasureScale {
  return RATIOS.has(measure) ? { measure, scale: 'log', nullValue: 1 } : { measure, scale: 'identity', nullValue: 0 };
}

/** From the analysis scale to what is printed. */
export function toPrinted(scale: MeasureScale, value: number): number {
  return scale.scale === 'log' ? Math.exp(value) : value;
}

/** From what is printed to the analysis scale; null where a ratio is not positive. */
export function toAnalysisScale(scale: MeasureScale, value: number): number | null {
  if (scale.scale === 'identity') return value;
  return value > 0 ? Math.log(value) : null;
}
