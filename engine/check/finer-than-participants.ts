import { contrastFromArms, standardErrorRange } from './contrast-against-arms.ts';
import { armPair } from './effect-of-result.ts';
import type { CheckedMeasure, CheckedResult, CheckFinding } from './types.ts';
import { computed } from './wording.ts';

/** No analysis is more exact than this share of the least standard error (T). */
const SLACK = 0.9;
/** A covariate that explains nine tenths of the variance narrows a standardised difference to about this share (T). */
const ADJUSTED_SLACK = 0.35;

/** The least standard error of a measure in arms of n₁ and n₂, as a multiple of √(1/n₁ + 1/n₂). */
const LEAST: Readonly<Partial<Record<CheckedMeasure, number>>> = { SMD: 1, OR: 2, PETO: 2, HR: 1 };

/**
 * E20, medium: an interval narrower than its participants allow, where nothing but their numbers is printed. The
 * standard error is at least √(1/n₁ + 1/n₂) for a standardised difference (reached at no difference) and for ln HR
 * (where all have the event), and twice that for ln OR (where half of each arm have it). A correlation within persons
 * narrows it further, so a crossover trial is left alone.
 */
export function finerThanParticipants(result: CheckedResult): readonly CheckFinding[] {
  const { contrast } = result;
  const factor = contrast === null ? undefined : LEAST[contrast.measure];
  const pair = armPair(result);
  if (contrast === null || factor === undefined || pair === null || result.design === 'crossover') return [];
  const { intervention: one, comparator: two, interventionAt, comparatorAt } = pair;
  if (one.n === null || two.n === null || !(one.n.value > 0 && two.n.value > 0)) return [];
  // With events or SDs the arms say more.
  if (contrast.measure === 'HR' && one.events !== null && two.events !== null) return [];
  if ((contrastFromArms(result, contrast.measure)?.standardError ?? null) !== null) return [];
  const reported = standardErrorRange(result, contrast.level, null);
  const least = factor * Math.sqrt(1 / one.n.value + 1 / two.n.value);
  const slack = contrast.adjusted && contrast.measure === 'SMD' ? ADJUSTED_SLACK : SLACK;
  if (reported === null || reported.high >= slack * least) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.ciLow', 'contrast.ciHigh', `arms[${interventionAt}].n`, `arms[${comparatorAt}].n`],
      message:
        'The interval of the contrast is narrower than so many participants allow: a limit, the level or a number analysed may be mistyped.',
      arithmetic: `standard error ${computed((reported.low + reported.high) / 2)} by the interval; at least ${factor === 1 ? '' : `${factor} × `}√(1/${computed(one.n.value)} + 1/${computed(two.n.value)}) = ${computed(least)}`,
      suggestion: 'Say which of the two enters the analysis.',
    },
  ];
}
