import { EngineInputError } from '../errors.ts';

/** Relative measures (natural scale, not logarithms) and the risk difference. PETO is read as an odds ratio. */
export type RelativeMeasure = 'RR' | 'OR' | 'PETO' | 'HR' | 'RD';

/** A relative effect with its interval, on the natural scale. */
export type RelativeEffect = Readonly<{ estimate: number; low: number; high: number }>;

/** Probabilities between 0 and 1 (multiply by 1000 for print); differences are intervention minus comparator, low <= high. */
export type AbsoluteEffect = Readonly<{
  baselineRisk: number;
  risk: Readonly<{ estimate: number; low: number; high: number }>;
  difference: Readonly<{ estimate: number; low: number; high: number }>;
  /** 1 / difference, signed as the difference; null when the difference is zero. */
  numberNeededToTreat: number | null;
}>;

/**
 * The risk with the intervention that a relative effect implies at a baseline risk p0.
 * RR: p0 RR. OR: OR p0 / (1 - p0 + OR p0). HR: 1 - (1 - p0)^HR. RD: p0 + RD.
 *
 * @returns a number that may exceed 1 (RR) or leave [0, 1] (RD): the effect is then incompatible with the baseline risk
 */
export function riskWithIntervention(measure: RelativeMeasure, effect: number, baselineRisk: number): number {
  switch (measure) {
    case 'RR':
      return baselineRisk * effect;
    case 'OR':
    case 'PETO':
      return (effect * baselineRisk) / (1 - baselineRisk + effect * baselineRisk);
    case 'HR':
      return -Math.expm1(effect * Math.log1p(-baselineRisk));
    case 'RD':
      return baselineRisk + effect;
    default:
      throw new EngineInputError(
        'unknown-option',
        `There is no measure "${String(measure)}": use RR, OR, PETO, HR or RD.`,
        'measure',
      );
  }
}

/**
 * Absolute effect of a relative one at a fixed baseline risk: the estimate and both limits carried to risks, differences of
 * risks from p0. The interval holds p0 fixed; `absoluteEffectWithUncertainBaseline` does not.
 *
 * Source: Cochrane Handbook 15.4; Guyatt GH et al (2013), J Clin Epidemiol 66:158-172,
 * doi:10.1016/j.jclinepi.2012.01.012; Skoetz N et al (2020), J Clin Epidemiol 118:124-131,
 * doi:10.1016/j.jclinepi.2019.10.015 (hazard ratio). Golden: none; the acceptance checklist's C33.
 *
 * @param effect natural scale, low <= estimate <= high; ratios above zero
 * @param baselineRisk comparator risk, strictly between 0 and 1
 * @throws EngineInputError out-of-range; refused when a risk leaves [0, 1] ("RR incompatible with baseline risk")
 */
export function absoluteEffect(measure: RelativeMeasure, effect: RelativeEffect, baselineRisk: number): AbsoluteEffect {
  checkBaselineRisk(baselineRisk);
  checkRelativeEffect(measure, effect);
  const at = (name: keyof RelativeEffect): number => {
    const risk = riskWithIntervention(measure, effect[name], baselineRisk);
    if (risk >= 0 && risk <= 1) return risk;
    const which =
      name === 'estimate' ? `${measure}` : `The ${name === 'low' ? 'lower' : 'upper'} limit of the ${measure}`;
    throw new EngineInputError(
      'refused',
      `${which} ${effect[name]} is incompatible with the baseline risk ${baselineRisk}: it implies ${Math.round(1000 * risk)} per 1000. ${measure === 'RR' ? 'Use the odds ratio, or another baseline risk' : 'Use another baseline risk, or a ratio'}.`,
      name,
    );
  };
  const risk = { estimate: at('estimate'), low: at('low'), high: at('high') };
  const difference = {
    estimate: risk.estimate - baselineRisk,
    low: risk.low - baselineRisk,
    high: risk.high - baselineRisk,
  };
  return {
    baselineRisk,
    risk,
    difference,
    // A difference below rounding error is none: there is then no number to treat.
    numberNeededToTreat: Math.abs(difference.estimate) < 1e-12 ? null : 1 / difference.estimate,
  };
}

/**
 * Events per `personTime` with the intervention: rate0 × IRR, and the difference.
 * Source: Cochrane Handbook 15.4. Golden: none; closed form.
 * @throws EngineInputError not-positive for rate or ratio
 */
export function absoluteRate(
  rateRatio: RelativeEffect,
  baselineRate: number,
): Readonly<{ baselineRate: number; rate: RelativeEffect; difference: RelativeEffect }> {
  if (!(baselineRate > 0 && baselineRate < Infinity)) {
    throw new EngineInputError(
      'not-positive',
      `The baseline rate is ${baselineRate}: it must be above zero.`,
      'baselineRate',
    );
  }
  checkRelativeEffect('RR', rateRatio);
  const times = (factor: number, shift: number): RelativeEffect => ({
    estimate: baselineRate * (rateRatio.estimate * factor - shift),
    low: baselineRate * (rateRatio.low * factor - shift),
    high: baselineRate * (rateRatio.high * factor - shift),
  });
  return { baselineRate, rate: times(1, 0), difference: times(1, 1) };
}

export function checkBaselineRisk(baselineRisk: number): void {
  if (baselineRisk > 0 && baselineRisk < 1) return;
  throw new EngineInputError(
    'out-of-range',
    `The baseline risk is ${baselineRisk}: give a proportion strictly between 0 and 1.`,
    'baselineRisk',
  );
}

export function checkRelativeEffect(measure: RelativeMeasure, { estimate, low, high }: RelativeEffect): void {
  for (const [name, value] of Object.entries({ estimate, low, high })) {
    if (!Number.isFinite(value))
      throw new EngineInputError('not-finite', `The ${name} is ${value}: give a number.`, name);
    if (measure !== 'RD' && value <= 0) {
      throw new EngineInputError(
        'not-positive',
        `The ${name} of the ${measure} is ${value}: a ratio is above zero.`,
        name,
      );
    }
  }
  if (low > estimate || estimate > high) {
    throw new EngineInputError(
      'out-of-range',
      `The interval ${low} to ${high} does not hold the estimate ${estimate}.`,
      low > estimate ? 'low' : 'high',
    );
  }
}
