import { halfUnit, rangeOf, type Range } from './rounding.ts';
import { sdOfArm, type SdOfArm } from './sd-of-arm.ts';
import { spreadAgainstQuantiles } from './spread-against-quantiles.ts';
import { changeAgainstEnds, errorAgainstSd } from './spreads-of-arm.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed, contrastField } from './wording.ts';

/**
 * E7, block: an SD that no sample can have. On a scale from min to max the largest sample SD is √((mean − min)(max −
 * mean)·n/(n − 1)) (Bhatia & Davis 2000, doi:10.2307/2589180, with Bessel's factor); a change score runs from −(max −
 * min) to max − min; between the scores observed where both are printed the same holds, and where no SD is printed the one that the standard error or
 * the interval stands for is held to it. The SD of a change lies between the difference and the sum of the SDs at baseline and at the end
 * (correlation 1 and −1; outside 0 to 0.95 is medium). A standard error above its SD, negative SDs and standard errors
 * and the SD of one person block too, as does a negative F; a zero warns, and (medium) an SE that is not SD/√n. Rounding is allowed for.
 * Extraction rules 1.3, 2.2 and 6.
 * Golden: none, R has no such check; acceptance statement C19.
 */
export const checkImpossibleSd: Check = ({ result }) => {
  const findings: CheckFinding[] = [];
  for (let at = 0; at < result.arms.length; at++) {
    const arm = result.arms[at]!;
    if (isNotAbove0(arm.sd) || isNotAbove0(arm.se) || isNotAbove0(arm.baselineSd) || isNotAbove0(arm.finalSd)) {
      for (const [field, name] of SPREADS) {
        const spread = arm[field];
        if (isNotAbove0(spread)) findings.push(...sign(arm, `arms[${at}].${field}`, name, spread));
      }
    }
    const spread = sdOfArm(arm);
    if (arm.sd === null && spread !== null && !spread.fields.includes('q1')) {
      findings.push(...beyondBound(arm, at, scaleOf(result), spread));
    }
    if (arm.sd !== null) {
      findings.push(
        ...ofOnePerson(arm, at),
        ...beyondBound(arm, at, scaleOf(result), spread),
        ...beyondBound(arm, at, observedRange(arm), spread),
        ...changeAgainstEnds(result, arm, at),
        ...errorAgainstSd(arm, at),
        ...spreadAgainstQuantiles(arm, at),
      );
    }
  }
  findings.push(...contrastError(result), ...negativeF(result));
  return findings;
};

const SPREADS = [
  ['sd', 'SD'],
  ['se', 'standard error'],
  ['baselineSd', 'SD at baseline'],
  ['finalSd', 'SD at the end'],
] as const;

const isNotAbove0 = (spread: PrintedValue | null): spread is PrintedValue => spread !== null && !(spread.value > 0);

/** Of a spread that is not above 0. */
function sign(arm: CheckedArm, field: string, name: string, spread: PrintedValue): CheckFinding[] {
  const named = capitalise(armField(arm, name, spread));
  if (spread.value < 0) {
    return [
      {
        check: 'E7',
        severity: 'block',
        fields: [field],
        message: `${named} is negative.`,
        arithmetic: `${asPrinted(spread)} < 0`,
      },
    ];
  }
  if ((arm.n?.value ?? 0) < 2) return [];
  return [
    {
      check: 'E7',
      severity: 'high',
      fields: [field],
      message: `${named} would mean that everyone scored the same; the arm's variance cannot be estimated.`,
      arithmetic: `${name} = ${asPrinted(spread)}`,
    },
  ];
}

function ofOnePerson(arm: CheckedArm, at: number): CheckFinding[] {
  const { sd, n } = arm;
  if (sd === null || n === null || n.value !== 1 || sd.state === 'imputed') return [];
  return [
    {
      check: 'E7',
      severity: 'block',
      fields: [`arms[${at}].sd`, `arms[${at}].n`],
      message: `${capitalise(armField(arm, 'SD', sd))} is that of one person, who has none.`,
      arithmetic: 'n − 1 = 0',
    },
  ];
}

function contrastError({ contrast }: CheckedResult): CheckFinding[] {
  const standardError = contrast?.se ?? null;
  if (standardError === null || standardError.value > 0) return [];
  const negative = standardError.value < 0;
  return [
    {
      check: 'E7',
      severity: negative ? 'block' : 'high',
      fields: ['contrast.se'],
      message: `${capitalise(contrastField('standard error', standardError))} ${negative ? 'is negative' : 'leaves nothing to weight the estimate by'}.`,
      arithmetic: `${asPrinted(standardError)} ${negative ? '<' : '='} 0`,
    },
  ];
}

/** F is a ratio of two variances. */
function negativeF({ contrast }: CheckedResult): CheckFinding[] {
  const f = contrast?.f ?? null;
  if (f === null || f.value >= 0) return [];
  return [
    {
      check: 'E7',
      severity: 'block',
      fields: ['contrast.f'],
      message: `${capitalise(contrastField('F', f))} is negative, as no ratio of variances is.`,
      arithmetic: `${asPrinted(f)} < 0`,
      suggestion: 'It may be t.',
    },
  ];
}

function scaleOf({ instrument, score }: CheckedResult): Range | null {
  const min = instrument?.min ?? null;
  const max = instrument?.max ?? null;
  if (min === null || max === null) return null;
  return score === 'change' ? { low: min - max, high: max - min } : { low: min, high: max };
}

/** The scores of an arm lie between the smallest and the largest observed, whatever the scale allows. */
function observedRange({ min, max, sd, estimation }: CheckedArm): Range | null {
  if (min === null || max === null || sd?.state !== 'reported' || estimation !== 'raw' || !(max.value > min.value))
    return null;
  return { low: rangeOf(min).low, high: rangeOf(max).high };
}

function beyondBound(arm: CheckedArm, at: number, scale: Range | null, spread: SdOfArm | null): CheckFinding[] {
  if (spread === null || scale === null || arm.mean === null || arm.n === null || !(arm.n.value > 1)) return [];
  const { sd } = spread;
  const correction = arm.n.value / (arm.n.value - 1);
  const bound = (mean: number): number => Math.sqrt(Math.max(0, (mean - scale.low) * (scale.high - mean)) * correction);
  const means = rangeOf(arm.mean);
  if (means.high < scale.low || means.low > scale.high) return [];
  if (sd.value - halfUnit(sd) <= bound(mostVariable(means, scale)) * (1 + 1e-12)) return [];
  const shown = bound(arm.mean.value);
  return [
    {
      check: 'E7',
      severity: 'block',
      fields: spread.fields.map((field) => `arms[${at}].${field}`),
      message: `${capitalise(armField(arm, spread.name, sd))} is larger than any SD with mean ${asPrinted(arm.mean)} on a scale from ${computed(scale.low)} to ${computed(scale.high)}: at most ${computed(shown)}.`,
      ...(spread.fields.includes('se') ? { suggestion: 'The SD may have been typed as the standard error.' } : {}),
      arithmetic: `√((${asPrinted(arm.mean)} − ${computed(scale.low)}) × (${computed(scale.high)} − ${asPrinted(arm.mean)}) × ${asPrinted(arm.n)} / ${computed(arm.n.value - 1)}) = ${computed(shown)} < ${asPrinted(sd)}`,
    },
  ];
}

/** The mean of the band at which the bound is largest: the one nearest the middle of the scale. */
function mostVariable(means: Range, scale: Range): number {
  const middle = (scale.low + scale.high) / 2;
  return Math.min(Math.max(middle, means.low), means.high);
}
