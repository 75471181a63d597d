import { requireNonNegative, requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/**
 * Mean and standard deviation of the logarithm of a positive outcome from those of the outcome itself, if it is log-normal.
 * Formula: SD_log = √ln(1 + SD²/M²); M_log = ln M - SD_log²/2. Errors: `not-positive`, `out-of-range`.
 * Source: Higgins, White & Anzures-Cabrera (2008) doi:10.1002/sim.3427, method 1. Golden: 07_conversions.json (lognormal).
 */
export function logScaleFromRaw(
  input: Readonly<{ mean: number; sd: number }>,
): Readonly<{ mean: Conversion; sd: Conversion }> {
  const { mean, sd } = input;
  requirePositive(mean, 'mean');
  requireNonNegative(sd, 'sd');
  const variance = Math.log1p((sd / mean) ** 2);
  return {
    mean: conversion(
      { id: 'log-scale-mean', text: 'ln M − SD_log² / 2' },
      Math.log(mean) - variance / 2,
      `ln ${operand(mean)} − ${operand(variance)} / 2`,
    ),
    sd: conversion(
      { id: 'log-scale-sd', text: '√ln(1 + SD²/M²)' },
      Math.sqrt(variance),
      `√ln(1 + ${operand(sd)}²/${operand(mean)}²)`,
    ),
  };
}

/**
 * Mean and standard deviation of a log-normal outcome from those of its logarithm (or from a geometric mean and the SD of logs).
 * Formula: M = exp(M_log + SD_log²/2); SD = M √(exp(SD_log²) - 1). Errors: `not-finite`, `out-of-range`.
 * Source: Higgins, White & Anzures-Cabrera (2008) doi:10.1002/sim.3427. Golden: 07_conversions.json (lognormal, read backwards).
 */
export function rawFromLogScale(
  input: Readonly<{ logMean: number; logSd: number }>,
): Readonly<{ mean: Conversion; sd: Conversion }> {
  const { logMean, logSd } = input;
  requireNonNegative(logSd, 'logSd');
  const mean = Math.exp(logMean + logSd ** 2 / 2);
  return {
    mean: conversion(
      { id: 'raw-mean-from-log-scale', text: 'exp(M_log + SD_log² / 2)' },
      mean,
      `exp(${operand(logMean)} + ${operand(logSd)}² / 2)`,
    ),
    sd: conversion(
      { id: 'raw-sd-from-log-scale', text: 'M × √(exp(SD_log²) − 1)' },
      mean * Math.sqrt(Math.expm1(logSd ** 2)),
      `${operand(mean)} × √(exp(${operand(logSd)}²) − 1)`,
    ),
  };
}
