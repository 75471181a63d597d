import type { BinaryTables } from './binary-tables.ts';
import { kendallScore } from './kendall.ts';
import { rankCorrelation, type RankTest } from './rank-test.ts';

/**
 * Schwarzer's rank test for sparse binary data: Kendall's score between (a - E) / sqrt(V) and 1 / V, E and V the mean
 * and variance of the first arm's events given the table's margins (Fisher's noncentral hypergeometric distribution)
 * under the Mantel-Haenszel odds ratio. Normal approximation.
 *
 * @source Schwarzer, Antes & Schumacher 2007 doi:10.1002/sim.2588
 * @golden 05_metabias_bin.json
 */
export function countRankTest(tables: BinaryTables): Omit<RankTest, 'k' | 'omitted' | 'gate'> {
  const standardised = new Float64Array(tables.k);
  const precision = new Float64Array(tables.k);
  for (let i = 0; i < tables.k; i++) {
    const events = tables.events1[i]! + tables.events2[i]!;
    const moments = noncentralHypergeometricMoments(tables.total1[i]!, tables.total2[i]!, events, tables.oddsRatio);
    standardised[i] = (tables.events1[i]! - moments.mean) / Math.sqrt(moments.variance);
    precision[i] = 1 / moments.variance;
  }
  return rankCorrelation(kendallScore(standardised, precision));
}

/** Mean and variance of the events in the first arm given both sizes, all events and the odds ratio. */
function noncentralHypergeometricMoments(
  total1: number,
  total2: number,
  events: number,
  oddsRatio: number,
): Readonly<{ mean: number; variance: number }> {
  const low = Math.max(0, events - total2);
  const high = Math.min(total1, events);
  const logWeights = [0];
  let largest = 0;
  for (let x = low; x < high; x++) {
    const ratio = (((total1 - x) * (events - x)) / ((x + 1) * (total2 - events + x + 1))) * oddsRatio;
    const next = logWeights[x - low]! + Math.log(ratio);
    if (next > largest) largest = next;
    logWeights.push(next);
  }
  let total = 0;
  let mean = 0;
  const weights = logWeights.map((logWeight, step) => {
    const weight = Math.exp(logWeight - largest);
    total += weight;
    mean += weight * (low + step);
    return weight;
  });
  mean /= total;
  let variance = 0;
  weights.forEach((weight, step) => {
    variance += weight * (low + step - mean) ** 2;
  });
  return { mean, variance: variance / total };
}
