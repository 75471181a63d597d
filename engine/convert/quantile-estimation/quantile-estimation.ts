import { conversion } from '../conversion.ts';
import { scenarioOf, type FiveNumbers, type Scenario } from '../five-numbers.ts';
import { operand } from '../operand.ts';
import type { Conversion } from '../types.ts';
import { fitAll, type FittedDistribution, type QuantilePoint } from './distributions.ts';

/** Mean and SD by quantile estimation, with every distribution that was tried, the chosen one first. */
export type QuantileEstimation = Readonly<{
  mean: Conversion;
  sd: Conversion;
  fits: readonly FittedDistribution[];
}>;

/**
 * Mean and standard deviation of an outcome that need not be normal, from a median-based summary: candidate distributions are laid
 * through the printed quantiles by least squares, and the one that comes nearest gives its mean and SD. The extremes of n persons
 * stand at 1/n and 1 - 1/n. An option for summaries that fail the skewness gate.
 * Formula: minimise Σ (F⁻¹(p; θ) - q)² over θ for normal, log-normal, gamma, Weibull (all numbers positive) and beta (all between 0
 * and 1); least Σ wins. Errors: those of `scenarioOf`.
 * Source: McGrath et al. (2020) doi:10.1177/0962280219889080. Golden: none (fits worked in R by optim, in the test).
 */
export function quantileEstimation(input: FiveNumbers): QuantileEstimation {
  const fits = [...fitAll(pointsOf(scenarioOf(input)))].toSorted((a, b) => a.sumOfSquares - b.sumOfSquares);
  const [best, ...others] = fits as [FittedDistribution, ...FittedDistribution[]];
  const parameters = best.parameters.map(([name, value]) => `${name} ${operand(value)}`).join(', ');
  const against = others.map(({ name, sumOfSquares }) => `${name} ${operand(sumOfSquares)}`).join(', ');
  const filled = `${best.name} with ${parameters} (Σ ${operand(best.sumOfSquares)}${against === '' ? '' : `; ${against}`}): `;
  const warnings = [
    `A ${best.name} distribution comes nearest to the printed quantiles: repeat the analysis without this study.`,
  ];
  return {
    mean: conversion(
      { id: 'quantile-estimation-mean', text: 'mean of the distribution with the least Σ (F⁻¹(p) − q)²' },
      best.mean,
      `${filled}mean`,
      warnings,
    ),
    sd: conversion(
      { id: 'quantile-estimation-sd', text: 'SD of the distribution with the least Σ (F⁻¹(p) − q)²' },
      best.sd,
      `${filled}SD`,
      warnings,
    ),
    fits,
  };
}

function pointsOf(scenario: Scenario): readonly QuantilePoint[] {
  const { n } = scenario;
  const point = (probability: number, value: number): QuantilePoint => ({ probability, value });
  const median = point(0.5, scenario.median);
  const quartiles = scenario.name === 'S1' ? [] : [point(0.25, scenario.q1), point(0.75, scenario.q3)];
  const extremes = scenario.name === 'S2' ? [] : [point(1 / n, scenario.minimum), point(1 - 1 / n, scenario.maximum)];
  return [median, ...quartiles, ...extremes].toSorted((a, b) => a.probability - b.probability);
}
