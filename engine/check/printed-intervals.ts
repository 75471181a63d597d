import { isRatio } from './effect-of-result.ts';
import type { CheckedResult, PrintedValue } from './types.ts';
import { armField, contrastField } from './wording.ts';

/** An estimate printed with both limits: the contrast's, or an arm's mean. */
export type PrintedIntervalOf = Readonly<{
  estimate: PrintedValue;
  low: PrintedValue;
  high: PrintedValue;
  ratio: boolean;
  /** Paths of estimate, low and high. */
  fields: readonly [string, string, string];
  /** `upper limit 1.1 of the contrast (Table 3)`, for any of the three. */
  name: (what: string, printed: PrintedValue) => string;
}>;

/** Every estimate with both limits in a result. */
export function printedIntervals({ contrast, arms }: CheckedResult): readonly PrintedIntervalOf[] {
  const intervals: PrintedIntervalOf[] = [];
  if (contrast !== null && contrast.estimate !== null && contrast.ciLow !== null && contrast.ciHigh !== null) {
    intervals.push({
      estimate: contrast.estimate,
      low: contrast.ciLow,
      high: contrast.ciHigh,
      ratio: isRatio(contrast.measure),
      fields: ['contrast.estimate', 'contrast.ciLow', 'contrast.ciHigh'],
      name: contrastField,
    });
  }
  for (let at = 0; at < arms.length; at++) {
    const arm = arms[at]!;
    if (arm.mean === null || arm.ciLow === null || arm.ciHigh === null) continue;
    intervals.push({
      estimate: arm.mean,
      low: arm.ciLow,
      high: arm.ciHigh,
      ratio: false,
      fields: [`arms[${at}].mean`, `arms[${at}].ciLow`, `arms[${at}].ciHigh`],
      name: (what, printed) => armField(arm, what, printed),
    });
  }
  return intervals;
}
