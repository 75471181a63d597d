import { halfUnit } from './rounding.ts';
import type { CheckedArm, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

/** Correlations of baseline and final scores outside these are suspicious (extraction rules 2.2). */
const USUAL_CORRELATION = { low: 0, high: 0.95 } as const;
const SLACK = 0.02;

/**
 * E7: the SD of a change beside those at baseline and at the end, by the correlation it stands for, r = (SD_b² + SD_f² −
 * SD_c²)/(2·SD_b·SD_f). Beyond −1 or 1 no rounding helps: block; outside 0 to 0.95: medium.
 */
export function changeAgainstEnds(result: CheckedResult, arm: CheckedArm, at: number): CheckFinding[] {
  const { sd, baselineSd, finalSd, n } = arm;
  if (result.score !== 'change' || sd === null || baselineSd === null || finalSd === null) return [];
  if (sd.state === 'imputed' || !(sd.value > 0 && baselineSd.value > 0 && finalSd.value > 0)) return [];
  const correlation = (change: number): number =>
    (baselineSd.value ** 2 + finalSd.value ** 2 - change ** 2) / (2 * baselineSd.value * finalSd.value);
  const rounding = halfUnit(sd) + halfUnit(baselineSd) + halfUnit(finalSd) + 1e-12 * (baselineSd.value + finalSd.value);
  const lowest = correlation(sd.value + rounding);
  const highest = correlation(Math.max(0, sd.value - rounding));
  const beyond = highest < USUAL_CORRELATION.low ? 'low' : lowest > USUAL_CORRELATION.high ? 'high' : null;
  if (beyond === null) return [];
  const impossible = isBeyondTriangle(sd, baselineSd, finalSd);
  const name = capitalise(armField(arm, 'SD of the change', sd));
  const asSd = n === null ? null : sd.value * Math.sqrt(n.value);
  return [
    {
      check: 'E7',
      severity: impossible ? 'block' : 'medium',
      fields: [`arms[${at}].sd`],
      message: impossible
        ? `${name} ${beyond === 'low' ? 'exceeds the sum' : 'is below the difference'} of the SDs at baseline and at the end, which is its ${beyond === 'low' ? 'largest' : 'smallest'} value at any correlation.`
        : `${name} asks for an unusual correlation of baseline and final scores, ${fixed(correlation(sd.value), 2)}: it may not be the SD of the change.`,
      arithmetic: impossible
        ? `${asPrinted(sd)} ${beyond === 'low' ? '>' : '<'} ${beyond === 'low' ? `${asPrinted(baselineSd)} + ${asPrinted(finalSd)}` : `|${asPrinted(baselineSd)} − ${asPrinted(finalSd)}|`} = ${computed(beyond === 'low' ? baselineSd.value + finalSd.value : Math.abs(baselineSd.value - finalSd.value))}`
        : `r = (${asPrinted(baselineSd)}² + ${asPrinted(finalSd)}² − ${asPrinted(sd)}²) / (2 × ${asPrinted(baselineSd)} × ${asPrinted(finalSd)}) = ${fixed(correlation(sd.value), 2)}`,
      ...(beyond === 'high' && asSd !== null && Math.abs(correlation(asSd)) <= 1
        ? {
            suggestion: `If it is a standard error, the SD is ${computed(asSd)} and r ${fixed(correlation(asSd), 2)}.`,
          }
        : {}),
    },
  ];
}

function isBeyondTriangle(change: PrintedValue, baseline: PrintedValue, final: PrintedValue): boolean {
  const half = halfUnit(change) + halfUnit(baseline) + halfUnit(final) + 1e-12 * (baseline.value + final.value);
  return (
    change.value > baseline.value + final.value + half || change.value < Math.abs(baseline.value - final.value) - half
  );
}

/** E7: a standard error printed beside its SD: above it is impossible, other than SD/√n is medium. */
export function errorAgainstSd(arm: CheckedArm, at: number): CheckFinding[] {
  const { sd, se, n, estimation } = arm;
  if (sd === null || se === null || n === null || sd.state === 'derived' || estimation !== 'raw') return [];
  if (!(sd.value > 0 && se.value > 0 && n.value > 1)) return [];
  const fields = [`arms[${at}].se`, `arms[${at}].sd`];
  if (se.value - halfUnit(se) > sd.value + halfUnit(sd)) {
    return [
      {
        check: 'E7',
        severity: 'block',
        fields,
        message: `${capitalise(armField(arm, 'standard error', se))} is above ${armField(arm, 'SD', sd)}, which no sample allows.`,
        arithmetic: `${asPrinted(se)} > ${asPrinted(sd)}`,
        suggestion: 'The two may be exchanged.',
      },
    ];
  }
  const expected = sd.value / Math.sqrt(n.value);
  const tolerance = halfUnit(se) + halfUnit(sd) / Math.sqrt(n.value) + SLACK * expected;
  if (Math.abs(se.value - expected) <= tolerance) return [];
  return [
    {
      check: 'E7',
      severity: 'medium',
      fields,
      message: `${capitalise(armField(arm, 'standard error', se))} is not that of ${armField(arm, 'SD', sd)} and n ${asPrinted(n)}: one of the three may be mistyped.`,
      arithmetic: `${asPrinted(sd)} / √${asPrinted(n)} = ${computed(expected)} ≠ ${asPrinted(se)}`,
    },
  ];
}
