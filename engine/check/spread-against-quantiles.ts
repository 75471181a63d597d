import { skewnessGate } from '../convert/skewness-gate.ts';
import { rangeOf } from './rounding.ts';
import type { CheckedArm, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/** Sample quartiles follow several definitions, which differ little from here on (T). */
const FEWEST_FOR_QUARTILES = 20;

/**
 * E7, block: a mean further from its median than the SD, |mean − median| ≤ SD in every sample (Mallows 1991,
 * doi:10.1080/00031305.1991.10475816). High: an SD below what the quartiles ask for: half of all scores lie at or beyond them, so that
 * SD² ≥ (q3 − q1)²/8. Rounding is allowed for.
 */
export function spreadAgainstQuantiles(arm: CheckedArm, at: number): readonly CheckFinding[] {
  return [...meanFarFromMedian(arm, at), ...belowQuartiles(arm, at), ...medianAsMean(arm, at)];
}

/** E7, medium: mean and median alike to every digit although the quartiles fail `skewnessGate`. */
function medianAsMean({ mean, median, q1, q3, n, label }: CheckedArm, at: number): readonly CheckFinding[] {
  if (mean === null || median === null || q1 === null || q3 === null || n === null) return [];
  if (mean.state !== 'reported' || mean.value !== median.value || n.value < FEWEST_FOR_QUARTILES) return [];
  // Quartiles out of order are another check's.
  if (q1.value > median.value || median.value > q3.value) return [];
  const gate = skewnessGate({ n: n.value, median: median.value, q1: q1.value, q3: q3.value });
  if (!gate.isSkewed) return [];
  return [
    {
      check: 'E7',
      severity: 'medium',
      fields: [`arms[${at}].mean`, `arms[${at}].median`],
      message: `Mean and median of arm "${label}" are both ${asPrinted(mean)}, though its quartiles are skewed: the median may have been typed as the mean.`,
      arithmetic: `|${asPrinted(q1)} + ${asPrinted(q3)} − 2 × ${asPrinted(median)}| / (${asPrinted(q3)} − ${asPrinted(q1)}) = ${computed(gate.statistic)} ≥ ${computed(gate.criticalValue)}`,
    },
  ];
}

function meanFarFromMedian(arm: CheckedArm, at: number): readonly CheckFinding[] {
  const { mean, median, sd } = arm;
  if (mean === null || median === null || sd === null || sd.state === 'derived' || sd.value <= 0) return [];
  const [m, d, s] = [rangeOf(mean), rangeOf(median), rangeOf(sd)];
  const least = Math.max(0, m.low - d.high, d.low - m.high);
  if (least <= s.high) return [];
  return [
    {
      check: 'E7',
      severity: 'block',
      fields: [`arms[${at}].mean`, `arms[${at}].median`, `arms[${at}].sd`],
      message: `${capitalise(armField(arm, 'mean', mean))} lies further from ${armField(arm, 'median', median)} than its SD, ${asPrinted(sd)}, which no sample allows.`,
      arithmetic: `|${asPrinted(mean)} − ${asPrinted(median)}| = ${computed(Math.abs(mean.value - median.value))} > ${asPrinted(sd)}`,
      suggestion: 'One of the three may be of another arm or time, or the SD may be a standard error.',
    },
  ];
}

function belowQuartiles(arm: CheckedArm, at: number): readonly CheckFinding[] {
  const { q1, q3, sd, n } = arm;
  if (q1 === null || q3 === null || sd === null || n === null || sd.state === 'derived' || sd.value <= 0) return [];
  if (n.value < FEWEST_FOR_QUARTILES) return [];
  const least = Math.max(0, rangeOf(q3).low - rangeOf(q1).high) / Math.sqrt(8);
  if (least <= rangeOf(sd).high) return [];
  return [
    {
      check: 'E7',
      severity: 'high',
      fields: [`arms[${at}].sd`, `arms[${at}].q1`, `arms[${at}].q3`],
      message: `${capitalise(armField(arm, 'SD', sd))} is smaller than its quartiles allow: it may be a standard error.`,
      arithmetic: `(${asPrinted(q3)} − ${asPrinted(q1)}) / √8 = ${computed((q3.value - q1.value) / Math.sqrt(8))} > ${asPrinted(sd)}; ${asPrinted(sd)} × √${asPrinted(n)} = ${computed(sd.value * Math.sqrt(n.value))}`,
    },
  ];
}
