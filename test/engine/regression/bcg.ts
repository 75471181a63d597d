/** BCG vaccine against tuberculosis, 13 trials (Colditz et al. 1994): 2 x 2 counts and absolute latitude. */
const ROWS = [
  [4, 123, 11, 139, 44],
  [6, 306, 29, 303, 55],
  [3, 231, 11, 220, 42],
  [62, 13598, 248, 12867, 52],
  [33, 5069, 47, 5808, 13],
  [180, 1541, 372, 1451, 44],
  [8, 2545, 10, 629, 19],
  [505, 88391, 499, 88391, 13],
  [29, 7499, 45, 7277, 27],
  [17, 1716, 65, 1665, 42],
  [186, 50634, 141, 27338, 18],
  [5, 2498, 3, 2341, 33],
  [27, 16913, 29, 17854, 33],
] as const;

export const BCG = {
  events1: ROWS.map(([a]) => a),
  total1: ROWS.map(([, n1]) => n1),
  events2: ROWS.map(([, , c]) => c),
  total2: ROWS.map(([, , , n2]) => n2),
  latitude: ROWS.map(([, , , , latitude]) => latitude),
  /** ln risk ratio and its variance. */
  effects: ROWS.map(([a, n1, c, n2]) => Math.log(a / n1) - Math.log(c / n2)),
  variances: ROWS.map(([a, n1, c, n2]) => 1 / a - 1 / n1 + 1 / c - 1 / n2),
} as const;
