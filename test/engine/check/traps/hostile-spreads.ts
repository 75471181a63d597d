import { change, final, ONE, PAIN, type Trap, TWO } from '../trap.ts';

/** A fifth lot, written by somebody who had not read the others: means, spreads, medians and baselines. */
const elsewhere = (mean: string, sd: string, more: object = {}) =>
  [1, 2, 3].map((at) => ({
    ...final({ n: 40 + at, mean, sd }, { n: 41 + at, mean, sd }, more),
    id: `other ${at}`,
    studyId: `Y${at}`,
  }));
const BEFORE = [
  { baselineMean: '6.2', baselineSd: '2.1' },
  { baselineMean: '6.1', baselineSd: '2.0' },
] as const;
const HUNDRED = { instrument: { ...PAIN, id: 'VAS', max: 100 } };
const WIDE = final({ n: 50, mean: '51', sd: '21' }, { n: 48, mean: '60', sd: '22' }, HUNDRED);

export const HOSTILE_SPREADS: readonly Trap[] = [
  {
    name: 'standard errors in both arms, told by the SDs at baseline',
    trap: final({ ...ONE, ...BEFORE[0], sd: '0.31' }, { ...TWO, ...BEFORE[1], sd: '0.30' }),
    expected: ['E9 medium', '0.31 / 2.1 = 0.15; 0.30 / 2.0 = 0.15'],
    clean: final({ ...ONE, ...BEFORE[0] }, { ...TWO, ...BEFORE[1] }),
  },
  {
    name: 'SDs of the change beside final means, told by the SDs at baseline',
    trap: final({ ...ONE, ...BEFORE[0], sd: '0.9' }, { ...TWO, ...BEFORE[1], sd: '0.9' }),
    expected: ['E9 medium', '0.9 / 2.1 = 0.43; 0.9 / 2.0 = 0.45'],
    clean: final({ ...ONE, ...BEFORE[0] }, { ...TWO, ...BEFORE[1] }),
  },
  {
    name: 'half the width of an interval as the SD, told by other studies',
    trap: final({ ...ONE, sd: '0.61' }, TWO),
    others: elsewhere('5.4', '2.2'),
    expected: ['E1 high', '0.61 / 2.2 = 0.28'],
    clean: final(ONE, TWO),
  },
  {
    name: 'variances as SDs in both arms, told by other studies',
    trap: final({ ...ONE, sd: '4.84' }, { ...TWO, sd: '4.41' }),
    others: elsewhere('5.4', '2.2'),
    expected: ['E9 medium', '4.84 / 2.2 = 2.20'],
    clean: final(ONE, TWO),
  },
  {
    name: 'a scale of 0 to 10 in a row of 0 to 100, told by other studies',
    trap: final(ONE, TWO, HUNDRED),
    others: elsewhere('54', '21', HUNDRED),
    expected: ['E21 high', 'mean 5.1 / 54 = 0.09444'],
    clean: WIDE,
  },
  {
    name: 'shares of 1 in a row of 0 to 100, told by other studies',
    trap: final({ n: 50, mean: '0.51', sd: '0.21' }, { n: 48, mean: '0.60', sd: '0.22' }, HUNDRED),
    others: elsewhere('54', '21', HUNDRED),
    expected: ['E21 high', 'mean 0.51 / 54 = 0.009444'],
    clean: WIDE,
  },
  {
    name: 'means and SDs exchanged',
    trap: final({ n: 50, mean: '2.1', sd: '5.1' }, { n: 48, mean: '2.2', sd: '6.0' }),
    expected: ['E7 block', '√((2.1 − 0) × (10 − 2.1) × 50 / 49) = 4.114 < 5.1'],
    clean: final(ONE, TWO),
  },
  {
    name: 'SDs typed as standard errors',
    trap: final({ n: 50, mean: '5.1', se: '2.1' }, { n: 48, mean: '6.0', se: '2.2' }),
    expected: ['E7 block', '√((5.1 − 0) × (10 − 5.1) × 50 / 49) = 5.05 < 14.85'],
    clean: final({ n: 50, mean: '5.1', se: '0.30' }, { n: 48, mean: '6.0', se: '0.32' }),
  },
  {
    name: 'smallest and largest typed as the limits of both arms',
    trap: final({ n: 50, mean: '5.1', ciLow: '1', ciHigh: '9' }, { n: 48, mean: '5.9', ciLow: '2', ciHigh: '10' }),
    expected: ['E7 block', '√((5.1 − 0) × (10 − 5.1) × 50 / 49) = 5.05 < 14.07'],
    clean: final(
      { n: 50, mean: '5.1', ciLow: '4.5', ciHigh: '5.7' },
      { n: 48, mean: '5.9', ciLow: '5.3', ciHigh: '6.5' },
    ),
  },
  {
    name: 'mean ± standard error as the limits of one arm',
    trap: final(
      { n: 50, mean: '5.1', ciLow: '4.8', ciHigh: '5.4' },
      { n: 48, mean: '6.0', ciLow: '5.4', ciHigh: '6.6' },
    ),
    expected: ['E9 medium', '1.06 / 2.07 = 0.51'],
    clean: final(
      { n: 50, mean: '5.1', ciLow: '4.5', ciHigh: '5.7' },
      { n: 48, mean: '6.0', ciLow: '5.4', ciHigh: '6.6' },
    ),
  },
  {
    name: 'mean ± SD as the limits beside the SD',
    trap: final({ ...ONE, ciLow: '3.0', ciHigh: '7.2' }, TWO),
    expected: ['E20 medium', 'SD from the interval and n 50: 7.389 against 2.1'],
    clean: final({ ...ONE, ciLow: '4.5', ciHigh: '5.7' }, TWO),
  },
  {
    name: 'limits of the mean typed as quartiles of one arm',
    trap: final({ n: 99, median: '5', q1: '4.6', q3: '5.4' }, { n: 98, median: '6', q1: '4', q3: '8' }),
    expected: ['E9 medium', '0.59 / 2.96 = 0.20'],
    clean: final({ n: 99, median: '5', q1: '3', q3: '7' }, { n: 98, median: '6', q1: '4', q3: '8' }),
  },
  {
    name: 'quartiles exchanged',
    trap: final({ n: 50, median: '6', q1: '9', q3: '4' }, { n: 48, median: '6', q1: '4', q3: '8' }),
    expected: ['E2 block', '9 > 6'],
    clean: final({ n: 50, median: '6', q1: '4', q3: '9' }, { n: 48, median: '6', q1: '4', q3: '8' }),
  },
  {
    name: 'a largest score beyond the scale',
    trap: final(
      { n: 50, median: '6', q1: '4', q3: '9', min: '1', max: '11' },
      { n: 48, median: '6', q1: '4', q3: '8' },
    ),
    expected: ['E6 block', '11 > 10'],
    clean: final(
      { n: 50, median: '6', q1: '4', q3: '9', min: '1', max: '10' },
      { n: 48, median: '6', q1: '4', q3: '8' },
    ),
  },
  {
    name: 'an SD too large for the scores observed',
    trap: final({ ...ONE, min: '4', max: '6' }, TWO),
    expected: ['E7 block', '√((5.1 − 3.5) × (6.5 − 5.1) × 50 / 49) = 1.512 < 2.1'],
    clean: final({ ...ONE, min: '1', max: '9' }, TWO),
  },
  {
    name: 'everybody at the least score, and yet an SD',
    trap: final({ n: 30, mean: '0.0', sd: '1.5' }, { n: 31, mean: '1.0', sd: '1.6' }),
    expected: ['E7 block', '√((0.0 − 0) × (10 − 0.0) × 30 / 29) = 0 < 1.5'],
    clean: final({ n: 30, mean: '0.9', sd: '1.5' }, { n: 31, mean: '1.0', sd: '1.6' }),
  },
  {
    name: 'an SD that whole-number scores of that mean cannot have',
    trap: final(
      { n: 18, mean: '3.44', sd: '2.47' },
      { n: 20, mean: '4.10', sd: '2.20' },
      { instrument: { ...PAIN, integer: true } },
    ),
    expected: ['E12 medium', 'sum 62: 17 × 2.47² + 62²/18 = 317.3'],
    clean: final(
      { n: 18, mean: '3.44', sd: '2.48' },
      { n: 20, mean: '4.10', sd: '2.20' },
      { instrument: { ...PAIN, integer: true } },
    ),
  },
  {
    name: 'a change further than its scale is long',
    trap: change({ n: 50, mean: '-12', sd: '2.1' }, { n: 48, mean: '-0.1', sd: '2.2' }),
    expected: ['E6 block', '|−12| > 10 − 0 = 10'],
    clean: change({ n: 50, mean: '-1.2', sd: '2.1' }, { n: 48, mean: '-0.1', sd: '2.2' }),
  },
  {
    name: 'baselines that chance does not part so far',
    trap: final({ ...ONE, baselineMean: '8.2', baselineSd: '1.1' }, { ...TWO, baselineMean: '4.1', baselineSd: '1.2' }),
    expected: ['E20 medium', '|8.2 − 4.1| = 4.1, 3.5 SDs and 17.2 standard errors'],
    clean: final({ ...ONE, ...BEFORE[0] }, { ...TWO, ...BEFORE[1] }),
  },
  {
    name: 'a trial entered twice under another name',
    trap: final(ONE, TWO),
    others: [{ ...final(ONE, TWO), id: 'other', studyId: 'Y' }],
    expected: ['E13 high', '5.1 (2.1), n 50 = 5.1 (2.1), n 50'],
    clean: final({ ...ONE, mean: '5.3' }, { ...TWO, mean: '5.8' }),
  },
  {
    name: 'a trial entered twice, rounded otherwise',
    trap: final(ONE, TWO),
    others: [
      {
        ...final({ ...ONE, mean: '5.14', sd: '2.08' }, { ...TWO, mean: '5.97', sd: '2.23' }),
        id: 'other',
        studyId: 'Y',
      },
    ],
    expected: ['E13 high', '5.1 (2.1), n 50; 6.0 (2.2), n 48 against 5.14 (2.08), n 50'],
    clean: final({ ...ONE, mean: '5.3' }, TWO),
  },
  {
    name: 'the only study on the other side, its arms exchanged',
    trap: final({ ...ONE, mean: '7.9' }, { ...TWO, mean: '4.0' }),
    others: [1, 2, 3, 4].map((at) => ({
      ...final({ n: 60, mean: `4.${at}`, sd: '2.1' }, { n: 61, mean: `6.${at}`, sd: '2.2' }),
      id: `other ${at}`,
      studyId: `Y${at}`,
    })),
    expected: ['E16 high', '|−3.9| / 0.4348 = 9.0'],
    clean: final({ ...ONE, mean: '4.0' }, { ...TWO, mean: '5.9' }),
  },
];
