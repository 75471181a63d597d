import { EngineInputError } from '../errors.ts';
import { normalQuantile } from '../math/distributions/normal.ts';
import { requireFinite, requirePositive, requireWithin } from '../preconditions.ts';

/** Error rates of a sample size: alpha two-sided, power; both strictly between 0 and 1. */
export type ErrorRates = Readonly<{ alpha: number; power: number }>;

export type ParticipantsNeeded = Readonly<{
  /** Before rounding up. */
  exactPerArm: number;
  perArm: number;
  total: number;
}>;

const USUAL: ErrorRates = { alpha: 0.05, power: 0.8 };

/**
 * Optimal information size for a difference of means: n per arm = 2 SD² (z(1-alpha/2) + z(power))² / delta², rounded up. `delta`
 * is the MID, never the observed effect.
 *
 * Source: GRADE guidelines 6 (Guyatt GH et al 2011), J Clin Epidemiol 64:1283-1293, doi:10.1016/j.jclinepi.2011.01.012.
 * Golden: none; closed form, acceptance checklist C34.
 *
 * @throws EngineInputError not-positive (delta, sd), out-of-range (alpha, power)
 */
export function informationSizeForMeans(
  input: Readonly<{ delta: number; sd: number }>,
  rates: ErrorRates = USUAL,
): ParticipantsNeeded {
  requireFinite(input.delta, 'delta');
  const delta = Math.abs(input.delta);
  requirePositive(delta, 'delta');
  requirePositive(input.sd, 'sd');
  return rounded((2 * input.sd ** 2 * quantiles(rates).sum ** 2) / delta ** 2);
}

/**
 * Optimal information size for two risks: p2 = p1 (1 - RRR), n per arm = [z(1-alpha/2) √(2 p(1-p)) + z(power) √(p1(1-p1) + p2(1-p2))]² /
 * (p1 - p2)², p their mean, rounded up; and the events expected among that many.
 *
 * Source: as `informationSizeForMeans`. Golden: none; closed form, acceptance checklist C34.
 *
 * @param input relativeRiskReduction below 1; negative for an increase
 * @throws EngineInputError out-of-range when a risk leaves 0 to 1 or the two are equal
 */
export function informationSizeForRisks(
  input: Readonly<{ controlRisk: number; relativeRiskReduction: number }>,
  rates: ErrorRates = USUAL,
): ParticipantsNeeded & Readonly<{ interventionRisk: number; events: number }> {
  const { controlRisk: p1, relativeRiskReduction } = input;
  requireOpenShare(p1, 'controlRisk');
  requireFinite(relativeRiskReduction, 'relativeRiskReduction');
  const p2 = p1 * (1 - relativeRiskReduction);
  if (relativeRiskReduction === 0 || !(p2 >= 0 && p2 < 1)) {
    throw new EngineInputError(
      'out-of-range',
      `A relative risk reduction of ${relativeRiskReduction} makes the risk ${p2}: give one that leaves a different risk between 0 and 1.`,
      'relativeRiskReduction',
    );
  }
  const { alpha, power } = quantiles(rates);
  const mean = (p1 + p2) / 2;
  const root = alpha * Math.sqrt(2 * mean * (1 - mean)) + power * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const needed = rounded(root ** 2 / (p1 - p2) ** 2);
  return { ...needed, interventionRisk: p2, events: Math.ceil(needed.perArm * (p1 + p2)) };
}

/**
 * Optimal information size for time-to-event data (or rates), in events: D = 4 (z(1-alpha/2) + z(power))² / (ln HR)², rounded up.
 * The ratio is the smallest worthwhile one, never the observed one.
 *
 * Source: Schoenfeld DA (1983), Biometrics 39:499-503, doi:10.2307/2531021. Golden: none; closed form.
 *
 * @throws EngineInputError not-positive (ratio), out-of-range for a ratio of 1
 */
export function informationSizeForEvents(
  input: Readonly<{ ratio: number }>,
  rates: ErrorRates = USUAL,
): Readonly<{ exact: number; events: number }> {
  requirePositive(input.ratio, 'ratio');
  if (input.ratio === 1) {
    throw new EngineInputError(
      'out-of-range',
      'The ratio is 1: no number of events can detect no effect; give the smallest worthwhile ratio.',
      'ratio',
    );
  }
  const exact = (4 * quantiles(rates).sum ** 2) / Math.log(input.ratio) ** 2;
  return { exact, events: Math.ceil(exact) };
}

function quantiles({ alpha, power }: ErrorRates): Readonly<{ alpha: number; power: number; sum: number }> {
  requireOpenShare(alpha, 'alpha');
  requireOpenShare(power, 'power');
  const [a, b] = [normalQuantile(1 - alpha / 2), normalQuantile(power)];
  return { alpha: a, power: b, sum: a + b };
}

function requireOpenShare(value: number, field: string): void {
  requireWithin(value, 0, 1, field);
  if (value === 0 || value === 1) {
    throw new EngineInputError('out-of-range', `${field} is ${value}: it must lie strictly between 0 and 1.`, field);
  }
}

function rounded(exactPerArm: number): ParticipantsNeeded {
  const perArm = Math.ceil(exactPerArm);
  return { exactPerArm, perArm, total: 2 * perArm };
}
