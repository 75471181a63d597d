import { EngineInputError } from '../errors.ts';
import { requireFinite, requirePositive } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import { riskRatioFromOddsRatio } from './odds-and-risk.ts';
import type { Conversion } from './types.ts';

/** An assumed comparator risk as a number of people out of `per` (1000 in a Summary of Findings; default 1, a proportion). */
export type AssumedRisk = Readonly<{ assumedRisk: number; per?: number }>;

/** The risk with the intervention and its difference from the assumed risk, both out of `per`. */
export type AbsoluteRisk = Readonly<{ risk: Conversion; difference: Conversion }>;

function readRisk({ assumedRisk, per = 1 }: AssumedRisk): Readonly<{ p0: number; per: number }> {
  requirePositive(per, 'per');
  if (!(assumedRisk >= 0 && assumedRisk <= per)) {
    throw new EngineInputError(
      'out-of-range',
      `assumedRisk is ${assumedRisk} out of ${per}: it cannot be outside that.`,
      'assumedRisk',
    );
  }
  return { p0: assumedRisk / per, per };
}

/**
 * Absolute effect of a risk ratio: risk per × p0 × RR, difference assumed × (RR - 1). A risk above everyone is given as the arithmetic has it, with a warning.
 * Errors: `not-positive`, `out-of-range`. Source: Handbook 15.4.4. Golden: 07_conversions.json (ard_from_rr).
 */
export function absoluteRiskFromRiskRatio(input: Readonly<{ riskRatio: number }> & AssumedRisk): AbsoluteRisk {
  const { p0 } = readRisk(input);
  const { riskRatio, assumedRisk } = input;
  requirePositive(riskRatio, 'riskRatio');
  const warnings =
    p0 * riskRatio > 1 ? ['The risk with the intervention would exceed everyone: choose a lower assumed risk.'] : [];
  return {
    risk: conversion(
      { id: 'risk-from-risk-ratio', text: 'assumed risk × RR' },
      assumedRisk * riskRatio,
      `${operand(assumedRisk)} × ${operand(riskRatio)}`,
      warnings,
    ),
    difference: conversion(
      { id: 'risk-difference-from-risk-ratio', text: 'assumed risk × (RR − 1)' },
      assumedRisk * (riskRatio - 1),
      `${operand(assumedRisk)} × (${operand(riskRatio)} − 1)`,
      warnings,
    ),
  };
}

/**
 * Absolute effect of an odds ratio: risk OR p0/(1 - p0 + OR p0). Errors: `not-positive`, `out-of-range`.
 * Source: Handbook 15.4.4. Golden: 07_conversions.json (ard_from_or).
 */
export function absoluteRiskFromOddsRatio(input: Readonly<{ oddsRatio: number }> & AssumedRisk): AbsoluteRisk {
  const { p0, per } = readRisk(input);
  const { oddsRatio } = input;
  requirePositive(oddsRatio, 'oddsRatio');
  const risk = p0 === 0 || p0 === 1 ? p0 : p0 * riskRatioFromOddsRatio({ oddsRatio, baselineRisk: p0 }).value;
  const filled = `${operand(oddsRatio)} × ${operand(p0)} / (1 − ${operand(p0)} + ${operand(oddsRatio)} × ${operand(p0)})`;
  return pair('odds-ratio', 'OR × p0 / (1 − p0 + OR × p0)', filled, risk, p0, per);
}

/**
 * Absolute effect of a hazard ratio at one follow-up time: risk 1 - (1 - p0)^HR. Errors: `not-positive`, `out-of-range`.
 * Source: Handbook 15.4.4; Tierney et al. (2007) doi:10.1186/1745-6215-8-16. Golden: 07_conversions.json (ard_from_hr).
 */
export function absoluteRiskFromHazardRatio(input: Readonly<{ hazardRatio: number }> & AssumedRisk): AbsoluteRisk {
  const { p0, per } = readRisk(input);
  const { hazardRatio } = input;
  requirePositive(hazardRatio, 'hazardRatio');
  const risk = -Math.expm1(hazardRatio * Math.log1p(-p0));
  const filled = `1 − (1 − ${operand(p0)})^${operand(hazardRatio)}`;
  return pair('hazard-ratio', '1 − (1 − p0)^HR', filled, risk, p0, per);
}

function pair(from: string, text: string, filled: string, risk: number, p0: number, per: number): AbsoluteRisk {
  return {
    risk: conversion(
      { id: `risk-from-${from}`, text: `${operand(per)} × ${text}` },
      per * risk,
      `${operand(per)} × (${filled})`,
    ),
    difference: conversion(
      { id: `risk-difference-from-${from}`, text: `${operand(per)} × (${text} − p0)` },
      per * (risk - p0),
      `${operand(per)} × (${filled} − ${operand(p0)})`,
    ),
  };
}

/**
 * Number needed to treat (for one more or one fewer event): per/|difference|.
 * Errors: `refused` for a difference of zero, whose number is infinite. Source: Handbook 15.4.2.
 * Golden: 07_conversions.json (ard_from_rr, nnt).
 */
export function numberNeededToTreat(input: Readonly<{ riskDifference: number; per?: number }>): Conversion {
  const per = input.per ?? 1;
  requireFinite(input.riskDifference, 'riskDifference');
  requirePositive(per, 'per');
  if (input.riskDifference === 0) {
    throw new EngineInputError(
      'refused',
      'Without a difference in risk there is no number needed to treat.',
      'riskDifference',
    );
  }
  return conversion(
    { id: 'number-needed-to-treat', text: `${operand(per)} / |risk difference|` },
    per / Math.abs(input.riskDifference),
    `${operand(per)} / |${bracketed(input.riskDifference)}|`,
  );
}
