import { EngineInputError } from '../errors.ts';
import { normalCdf, normalDensity, normalQuantile } from '../math/distributions/normal.ts';
import { gaussLegendre } from '../math/quadrature.ts';
import { brentRoot } from '../math/root.ts';
import { checkedLevel } from '../pool/confidence-level.ts';
import { checkBaselineRisk, riskWithIntervention, type RelativeMeasure } from './absolute-effect.ts';

/** A baseline risk known with error: normal on the logit scale. */
export type UncertainRisk = Readonly<{ risk: number; logitStandardError: number }>;

/** A relative effect known with error: its logarithm (the difference itself for RD) is normal. */
export type UncertainEffect = Readonly<{
  /** Ratios as their logarithm. */
  estimate: number;
  standardError: number;
}>;

export type UncertainAbsoluteEffect = Readonly<{
  /** At the two estimates. */
  difference: number;
  low: number;
  high: number;
  level: number;
}>;

/**
 * Baseline risk and its uncertainty from observed events: logit p, SE = sqrt(1/e + 1/(n - e)), 1/2 added to both at 0 or n.
 * Source: Agresti A (2013), Categorical Data Analysis, section 3.1. Golden: none; closed form.
 * @throws EngineInputError out-of-range for impossible counts
 */
export function riskFromCounts(events: number, n: number): UncertainRisk {
  if (!(n > 0 && events >= 0 && events <= n && n < Infinity)) {
    throw new EngineInputError('out-of-range', `${events} events among ${n} is no risk: correct the counts.`, 'events');
  }
  const add = events === 0 || events === n ? 0.5 : 0;
  const [yes, no] = [events + add, n - events + add];
  return { risk: yes / (yes + no), logitStandardError: Math.sqrt(1 / yes + 1 / no) };
}

/**
 * Baseline risk and its uncertainty from a reported interval: the SE is the width on the logit scale over 2 z.
 * Source: Cochrane Handbook 6.3. Golden: none; closed form.
 * @throws EngineInputError out-of-range unless 0 < low <= risk <= high < 1
 */
export function riskFromInterval(risk: number, low: number, high: number, level = 0.95): UncertainRisk {
  checkBaselineRisk(risk);
  if (!(low > 0 && low <= risk && risk <= high && high < 1)) {
    throw new EngineInputError(
      'out-of-range',
      `The interval ${low} to ${high} does not hold the risk ${risk} inside 0 to 1.`,
      'low',
    );
  }
  const z = normalQuantile((1 - checkedLevel(level)) / 2, { upper: true });
  return { risk, logitStandardError: (logit(high) - logit(low)) / (2 * z) };
}

/**
 * Interval of the risk difference when the baseline risk is uncertain too. Logit p0 and the log ratio are independent and
 * normal; P(difference <= d) is the integral over p0 of the normal probability that the effect is at most the one that
 * takes p0 to p0 + d, and the limits are its quantiles. No simulation; risks above 1 are counted as 1.
 *
 * Source: Spencer FA, Iorio A, You J et al (2012), BMJ 345:e7401, doi:10.1136/bmj.e7401 (why); Newcombe RG, Bender R (2014),
 * Evid Based Med 19:6-8, doi:10.1136/eb-2013-101340 (the problem). Golden: none; checked against the fixed-risk limits.
 *
 * @throws EngineInputError out-of-range, not-positive
 */
export function absoluteEffectWithUncertainBaseline(
  measure: RelativeMeasure,
  effect: UncertainEffect,
  baseline: UncertainRisk,
  level = 0.95,
): UncertainAbsoluteEffect {
  checkBaselineRisk(baseline.risk);
  const tail = (1 - checkedLevel(level)) / 2;
  if (!(effect.standardError > 0 && effect.standardError < Infinity)) {
    throw new EngineInputError(
      'not-positive',
      `The standard error is ${effect.standardError}: it must be above zero.`,
      'standardError',
    );
  }
  if (!(baseline.logitStandardError >= 0 && baseline.logitStandardError < Infinity)) {
    throw new EngineInputError(
      'out-of-range',
      `The standard error of the baseline risk is ${baseline.logitStandardError}: zero or more.`,
      'logitStandardError',
    );
  }
  const probabilityUpTo = (difference: number): number =>
    averageOverRisks(baseline, (p0) => conditionalProbability(measure, effect, p0, difference));
  const quantile = (p: number): number => {
    if (probabilityUpTo(-1) >= p) return -1;
    if (probabilityUpTo(1) <= p) return 1;
    return brentRoot((d) => probabilityUpTo(d) - p, -1, 1, { tolerance: 1e-12 }).root;
  };
  const natural = measure === 'RD' ? effect.estimate : Math.exp(effect.estimate);
  const risk = Math.min(1, Math.max(0, riskWithIntervention(measure, natural, baseline.risk)));
  return { difference: risk - baseline.risk, low: quantile(tail), high: quantile(1 - tail), level };
}

/** P(risk with intervention <= p0 + difference | p0). */
function conditionalProbability(
  measure: RelativeMeasure,
  { estimate, standardError }: UncertainEffect,
  p0: number,
  difference: number,
): number {
  const p1 = p0 + difference;
  if (p1 >= 1) return 1;
  if (p1 < 0) return 0;
  const scale = (value: number): number => normalCdf((value - estimate) / standardError);
  switch (measure) {
    case 'RD':
      return scale(difference);
    case 'RR':
      return scale(Math.log(p1 / p0));
    case 'OR':
    case 'PETO':
      return scale(logit(p1) - logit(p0));
    case 'HR':
      return scale(Math.log(Math.log1p(-p1) / Math.log1p(-p0)));
  }
}

/** Standard normal deviates beyond this carry less than 1e-17. */
const REACH = 8.5;
const PANELS = 40;
const RULE = gaussLegendre(16);

/** Mean of f(p0) over the logit-normal risk, by composite Gauss-Legendre. */
function averageOverRisks({ risk, logitStandardError }: UncertainRisk, f: (p0: number) => number): number {
  if (logitStandardError === 0) return f(risk);
  const centre = logit(risk);
  const half = REACH / PANELS;
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel += 1) {
    const middle = -REACH + half * (2 * panel + 1);
    for (let i = 0; i < RULE.nodes.length; i += 1) {
      const z = middle + half * (RULE.nodes[i] as number);
      sum +=
        half * (RULE.weights[i] as number) * normalDensity(z) * f(1 / (1 + Math.exp(-centre - logitStandardError * z)));
    }
  }
  return sum;
}

function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}
