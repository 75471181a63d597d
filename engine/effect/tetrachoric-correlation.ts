import { normalCdf, normalDensity, normalQuantile } from '../math/distributions/normal.ts';
import { integrate } from '../math/quadrature.ts';
import { brentRoot } from '../math/root.ts';
import { cellsUnder, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Part of the bivariate normal probability P(X < h, Y < k) due to the correlation sin θ: the integral of the density over the
 * correlation (Plackett 1954), in the angle, where the integrand is smooth up to ±π/2.
 */
function correlationPart(h: number, k: number, theta: number): number {
  const density = (angle: number): number => {
    const cosine = Math.cos(angle);
    return Math.exp(-(h * h + k * k - 2 * h * k * Math.sin(angle)) / (2 * cosine * cosine));
  };
  return integrate(density, 0, theta, { relativeTolerance: 1e-13, absoluteTolerance: 1e-16 }).value / (2 * Math.PI);
}

/**
 * Tetrachoric correlation: the correlation of two standard normal variables whose dichotomies give the 2x2 table
 * (identity scale, null 0). Maximum likelihood: cut points from the margins, correlation from cell a.
 * Formula: P(X < h, Y < k; r) = a/N; variance by the delta method for a multinomial table.
 * Not estimable: a margin of zero; with an empty cell the estimate is ±1 and has no variance.
 * Source: Pearson (1900) doi:10.1098/rsta.1900.0022; variance Brown (1977) doi:10.2307/2346985 (AS 116).
 * Golden: 01_effect_sizes.json (RTET).
 */
export function tetrachoricCorrelation(arms: BinaryArms, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  if (a + c === 0 || b + d === 0) return { notEstimable: 'no variation: nobody, or everybody, had the event' };
  if (a === 0 || b === 0 || c === 0 || d === 0) {
    return {
      notEstimable: 'an empty cell puts the tetrachoric correlation at its boundary, where it has no sampling variance',
      pointEstimate: a === 0 || d === 0 ? -1 : 1,
    };
  }
  const total = a + b + c + d;
  const h = normalQuantile((a + b) / total);
  const k = normalQuantile((a + c) / total);
  const excess = (a * d - b * c) / total ** 2;
  const limit = Math.PI / 2 - 1e-9;
  const theta = excess === 0 ? 0 : brentRoot((t) => correlationPart(h, k, t) - excess, -limit, limit).root;
  const r = Math.sin(theta);
  return estimated(r, varianceAt(r, h, k, cells));
}

function varianceAt(
  r: number,
  h: number,
  k: number,
  { a, b, c, d }: Readonly<{ a: number; b: number; c: number; d: number }>,
): number {
  const total = a + b + c + d;
  const cosine = Math.sqrt(1 - r * r);
  // Derivatives of cell a with respect to the two margins, less a half: Brown's Φ1 and Φ2.
  const byRow = normalCdf((k - r * h) / cosine) - 0.5;
  const byColumn = normalCdf((h - r * k) / cosine) - 0.5;
  const density = (normalDensity(h) * normalDensity((k - r * h) / cosine)) / cosine;
  const sum =
    ((a + d) * (b + c)) / 4 +
    byColumn ** 2 * (a + c) * (b + d) +
    byRow ** 2 * (a + b) * (c + d) +
    2 * byRow * byColumn * (a * d - b * c) -
    byColumn * (a * b - c * d) -
    byRow * (a * c - b * d);
  return sum / (total ** 3 * density ** 2);
}
