import { cellsUnder, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Phi coefficient, the correlation of arm and event in a 2x2 table (identity scale, null 0).
 * Formula: (ad - bc)/√(n1 n2 (a+c)(b+d)); variance by the delta method for a multinomial table, in closed form:
 * (1 - φ² + φ(1 + φ²/2) k1 - 3/4 φ² k2)/N, with k1 = (p1. - p2.)(p.1 - p.2)/√(p1. p2. p.1 p.2) and
 * k2 = (p1. - p2.)²/(p1. p2.) + (p.1 - p.2)²/(p.1 p.2).
 * Not estimable: a margin of zero. Source: Bishop, Fienberg & Holland (1975), Discrete Multivariate Analysis, 11.3.
 * Golden: 01_effect_sizes.json (PHI).
 */
export function phiCoefficient(arms: BinaryArms, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  const n1 = a + b;
  const n2 = c + d;
  const events = a + c;
  const others = b + d;
  if (events === 0 || others === 0) return { notEstimable: 'no variation: nobody, or everybody, had the event' };
  const total = n1 + n2;
  const phi = (a * d - b * c) / (Math.sqrt(n1 * n2) * Math.sqrt(events * others));
  const square = phi ** 2;
  const skewRows = (n1 - n2) / Math.sqrt(n1 * n2);
  const skewColumns = (events - others) / Math.sqrt(events * others);
  const cross = phi * (1 + square / 2) * skewRows * skewColumns;
  const spread = 0.75 * square * (skewRows ** 2 + skewColumns ** 2);
  return estimated(phi, Math.max(0, 1 - square + cross - spread) / total);
}
