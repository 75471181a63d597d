import { possibleSums } from './e11-grim.ts';
import { halfUnit } from './rounding.ts';
import type { Check } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * E12, medium: GRIMMER for single whole-number scores (Anaya 2016, doi:10.7287/peerj.preprints.2400v1; Allard 2018).
 * For some sum S that gives the printed mean there must be a whole sum of squares Q within [(n − 1)·sL² + S²/n, (n −
 * 1)·sU² + S²/n] with Q ≡ S (mod 2), sL and sU the ends of the printed SD's rounding band. Silent where GRIM is, or
 * where GRIM already objects. Extraction rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkGrimmer: Check = ({ result }) => {
  if (result.instrument?.itemsAveraged !== 1) return [];
  return result.arms.flatMap((arm, at) => {
    const sums = possibleSums(result, arm, arm.mean);
    const { mean, sd, n } = arm;
    if (sums === null || mean === null || sd === null || n === null || sums.low > sums.high || n.value < 2) return [];
    if (sd.decimals === null || sd.state !== 'reported' || sd.value < 0) return [];
    for (let sum = sums.low; sum <= sums.high; sum += 1) {
      if (hasSumOfSquares(sum, n.value, Math.max(0, sd.value - halfUnit(sd)), sd.value + halfUnit(sd))) return [];
    }
    const squares = (n.value - 1) * sd.value ** 2 + sums.low ** 2 / n.value;
    return [
      {
        check: 'E12' as const,
        severity: 'medium' as const,
        fields: [`arms[${at}].sd`, `arms[${at}].mean`, `arms[${at}].n`],
        message: `${capitalise(armField(arm, 'SD', sd))} cannot be the SD of ${asPrinted(n)} whole-number scores with mean ${asPrinted(mean)}: one of the three may be mistyped.`,
        arithmetic: `sum ${sums.low}: ${computed(n.value - 1)} × ${asPrinted(sd)}² + ${sums.low}²/${asPrinted(n)} = ${computed(squares)}; no whole number of the parity of ${sums.low} lies within its rounding band`,
      },
    ];
  });
};

function hasSumOfSquares(sum: number, n: number, lowestSd: number, highestSd: number): boolean {
  const base = sum ** 2 / n;
  const hair = 1e-9 * Math.max(1, base);
  let squares = Math.ceil((n - 1) * lowestSd ** 2 + base - hair);
  const highest = (n - 1) * highestSd ** 2 + base + hair;
  if (Math.abs(squares % 2) !== Math.abs(sum % 2)) squares += 1;
  return squares <= highest;
}
