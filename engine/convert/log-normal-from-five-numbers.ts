import { requirePositive } from '../preconditions.ts';
import { scenarioOf, type FiveNumbers } from './five-numbers.ts';
import { rawFromLogScale } from './log-normal.ts';
import { meanFromFiveNumbers } from './mean-from-five-numbers.ts';
import { sdFromFiveNumbers } from './sd-from-five-numbers.ts';
import type { Conversion } from './types.ts';

/**
 * Mean and standard deviation of a skewed, positive outcome from a median-based summary, taking it for log-normal: the formulas of
 * Luo, Wan and Shi on the logarithms, then back. An option for summaries that fail the skewness gate.
 * Errors: those of `scenarioOf`; `not-positive` for a number that has no logarithm.
 * Source: Shi et al. (2020) doi:10.1002/jrsm.1429; Higgins et al. (2008) doi:10.1002/sim.3427. Golden: none (composition).
 */
export function logNormalFromFiveNumbers(input: FiveNumbers): Readonly<{ mean: Conversion; sd: Conversion }> {
  scenarioOf(input);
  const logOf = (value: number | undefined, field: string): number | undefined => {
    if (value === undefined) return undefined;
    requirePositive(value, field);
    return Math.log(value);
  };
  requirePositive(input.median, 'median');
  const logs: FiveNumbers = {
    n: input.n,
    median: Math.log(input.median),
    minimum: logOf(input.minimum, 'minimum'),
    q1: logOf(input.q1, 'q1'),
    q3: logOf(input.q3, 'q3'),
    maximum: logOf(input.maximum, 'maximum'),
  };
  const logMean = meanFromFiveNumbers(logs);
  const logSd = sdFromFiveNumbers(logs);
  const raw = rawFromLogScale({ logMean: logMean.value, logSd: logSd.value });
  const warnings = [
    'The outcome is taken for log-normal: repeat the analysis without this study.',
    ...logMean.warnings,
  ];
  return {
    mean: { ...raw.mean, formulaId: 'log-normal-mean', warnings },
    sd: { ...raw.sd, formulaId: 'log-normal-sd', warnings },
  };
}
