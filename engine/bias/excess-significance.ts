import { EngineInputError } from '../errors.ts';
import { binomialCdf } from '../math/distributions/binomial.ts';
import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';
import { twoSidedPValue } from '../pool/pooled-interval.ts';
import { prepareStudies, weigh } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';

export type ExcessSignificance = Readonly<{
  k: number;
  omitted: readonly number[];
  /** The effect taken as true. */
  assumedEffect: number;
  observed: number;
  expected: number;
  ratio: number | null;
  /** Power of each study's two-sided test at `alpha`. */
  power: readonly number[];
  /** P(at least as many) under a binomial with the mean power. */
  binomialPValue: number;
  /** P(at least as many) under the exact Poisson-binomial distribution of the powers. */
  exactPValue: number;
  /** Null when every or no study is expected to be significant. */
  chiSquared: number | null;
  /** One-sided: more significant results than expected. */
  chiSquaredPValue: number | null;
}>;

/**
 * Test of excess significance: the number O of significant studies against the number expected from their power,
 * E = sum of P(|Z_i| > z_{alpha/2}), Z_i ~ N(theta / SE_i, 1). X^2 = (O - E)^2 / E + (O - E)^2 / (k - E), signed.
 *
 * @param effects length k, analysis scale; null where missing
 * @param assumedEffect theta; the common-effect estimate when null
 * @throws EngineInputError out-of-range (alpha), not-finite, too-few-studies, length-mismatch, not-positive
 * @source Ioannidis & Trikalinos 2007 doi:10.1177/1740774507079441
 * @golden 05_tes.json
 */
export function excessSignificance(
  effects: NullableColumn,
  variances: NullableColumn,
  assumedEffect: number | null = null,
  alpha = 0.05,
): ExcessSignificance {
  if (!(alpha > 0 && alpha < 1)) {
    throw new EngineInputError('out-of-range', `alpha is ${alpha}: give a probability between 0 and 1.`, 'alpha');
  }
  if (assumedEffect !== null && !Number.isFinite(assumedEffect)) {
    throw new EngineInputError(
      'not-finite',
      `assumedEffect is ${assumedEffect}: give a finite effect.`,
      'assumedEffect',
    );
  }
  const data = readStudies(effects, variances);
  const studies = prepareStudies(data.effects, data.variances);
  const { k } = studies;
  const theta = assumedEffect ?? studies.origin + weigh(studies, 0).mean;
  const critical = normalQuantile(alpha / 2, { upper: true });
  let observed = 0;
  let expected = 0;
  const power = Array.from(data.variances, (variance, i) => {
    const standardError = Math.sqrt(variance);
    const shift = theta / standardError;
    const own = normalCdf(critical - shift, { upper: true }) + normalCdf(-critical - shift);
    if (twoSidedPValue(data.effects[i]! / standardError, null) <= alpha) observed += 1;
    expected += own;
    return own;
  });
  const difference = observed - expected;
  const chiSquared =
    expected > 0 && expected < k ? difference ** 2 / expected + difference ** 2 / (k - expected) : null;
  return {
    k,
    omitted: data.omitted,
    assumedEffect: theta,
    observed,
    expected,
    ratio: expected > 0 ? observed / expected : null,
    power,
    binomialPValue: observed === 0 ? 1 : binomialCdf(observed - 1, k, Math.min(1, expected / k), { upper: true }),
    exactPValue: poissonBinomialUpper(power, observed),
    chiSquared,
    chiSquaredPValue:
      chiSquared === null ? null : normalCdf(Math.sign(difference) * Math.sqrt(chiSquared), { upper: true }),
  };
}

/** P(at least `count` successes) of independent trials with unequal probabilities. */
function poissonBinomialUpper(probabilities: readonly number[], count: number): number {
  const distribution = new Float64Array(probabilities.length + 1);
  distribution[0] = 1;
  probabilities.forEach((probability, trial) => {
    for (let successes = trial + 1; successes >= 0; successes--) {
      const stay = distribution[successes]! * (1 - probability);
      distribution[successes] = stay + (successes > 0 ? distribution[successes - 1]! * probability : 0);
    }
  });
  let upper = 0;
  for (let successes = distribution.length - 1; successes >= count; successes--) upper += distribution[successes]!;
  return Math.min(1, upper);
}
