/** Concordance of two columns: score = concordant - discordant pairs, and counts for its variance and tau-b. */
export type KendallScore = Readonly<{
  n: number;
  score: number;
  /** Null when one column does not vary. */
  tau: number | null;
  hasTies: boolean;
  /** Variance of the score under independence, corrected for ties. */
  variance: number;
}>;

/**
 * Kendall's score, tau-b and the tie-corrected variance of the score:
 * [n(n-1)(2n+5) - sum t(t-1)(2t+5) - sum u(u-1)(2u+5)] / 18 + sum t(t-1) sum u(u-1) / (2n(n-1))
 * + sum t(t-1)(t-2) sum u(u-1)(u-2) / (9n(n-1)(n-2)).
 *
 * @source Kendall 1970, Rank Correlation Methods, chapter 4, ISBN 9780852641996
 * @golden 05_ranktest.json
 */
export function kendallScore(x: Float64Array, y: Float64Array): KendallScore {
  const n = x.length;
  let score = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const inX = Math.sign(x[i]! - x[j]!);
      const inY = Math.sign(y[i]! - y[j]!);
      score += inX * inY;
      untiedX += inX * inX;
      untiedY += inY * inY;
    }
  }
  const pairs = (n * (n - 1)) / 2;
  const tiesX = tieSums(x);
  const tiesY = tieSums(y);
  let variance = (n * (n - 1) * (2 * n + 5) - tiesX.weighted - tiesY.weighted) / 18;
  if (n > 1) variance += (tiesX.pairs * tiesY.pairs) / (2 * n * (n - 1));
  if (n > 2) variance += (tiesX.triples * tiesY.triples) / (9 * n * (n - 1) * (n - 2));
  return {
    n,
    score,
    tau: untiedX > 0 && untiedY > 0 ? score / (Math.sqrt(untiedX) * Math.sqrt(untiedY)) : null,
    hasTies: untiedX < pairs || untiedY < pairs,
    variance: untiedX > 0 && untiedY > 0 ? variance : 0,
  };
}

function tieSums(values: Float64Array): Readonly<{ pairs: number; triples: number; weighted: number }> {
  const sorted = values.slice().sort();
  let pairs = 0;
  let triples = 0;
  let weighted = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    const t = end - start;
    pairs += t * (t - 1);
    triples += t * (t - 1) * (t - 2);
    weighted += t * (t - 1) * (2 * t + 5);
    start = end;
  }
  return { pairs, triples, weighted };
}

/**
 * Exact two-sided p of a Kendall score without ties: the distribution of the number of inversions of a random
 * permutation, built by convolution of uniform distributions. O(n^3).
 *
 * @source Kendall 1938 doi:10.1093/biomet/30.1-2.81
 * @golden 05_ranktest.json
 */
export function kendallExactPValue(score: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  // Number of concordant pairs on the nearer side; the distribution is symmetric.
  const extreme = Math.min((pairs + score) / 2, (pairs - score) / 2);
  let probability = new Float64Array(extreme + 1);
  probability[0] = 1;
  for (let size = 2; size <= n; size++) {
    const next = new Float64Array(extreme + 1);
    let window = 0;
    for (let c = 0; c <= extreme; c++) {
      window += probability[c]!;
      if (c >= size) window -= probability[c - size]!;
      next[c] = window / size;
    }
    probability = next;
  }
  let tail = 0;
  for (const part of probability) tail += part;
  return Math.min(1, 2 * tail);
}
