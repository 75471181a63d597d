import { scenarioOf, type FiveNumbers, type Scenario } from './five-numbers.ts';

/** Whether a median-based summary is too skewed to be converted without a person deciding so. */
export type SkewnessGate = Readonly<{
  statistic: number;
  criticalValue: number;
  /** True when the statistic reaches the critical value: no automatic conversion. */
  isSkewed: boolean;
  sentence: string;
}>;

/**
 * Test of symmetry of a median-based summary at the 5% level.
 * Formula: S1 T = |min + max - 2 med|/(max - min), critical 1/ln(n+9) + 2.5/(n+1); S2 T = |Q1 + Q3 - 2 med|/(Q3 - Q1),
 * critical 2.65/√n - 6/n²; S3 T = max(2.65 ln(0.6n)/√n T_S1, T_S2), critical 3/√n - 40/n³. No spread at all counts as symmetric.
 * Errors: those of `scenarioOf`. Source: Shi et al. (2023) doi:10.1177/09622802231172043. Golden: none (C08, C09).
 */
export function skewnessGate(input: FiveNumbers): SkewnessGate {
  const scenario = scenarioOf(input);
  const { statistic, criticalValue } = test(scenario);
  const isSkewed = statistic >= criticalValue;
  const comparison = `T ${statistic.toFixed(3)} ${isSkewed ? '≥' : '<'} ${criticalValue.toFixed(4)}`;
  return {
    statistic,
    criticalValue,
    isSkewed,
    sentence: isSkewed
      ? `Significantly skewed (${comparison}): not converted without your decision.`
      : `No significant skewness (${comparison}).`,
  };
}

function asymmetry(low: number, median: number, high: number): number {
  return high === low ? 0 : Math.abs(low + high - 2 * median) / (high - low);
}

function test(scenario: Scenario): Readonly<{ statistic: number; criticalValue: number }> {
  const { n, median } = scenario;
  switch (scenario.name) {
    case 'S1':
      return {
        statistic: asymmetry(scenario.minimum, median, scenario.maximum),
        criticalValue: 1 / Math.log(n + 9) + 2.5 / (n + 1),
      };
    case 'S2':
      return {
        statistic: asymmetry(scenario.q1, median, scenario.q3),
        criticalValue: 2.65 / Math.sqrt(n) - 6 / n ** 2,
      };
    case 'S3': {
      const ofRange = asymmetry(scenario.minimum, median, scenario.maximum);
      const ofQuartiles = asymmetry(scenario.q1, median, scenario.q3);
      return {
        statistic: Math.max(((2.65 * Math.log(0.6 * n)) / Math.sqrt(n)) * ofRange, ofQuartiles),
        criticalValue: 3 / Math.sqrt(n) - 40 / n ** 3,
      };
    }
  }
}
