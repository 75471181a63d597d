import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { fCdf } from '../math/distributions/f.ts';
import { cholesky, choleskySolve } from '../math/linear.ts';

/** QM. `denominatorDegreesOfFreedom` is null for chi-squared; statistic and p are null when the covariance is singular. */
export type OmnibusTest = Readonly<{
  /** Positions of the tested coefficients among those fitted. */
  positions: readonly number[];
  statistic: number | null;
  degreesOfFreedom: number;
  denominatorDegreesOfFreedom: number | null;
  pValue: number | null;
}>;

/**
 * Wald test that the coefficients at `positions` are all zero: QM = b' C^-1 b ~ chi-squared(m); with a t-type test
 * QM / m ~ F(m, df).
 *
 * @param covariance row-major p x p
 * @source Viechtbauer 2010 doi:10.18637/jss.v036.i03
 * @golden 04_metareg.json
 */
export function omnibusTest(
  estimates: Float64Array,
  covariance: Float64Array,
  positions: readonly number[],
  denominatorDegreesOfFreedom: number | null,
): OmnibusTest {
  const p = estimates.length;
  const m = positions.length;
  const tested = Float64Array.from(positions, (position) => estimates[position]!);
  const block = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) block[a * m + b] = covariance[positions[a]! * p + positions[b]!]!;
  }
  const lower = cholesky(block, m);
  const shape = { positions, degreesOfFreedom: m, denominatorDegreesOfFreedom };
  if (lower === null) return { ...shape, statistic: null, pValue: null };
  const solved = choleskySolve(lower, m, tested);
  let quadratic = 0;
  for (let a = 0; a < m; a++) quadratic += tested[a]! * solved[a]!;
  if (denominatorDegreesOfFreedom === null) {
    return { ...shape, statistic: quadratic, pValue: chiSquaredCdf(quadratic, m, { upper: true }) };
  }
  const statistic = quadratic / m;
  return { ...shape, statistic, pValue: fCdf(statistic, m, denominatorDegreesOfFreedom, { upper: true }) };
}
