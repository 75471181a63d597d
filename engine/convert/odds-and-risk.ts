import { EngineInputError } from '../errors.ts';
import { requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/** Throws unless the risk lies strictly between 0 and 1. */
export function requireRisk(risk: number, field: string): void {
  if (!(risk > 0 && risk < 1)) {
    throw new EngineInputError(
      'out-of-range',
      `${field} is ${risk}: give a risk between 0 and 1 (0.12 for 120 per 1000).`,
      field,
    );
  }
}

/**
 * Risk ratio that an odds ratio means at a baseline risk: OR/(1 - p0 + p0 OR). Estimate and limits use the same p0.
 * Errors: `not-positive`, `out-of-range`. Source: Handbook 15.4.4.4. Golden: 07_conversions.json (rr_from_or).
 */
export function riskRatioFromOddsRatio(input: Readonly<{ oddsRatio: number; baselineRisk: number }>): Conversion {
  const { oddsRatio, baselineRisk: p0 } = input;
  requirePositive(oddsRatio, 'oddsRatio');
  requireRisk(p0, 'baselineRisk');
  return conversion(
    { id: 'risk-ratio-from-odds-ratio', text: 'OR / (1 − p0 + p0 × OR)' },
    oddsRatio / (1 - p0 + p0 * oddsRatio),
    `${operand(oddsRatio)} / (1 − ${operand(p0)} + ${operand(p0)} × ${operand(oddsRatio)})`,
  );
}

/**
 * Odds ratio that a risk ratio means at a baseline risk: RR(1 - p0)/(1 - p0 RR).
 * Errors: `out-of-range` when p0 RR reaches 1 (a risk above 1000 per 1000); `not-positive`.
 * Source: Handbook 15.4.4.4. Golden: 07_conversions.json (or_from_rr).
 */
export function oddsRatioFromRiskRatio(input: Readonly<{ riskRatio: number; baselineRisk: number }>): Conversion {
  const { riskRatio, baselineRisk: p0 } = input;
  requirePositive(riskRatio, 'riskRatio');
  requireRisk(p0, 'baselineRisk');
  requireRiskBelowOne(riskRatio, p0);
  return conversion(
    { id: 'odds-ratio-from-risk-ratio', text: 'RR × (1 − p0) / (1 − p0 × RR)' },
    (riskRatio * (1 - p0)) / (1 - p0 * riskRatio),
    `${operand(riskRatio)} × (1 − ${operand(p0)}) / (1 − ${operand(p0)} × ${operand(riskRatio)})`,
  );
}

function requireRiskBelowOne(riskRatio: number, baselineRisk: number): void {
  if (riskRatio * baselineRisk < 1) return;
  throw new EngineInputError(
    'out-of-range',
    `A risk ratio of ${riskRatio} at a baseline risk of ${baselineRisk} gives ${Math.round(1000 * riskRatio * baselineRisk)} per 1000, which is impossible: choose a lower baseline risk.`,
    'baselineRisk',
  );
}
