import { chiSquaredCdf } from '../../math/distributions/chi-squared.ts';
import type { RatePair, Table } from './two-by-two.ts';

export type ChiSquaredTest = Readonly<{
  statistic: number;
  degreesOfFreedom: number;
  /** Null on zero degrees of freedom. */
  pValue: number | null;
}>;

/** Tables with at least one event and one non-event: only they carry information on the odds ratio. */
export function informativeTables(tables: readonly Table[]): Table[] {
  return tables.filter(({ a, b, c, d }) => a + c > 0 && b + d > 0);
}

/**
 * Cochran-Mantel-Haenszel test that the common odds ratio is 1: (|sum (a - E)| - 1/2)^2 / sum V with E = n1 m / N and
 * V = n1 n2 m (N - m) / (N^2 (N - 1)), m the events of both arms; the 1/2 is the continuity
 * correction, as published: it overshoots when the difference is below 1/2. Null when no table is informative.
 *
 * Source: Mantel N, Haenszel W (1959), J Natl Cancer Inst 22:719-748, doi:10.1093/jnci/22.4.719. Golden: 03_mh_peto.json.
 */
export function cochranMantelHaenszelTest(
  tables: readonly Table[],
  continuityCorrection: boolean,
): ChiSquaredTest | null {
  let [difference, variance] = [0, 0];
  for (const { a, b, c, d } of tables) {
    const [n1, n2, events] = [a + b, c + d, a + c];
    const total = n1 + n2;
    difference += a - (n1 * events) / total;
    variance += ((n1 / total) * (n2 / total) * events * (b + d)) / (total - 1);
  }
  if (!(variance > 0)) return null;
  return chiSquaredTest((Math.abs(difference) - (continuityCorrection ? 0.5 : 0)) ** 2 / variance, 1);
}

/**
 * The same test that a common rate ratio is 1: (|sum (x1 - E)| - 1/2)^2 / sum V with E = t1 m / T, V = t1 t2 m / T^2, m the
 * events of both arms. Null when there is no event.
 *
 * Source: Greenland S, Robins JM (1985), Biometrics 41:55-68, doi:10.2307/2530643. Golden: 03_mh_peto.json (rma_mh, IRR).
 */
export function mantelHaenszelRateTest(
  rates: readonly RatePair[],
  continuityCorrection: boolean,
): ChiSquaredTest | null {
  let [difference, variance] = [0, 0];
  for (const { x1, t1, x2, t2 } of rates) {
    const share = t1 / (t1 + t2);
    difference += x1 - share * (x1 + x2);
    variance += share * (t2 / (t1 + t2)) * (x1 + x2);
  }
  if (!(variance > 0)) return null;
  return chiSquaredTest((Math.abs(difference) - (continuityCorrection ? 0.5 : 0)) ** 2 / variance, 1);
}

/**
 * Breslow-Day test that the odds ratios are equal, and Tarone's correction of it, around a common odds ratio.
 * In each informative table A is the count of a that the margins and the common odds ratio imply (a quadratic), its
 * variance 1 / (1/A + 1/B + 1/C + 1/D). BD = sum (a - A)^2 / V; Tarone subtracts (sum (a - A))^2 / sum V.
 *
 * Sources: Breslow NE, Day NE (1980), Statistical methods in cancer research I, IARC; Tarone RE (1985), Biometrika 72:91-95,
 * doi:10.1093/biomet/72.1.91. Golden: 03_mh_peto.json (BD, TA).
 *
 * @param logOddsRatio the Mantel-Haenszel estimate
 */
export function homogeneityTests(
  tables: readonly Table[],
  logOddsRatio: number,
): { breslowDay: ChiSquaredTest; tarone: ChiSquaredTest } | null {
  const informative = informativeTables(tables);
  if (informative.length === 0) return null;
  const oddsRatio = Math.exp(logOddsRatio);
  let [breslowDay, difference, variance] = [0, 0, 0];
  for (const { a, b, c, d } of informative) {
    const [n1, n2, events] = [a + b, c + d, a + c];
    const expected = expectedCount(oddsRatio, n1, n2, events);
    const cells = [expected, n1 - expected, events - expected, n2 - events + expected];
    const cellVariance = 1 / cells.reduce((sum, cell) => sum + 1 / cell, 0);
    breslowDay += (a - expected) ** 2 / cellVariance;
    difference += a - expected;
    variance += cellVariance;
  }
  const degreesOfFreedom = informative.length - 1;
  return {
    breslowDay: chiSquaredTest(breslowDay, degreesOfFreedom),
    tarone: chiSquaredTest(Math.max(0, breslowDay - (difference * difference) / variance), degreesOfFreedom),
  };
}

/** The count A with A (n2 - m + A) = OR (m - A)(n1 - A) that lies inside the margins; the root that does not cancel. */
function expectedCount(oddsRatio: number, n1: number, n2: number, events: number): number {
  const quadratic = 1 - oddsRatio;
  const linear = n2 - events + oddsRatio * (n1 + events);
  const constant = -oddsRatio * n1 * events;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * quadratic * constant));
  return (-2 * constant) / (linear + root);
}

function chiSquaredTest(statistic: number, degreesOfFreedom: number): ChiSquaredTest {
  const pValue = degreesOfFreedom === 0 ? null : chiSquaredCdf(statistic, degreesOfFreedom, { upper: true });
  return { statistic, degreesOfFreedom, pValue };
}
