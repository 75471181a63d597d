import { EngineInputError } from '../errors.ts';
import { requireNonNegative, requirePositive, requireWithin } from '../preconditions.ts';
import { operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

export type ClusterDesign = Readonly<{
  meanClusterSize: number;
  /** Intracluster correlation, 0..1. */
  icc: number;
  /** Coefficient of variation of the cluster sizes; 0 for equal clusters. */
  sizeVariation?: number;
}>;

const ICC_WARNING = 'The result depends on the intracluster correlation: repeat the analysis with others.';

/**
 * Design effect of a cluster-randomised trial: 1 + (m - 1) ICC, or 1 + ((1 + CV²) m - 1) ICC for unequal clusters.
 * Errors: `not-positive`, `out-of-range`. Source: Handbook 23.1.4; Eldridge, Ashby & Kerry (2006) doi:10.1093/ije/dyl129.
 * Golden: 07_conversions.json (cluster_design_effect).
 */
export function designEffect(input: ClusterDesign): Conversion {
  const { meanClusterSize: m, icc } = input;
  const variation = input.sizeVariation ?? 0;
  requirePositive(m, 'meanClusterSize');
  if (m < 1) {
    throw new EngineInputError(
      'out-of-range',
      `meanClusterSize is ${m}: a cluster has at least one participant.`,
      'meanClusterSize',
    );
  }
  requireWithin(icc, 0, 1, 'icc');
  requireNonNegative(variation, 'sizeVariation');
  const value = 1 + ((1 + variation ** 2) * m - 1) * icc;
  return variation === 0
    ? conversion(
        { id: 'design-effect', text: '1 + (m − 1) × ICC' },
        value,
        `1 + (${operand(m)} − 1) × ${operand(icc)}`,
        [ICC_WARNING],
      )
    : conversion(
        { id: 'design-effect-unequal-clusters', text: '1 + ((1 + CV²) × m − 1) × ICC' },
        value,
        `1 + ((1 + ${operand(variation)}²) × ${operand(m)} − 1) × ${operand(icc)}`,
        [ICC_WARNING],
      );
}

/**
 * Effective number of participants or of events of a cluster trial: divided by the design effect (means and SDs stay).
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 23.1.5. Golden: 07_conversions.json (cluster_design_effect).
 */
export function effectiveCount(input: Readonly<{ count: number; designEffect: number }>): Conversion {
  requireNonNegative(input.count, 'count');
  requirePositive(input.designEffect, 'designEffect');
  return conversion(
    { id: 'effective-count', text: 'count / design effect' },
    input.count / input.designEffect,
    `${operand(input.count)} / ${operand(input.designEffect)}`,
  );
}

/**
 * Standard error of a cluster trial's effect that was computed as if persons had been randomised: times √(design effect).
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 23.1.5. Golden: none (C10: 0.2722).
 */
export function clusterStandardError(input: Readonly<{ standardError: number; designEffect: number }>): Conversion {
  requireNonNegative(input.standardError, 'standardError');
  requirePositive(input.designEffect, 'designEffect');
  return conversion(
    { id: 'cluster-standard-error', text: 'SE × √(design effect)' },
    input.standardError * Math.sqrt(input.designEffect),
    `${operand(input.standardError)} × √${operand(input.designEffect)}`,
  );
}
