import { standardErrorRange } from './contrast-against-arms.ts';
import { armPair } from './effect-of-result.ts';
import type { CheckedResult, CheckFinding } from './types.ts';
import { computed } from './wording.ts';

/** No analysis of a hazard ratio is more exact than this share of the least standard error (T). */
const SLACK = 0.9;

/**
 * E20, medium: the interval of a hazard ratio is narrower than its events allow. With D events in all the standard error
 * of ln HR is at least 2/√D, reached where both arms have the same number at risk (Parmar 1998,
 * doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8).
 */
export function hazardRatioAgainstEvents(result: CheckedResult): CheckFinding[] {
  if (result.contrast?.measure !== 'HR') return [];
  const pair = armPair(result);
  const events = (pair?.intervention.events?.value ?? 0) + (pair?.comparator.events?.value ?? 0);
  const reported = standardErrorRange(result, result.contrast.level, null);
  if (pair?.intervention.events == null || pair.comparator.events === null || !(events > 0) || reported === null)
    return [];
  const least = 2 / Math.sqrt(events);
  if (reported.high >= SLACK * least) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.ciLow', 'contrast.ciHigh', ...result.arms.map((_, at) => `arms[${at}].events`)],
      message:
        'The interval of the hazard ratio is narrower than its events allow: the events, a limit or the level may be mistyped.',
      arithmetic: `standard error of ln HR ${computed((reported.low + reported.high) / 2)} by the interval; at least 2 / √${computed(events)} = ${computed(least)}`,
      suggestion: 'Say which of the two enters the analysis.',
    },
  ];
}
