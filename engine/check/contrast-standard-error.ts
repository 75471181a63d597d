import { standardErrorRange } from './contrast-against-arms.ts';
import { halfUnit, overlap, type Range } from './rounding.ts';
import type { CheckedResult } from './types.ts';

/** A t quantile of few degrees of freedom makes an interval this much wider than the normal one (T). */
const STUDENT_SLACK = 1.2;
const MODEL_SLACK = 0.02;

/**
 * Whether the standard error printed beside a contrast is not the one its interval stands for at this level, on the
 * analysis scale: SE = (U − L)/(2z), less up to a sixth where the interval may have been made with t. False where
 * either is missing.
 */
export function errorOfContrastDisagrees(result: CheckedResult, level: number): boolean {
  const printed = result.contrast?.se ?? null;
  const implied = standardErrorRange(result, level, null);
  if (printed === null || implied === null || !(printed.value > 0)) return false;
  const expected = { low: (implied.low / STUDENT_SLACK) * (1 - MODEL_SLACK), high: implied.high * (1 + MODEL_SLACK) };
  return !overlap(expected, bandOf(printed.value, halfUnit(printed)));
}

/** Whether the standard error printed beside a ratio is that of the ratio and not of its logarithm. */
export function isErrorOnNaturalScale({ contrast }: CheckedResult): boolean {
  if (contrast === null || contrast.se === null || contrast.ciLow === null || contrast.ciHigh === null) return false;
  if (contrast.estimate === null || !(contrast.estimate.value > 0)) return false;
  const width = contrast.ciHigh.value - contrast.ciLow.value;
  const rounding = halfUnit(contrast.ciLow) + halfUnit(contrast.ciHigh);
  const natural = { low: (width - rounding) / 4, high: (width + rounding) / 3.9 };
  // By the delta method the standard error of a ratio is the ratio times that of its logarithm.
  const log = (Math.log(contrast.ciHigh.value) - Math.log(contrast.ciLow.value)) / 3.92;
  const delta = contrast.estimate.value * log;
  const printed = bandOf(contrast.se.value, halfUnit(contrast.se));
  return overlap(natural, printed) || overlap({ low: delta * 0.97, high: delta * 1.03 }, printed);
}

function bandOf(value: number, half: number): Range {
  return { low: value - half, high: value + half };
}
