import { isOnAnotherScale } from './e21-scale-or-time-mismatch.ts';
import { armPair, type ResultEffect } from './effect-of-result.ts';
import { median, medianSdElsewhere } from './instrument-spread.ts';
import { pTellsStandardErrors } from './p-as-standard-errors.ts';
import { pValueRange } from './p-from-effect.ts';
import type { Range } from './rounding.ts';
import { againstContrastInterval, againstOwnInterval, largeStandardisedContrast } from './standard-error-evidence.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, CheckSubject } from './types.ts';
import { armField, asPrinted, capitalise, computed, contrastField, fixed } from './wording.ts';

/** An SD under this share of the instrument's usual SD is suspicious … */
const SMALL_SD = 0.4;
/** … when multiplying it by √n brings it back into this range around the usual SD (T). */
const RECOVERED: Range = { low: 0.5, high: 2 };
/** A standardised difference no trial of a treatment reaches (T). */
const LARGE_STANDARDISED_DIFFERENCE = 2;

/**
 * E1, high: a standard error typed where a standard deviation belongs. Any of these signs, M being the median SD of
 * the same instrument elsewhere, or that of the other arm where nothing else is known: SD/M < 0.4 while SD·√n/M is
 * 0.5 to 2 (unless the mean is as small a share, which is another scale's doing); |difference of means| / pooled SD > 2,
 * also as a printed SMD; the printed p, the arm's own interval or that of the unadjusted difference agrees with the
 * value read as an SE and not with it read as an SD. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C16.
 */
export const checkStandardErrorAsSd: Check = (subject) => [
  ...subject.result.arms.flatMap((arm, at) => againstInstrument(subject, arm, at)),
  ...subject.result.arms.flatMap((arm, at) => againstOwnInterval(arm, at)),
  ...againstContrastInterval(subject.result),
  ...againstMeans(subject.result),
  ...largeStandardisedContrast(subject.result),
];

function againstInstrument(subject: CheckSubject, arm: CheckedArm, at: number): CheckFinding[] {
  const usual =
    medianSdElsewhere(subject) ??
    median(subject.result.arms.flatMap((other) => (other === arm || other.sd === null ? [] : [other.sd.value])));
  const { sd, n } = arm;
  if (
    usual === null ||
    !(usual > 0) ||
    sd === null ||
    n === null ||
    !(sd.value > 0) ||
    !(n.value > 0) ||
    sd.state === 'imputed'
  )
    return [];
  const ratio = sd.value / usual;
  const asSd = sd.value * Math.sqrt(n.value);
  const recovered = asSd / usual;
  if (ratio >= SMALL_SD || recovered < RECOVERED.low || recovered > RECOVERED.high) return [];
  if (isOnAnotherScale(subject, arm)) return [];
  return [
    {
      check: 'E1',
      severity: 'high',
      fields: [`arms[${at}].sd`],
      message: `${capitalise(armField(arm, 'SD', sd))} looks like a standard error: other SDs of this instrument lie near ${computed(usual)}.`,
      arithmetic: `${asPrinted(sd)} / ${computed(usual)} = ${fixed(ratio, 2)}; ${asPrinted(sd)} × √${asPrinted(n)} = ${computed(asSd)}, and ${computed(asSd)} / ${computed(usual)} = ${fixed(recovered, 2)}`,
      suggestion: `If it is a standard error, the SD is ${computed(asSd)}.`,
    },
  ];
}

function againstMeans(result: CheckedResult): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null) return [];
  const { intervention: one, comparator: two } = pair;
  if (one.mean === null || two.mean === null || one.sd === null || two.sd === null || one.n === null || two.n === null)
    return [];
  if (!(one.sd.value > 0 && two.sd.value > 0 && one.n.value > 1 && two.n.value > 1)) return [];
  const fields = [`arms[${pair.interventionAt}].sd`, `arms[${pair.comparatorAt}].sd`];
  const difference = one.mean.value - two.mean.value;
  const [n1, n2] = [one.n.value, two.n.value];
  const degreesOfFreedom = n1 + n2 - 2;
  const pooledSd = Math.sqrt(((n1 - 1) * one.sd.value ** 2 + (n2 - 1) * two.sd.value ** 2) / degreesOfFreedom);
  const suggestion = `If they are standard errors, the SDs are ${computed(one.sd.value * Math.sqrt(n1))} and ${computed(two.sd.value * Math.sqrt(n2))}.`;
  const findings: CheckFinding[] = [];

  const standardised = Math.abs(difference) / pooledSd;
  if (standardised > LARGE_STANDARDISED_DIFFERENCE) {
    findings.push({
      check: 'E1',
      severity: 'high',
      fields,
      message: `${capitalise(armField(one, 'SD', one.sd))} and ${armField(two, 'SD', two.sd)} make the means differ by more than two SDs, which trials hardly ever find; they may be standard errors.`,
      arithmetic: `|${asPrinted(one.mean)} − ${two.mean.value < 0 ? `(${asPrinted(two.mean)})` : asPrinted(two.mean)}| / ${computed(pooledSd)} = ${fixed(standardised, 2)} > ${LARGE_STANDARDISED_DIFFERENCE}`,
      suggestion,
    });
  }

  const p = result.contrast?.p ?? null;
  if (p !== null && pTellsStandardErrors(result)) {
    const middle = (effect: Omit<ResultEffect, 'from'>): number => {
      const exactly = { low: Math.abs(effect.estimate), high: Math.abs(effect.estimate) };
      return pValueRange(exactly, { low: effect.standardError, high: effect.standardError }, degreesOfFreedom, 2).low;
    };
    findings.push({
      check: 'E1',
      severity: 'high',
      fields,
      message: `${capitalise(contrastField('p', p))} agrees with ${armField(one, 'SD', one.sd)} and ${armField(two, 'SD', two.sd)} only if both are standard errors.`,
      arithmetic: `read as SEs p = ${computed(middle({ estimate: difference, standardError: Math.hypot(one.sd.value, two.sd.value) }))}; read as SDs p = ${computed(middle({ estimate: difference, standardError: Math.sqrt(one.sd.value ** 2 / n1 + two.sd.value ** 2 / n2) }))}; printed p ${asPrinted(p)}`,
      suggestion,
    });
  }
  return findings;
}
