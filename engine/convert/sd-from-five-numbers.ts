import { EngineInputError } from '../errors.ts';
import { normalQuantile } from '../math/distributions/normal.ts';
import { conversion } from './conversion.ts';
import { scenarioOf, type FiveNumbers, type Scenario } from './five-numbers.ts';
import { operand } from './operand.ts';
import { skewnessGate } from './skewness-gate.ts';
import type { Conversion } from './types.ts';

/** Expected range of n standard normal values: ξ = 2Φ⁻¹((n - 0.375)/(n + 0.25)). */
function expectedRange(n: number): number {
  return 2 * normalQuantile((n - 0.375) / (n + 0.25));
}

/** Expected interquartile range of n standard normal values: η = 2Φ⁻¹((0.75n - 0.125)/(n + 0.25)). */
function expectedInterquartileRange(n: number): number {
  return 2 * normalQuantile((0.75 * n - 0.125) / (n + 0.25));
}

/** How range and quartiles are weighted when both are known: Shi's optimal weight, or Wan's equal halves. */
export type FiveNumberSdMethod = 'Shi' | 'Wan';

/**
 * Standard deviation from a median with quartiles, extremes, or both; for outcomes that pass the skewness gate (its sentence is
 * a warning here when they do not).
 * Formula: S1 (max - min)/ξ; S2 (Q3 - Q1)/η; S3 w (max - min)/ξ + (1-w)(Q3 - Q1)/η, w = 1/(1 + 0.07 n^0.6) (Shi) or 1/2 (Wan).
 * Errors: those of `scenarioOf`; `refused` where no spread is printed, as half of all scores can be alike while the rest differ.
 * Source: Wan et al. (2014) doi:10.1186/1471-2288-14-135; Shi et al. (2020)
 * doi:10.1002/jrsm.1429. Golden: 07_conversions.json (fivenum).
 */
export function sdFromFiveNumbers(input: FiveNumbers, method: FiveNumberSdMethod = 'Shi'): Conversion {
  const scenario = scenarioOf(input);
  const gate = skewnessGate(input);
  const warnings = gate.isSkewed ? [gate.sentence] : [];
  requireSpread(scenario);
  const { n } = scenario;
  const xi = expectedRange(n);
  const eta = expectedInterquartileRange(n);
  if (scenario.name === 'S1') {
    const range = scenario.maximum - scenario.minimum;
    const formula = { id: 'wan-sd-s1', text: '(max − min) / ξ(n)' };
    return conversion(formula, range / xi, `${operand(range)} / ${operand(xi)}`, warnings);
  }
  const quartiles = scenario.q3 - scenario.q1;
  if (scenario.name === 'S2') {
    const formula = { id: 'wan-sd-s2', text: '(Q3 − Q1) / η(n)' };
    return conversion(formula, quartiles / eta, `${operand(quartiles)} / ${operand(eta)}`, warnings);
  }
  const range = scenario.maximum - scenario.minimum;
  const w = method === 'Shi' ? 1 / (1 + 0.07 * n ** 0.6) : 0.5;
  return conversion(
    {
      id: `${method.toLowerCase()}-sd-s3`,
      text: `w (max − min)/ξ(n) + (1 − w)(Q3 − Q1)/η(n), w = ${method === 'Shi' ? '1/(1 + 0.07 n^0.6)' : '1/2'}`,
    },
    (w * range) / xi + ((1 - w) * quartiles) / eta,
    `${operand(w)} × ${operand(range)}/${operand(xi)} + ${operand(1 - w)} × ${operand(quartiles)}/${operand(eta)}`,
    warnings,
  );
}

function requireSpread(scenario: Scenario): void {
  const [low, high] = scenario.name === 'S2' ? [scenario.q1, scenario.q3] : [scenario.minimum, scenario.maximum];
  if (high > low) return;
  const [field, name] = scenario.name === 'S2' ? ['q3', 'quartiles'] : ['maximum', 'smallest and largest scores'];
  throw new EngineInputError(
    'refused',
    `The ${name} are both ${low}: they do not say how far the scores spread. Look for the SD, the standard error or an interval.`,
    field,
  );
}
