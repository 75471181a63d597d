import type { ArmsContrast } from './contrast-against-arms.ts';
import { halfUnit } from './rounding.ts';
import type { CheckedArm } from './types.ts';
import { asPrinted, computed } from './wording.ts';

/** Reports standardise by this SD or that, with or without the correction for small samples (T). */
const STANDARDISERS = 0.1;

/**
 * Hedges' g of two means, g = J·(m₁ − m₂)/s with J = 1 − 3/(4·df − 1), SE = √(1/n₁ + 1/n₂ + g²/(2N)). Its band holds
 * Cohen's d, and what another standardiser gives within a tenth. Null where an SD or n is missing.
 */
export function standardisedDifference(one: CheckedArm, two: CheckedArm): ArmsContrast | null {
  if (one.mean === null || two.mean === null || one.sd === null || two.sd === null) return null;
  const [n1, n2] = [one.n?.value ?? 0, two.n?.value ?? 0];
  const degreesOfFreedom = n1 + n2 - 2;
  if (n1 < 2 || n2 < 2 || !(one.sd.value > 0 && two.sd.value > 0)) return null;
  const pooled = Math.sqrt(((n1 - 1) * one.sd.value ** 2 + (n2 - 1) * two.sd.value ** 2) / degreesOfFreedom);
  const difference = one.mean.value - two.mean.value;
  const uncorrected = difference / pooled;
  const correction = 1 - 3 / (4 * degreesOfFreedom - 1);
  const estimate = correction * uncorrected;
  const slack =
    (halfUnit(one.mean) + halfUnit(two.mean)) / pooled +
    Math.abs(uncorrected) * (STANDARDISERS + halfUnit(one.sd) / one.sd.value + halfUnit(two.sd) / two.sd.value);
  const standardError = Math.sqrt(1 / n1 + 1 / n2 + estimate ** 2 / (2 * (n1 + n2)));
  return {
    estimate,
    band: { low: Math.min(estimate, uncorrected) - slack, high: Math.max(estimate, uncorrected) + slack },
    standardError,
    pooledStandardError: standardError,
    degreesOfFreedom: null,
    formula: `${computed(correction)} × (${asPrinted(one.mean)} − ${bracketed(two)}) / ${computed(pooled)}`,
  };
}

/** The ratio of two means above 0, SE of its logarithm √(s₁²/(n₁·m₁²) + s₂²/(n₂·m₂²)). */
export function ratioOfMeans(one: CheckedArm, two: CheckedArm): ArmsContrast | null {
  if (one.mean === null || two.mean === null) return null;
  const [half1, half2] = [halfUnit(one.mean), halfUnit(two.mean)];
  if (!(one.mean.value - half1 > 0 && two.mean.value - half2 > 0)) return null;
  const relative = (arm: CheckedArm, mean: number): number =>
    (arm.sd?.value ?? Number.NaN) ** 2 / ((arm.n?.value ?? Number.NaN) * mean ** 2);
  const standardError = Math.sqrt(relative(one, one.mean.value) + relative(two, two.mean.value));
  const known = standardError > 0 ? standardError : null;
  return {
    estimate: one.mean.value / two.mean.value,
    band: {
      low: (one.mean.value - half1) / (two.mean.value + half2),
      high: (one.mean.value + half1) / (two.mean.value - half2),
    },
    standardError: known,
    pooledStandardError: known,
    degreesOfFreedom: null,
    formula: `${asPrinted(one.mean)} / ${asPrinted(two.mean)}`,
  };
}

/** The ratio of two rates, (e₁/T₁)/(e₂/T₂), SE of its logarithm √(1/e₁ + 1/e₂); null without events in both arms. */
export function rateRatio(one: CheckedArm, two: CheckedArm): ArmsContrast | null {
  const [time1, time2] = [one.personTime, two.personTime];
  const [events1, events2] = [one.events?.value ?? 0, two.events?.value ?? 0];
  if (time1 === null || time2 === null || !(events1 > 0 && events2 > 0)) return null;
  const [half1, half2] = [halfUnit(time1), halfUnit(time2)];
  if (!(time1.value - half1 > 0 && time2.value - half2 > 0)) return null;
  const standardError = Math.sqrt(1 / events1 + 1 / events2);
  const ratio = (of1: number, of2: number): number => events1 / of1 / (events2 / of2);
  return {
    estimate: ratio(time1.value, time2.value),
    band: {
      low: ratio(time1.value + half1, time2.value - half2),
      high: ratio(time1.value - half1, time2.value + half2),
    },
    standardError,
    pooledStandardError: standardError,
    degreesOfFreedom: null,
    formula: `rate ratio of (${computed(events1)}/${asPrinted(time1)}) and (${computed(events2)}/${asPrinted(time2)})`,
  };
}

function bracketed({ mean }: CheckedArm): string {
  if (mean === null) return '';
  return mean.value < 0 ? `(${asPrinted(mean)})` : asPrinted(mean);
}
