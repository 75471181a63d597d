import { CHANGED, change, contrast, counts, final, LESS, ONE, PAIN, type Trap, TWO } from '../trap.ts';

/** More mistakes of extractors: measures, spreads, percentages, times at risk, and one number beside another time. */
const by = (id: string, arm: object) => ({ ...arm, id });
const followed = (one: object, two: object, timeDays: number, more: object = {}) =>
  final(by('a', one), by('b', two), { timeDays, ...more });
const changed = (one: object, two: object) => change(by('a', one), by('b', two), { timeDays: 182 });
const FINAL_ONE = { n: 50, mean: '5.1', sd: '2.2', baselineMean: '6.2', baselineSd: '2.1' } as const;
const FINAL_TWO = { n: 48, mean: '5.7', sd: '2.3', baselineMean: '6.1', baselineSd: '2.1' } as const;
const BOTH_FINAL = [followed(FINAL_ONE, FINAL_TWO, 182)];
const rates = (intervention: string, comparator: string, more: object = {}) =>
  counts({ n: 100, events: 30, personTime: intervention }, { n: 100, events: 40, personTime: comparator }, more);

export const TRAPS_OF_MEASURES: readonly Trap[] = [
  {
    name: 'limits in the wrong order',
    trap: contrast({ estimate: '-0.62', ciLow: '-0.23', ciHigh: '-1.02' }),
    expected: ['E2 block', '−0.23 > −1.02'],
    clean: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23' }),
  },
  {
    name: 'a ratio with a negative limit',
    trap: contrast({ measure: 'OR', estimate: '0.60', ciLow: '-0.10', ciHigh: '1.30' }),
    expected: ['E2 block', '−0.10 ≤ 0'],
    clean: contrast({ measure: 'OR', estimate: '0.60', ciLow: '0.28', ciHigh: '1.30' }),
  },
  {
    name: 'a ratio whose lower limit is rounded to nothing',
    trap: contrast({ measure: 'OR', estimate: '0.03', ciLow: '0.00', ciHigh: '0.53' }),
    expected: ['E2 low', 'standard error or p instead'],
    clean: contrast({ measure: 'OR', estimate: '0.030', ciLow: '0.002', ciHigh: '0.530' }),
  },
  {
    name: 'a decimal point lost in the limit of a hazard ratio',
    trap: contrast({ measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '9.4' }),
    expected: ['E3 high', '40.5% of the width'],
    clean: contrast({ measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.94' }),
  },
  {
    name: 'a hazard ratio more exact than its events allow',
    trap: counts(
      { n: 100, events: 18 },
      { n: 100, events: 25 },
      { contrast: { measure: 'HR', estimate: '0.70', ciLow: '0.58', ciHigh: '0.84' } },
    ),
    expected: ['E20 medium', '2 / √43 = 0.305'],
    clean: counts(
      { n: 100, events: 18 },
      { n: 100, events: 25 },
      { contrast: { measure: 'HR', estimate: '0.70', ciLow: '0.38', ciHigh: '1.28' } },
    ),
  },
  {
    name: 'a one-tailed p taken for a two-tailed one',
    trap: contrast({ estimate: '-0.60', ciLow: '-1.18', ciHigh: '-0.02', p: '0.022' }),
    expected: ['E19 medium', 'Set the p-value to one tail.'],
    clean: contrast({ estimate: '-0.60', ciLow: '-1.18', ciHigh: '-0.02', p: '0.043' }),
  },
  {
    name: 'a p-value that is not that of the means, where no interval is printed',
    trap: final(ONE, TWO, { contrast: { p: '0.40' } }),
    expected: ['E10 medium', 'standard error 0.4348: p 0.0462'],
    clean: final(ONE, TWO, { contrast: { p: '0.04' } }),
  },
  {
    name: 'a p-value that is not that of the counts',
    trap: counts({ n: 100, events: 30 }, { n: 100, events: 40 }, { contrast: { measure: 'RR', p: '0.001' } }),
    expected: ['E10 medium', 'p 0.1417; printed p 0.001'],
    clean: counts({ n: 100, events: 30 }, { n: 100, events: 40 }, { contrast: { measure: 'RR', p: '0.14' } }),
  },
  {
    name: 'variances typed as SDs, told by the arms’ own intervals',
    trap: final(
      { ...ONE, sd: '4.41', ciLow: '4.5', ciHigh: '5.7' },
      { ...TWO, sd: '4.84', ciLow: '5.4', ciHigh: '6.6' },
    ),
    expected: ['E20 medium', 'its square root, 2.1, is the SD'],
    clean: final(
      { ...ONE, sd: '2.10', ciLow: '4.5', ciHigh: '5.7' },
      { ...TWO, sd: '2.20', ciLow: '5.4', ciHigh: '6.6' },
    ),
  },
  {
    name: 'variances typed as SDs, told by the interval of the difference',
    trap: final(
      { ...ONE, sd: '4.41' },
      { ...TWO, sd: '4.84' },
      { contrast: { estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } },
    ),
    expected: ['E20 medium', 'square roots, 2.1 and 2.2, are the SDs'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'the variance of a contrast typed as its standard error',
    trap: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', se: '0.041' }),
    expected: ['E20 medium', 'its square root, 0.2025, is the standard error'],
    clean: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', se: '0.202' }),
  },
  {
    name: 'half the width of an interval typed as a standard error',
    trap: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', se: '0.395' }),
    expected: ['E20 medium', 'half the width of the interval: the standard error is 0.2015'],
    clean: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', se: '0.20' }),
  },
  {
    name: 'half the width of an arm’s interval typed as its SD',
    trap: final(
      { ...ONE, sd: '0.58', ciLow: '4.52', ciHigh: '5.68' },
      { ...TWO, sd: '0.62', ciLow: '5.38', ciHigh: '6.62' },
    ),
    expected: ['E20 medium', 'half the width of the interval: the SD is 2.041'],
    clean: final(
      { ...ONE, sd: '2.04', ciLow: '4.52', ciHigh: '5.68' },
      { ...TWO, sd: '2.14', ciLow: '5.38', ciHigh: '6.62' },
    ),
  },
  {
    name: 'an SD that the smallest and largest scores leave no room for',
    trap: final({ ...ONE, sd: '3.9', min: '3', max: '8' }, { ...TWO, sd: '3.8' }),
    expected: ['E7 block', '= 3.003 < 3.9'],
    clean: final({ ...ONE, sd: '1.9', min: '3', max: '8' }, TWO),
  },
  {
    name: 'final scores copied from the baseline',
    trap: final({ ...ONE, baselineMean: '5.1', baselineSd: '2.1' }, { ...TWO, baselineMean: '6.0', baselineSd: '2.2' }),
    expected: ['E13 high', '5.1 (2.1), n 50; 6.0 (2.2), n 48'],
    clean: final(
      { ...ONE, baselineMean: '6.2', baselineSd: '2.1' },
      { ...TWO, baselineMean: '6.1', baselineSd: '2.2' },
    ),
  },
  {
    name: 'an improvement printed without its minus sign',
    trap: changed({ ...CHANGED, mean: '1.1' }, { ...LESS, mean: '0.4' }),
    others: BOTH_FINAL,
    expected: ['E16 high', '5.1 − 6.2 = −1.1 ≠ 1.1'],
    clean: changed(CHANGED, LESS),
  },
  {
    name: 'a change that is not the final score less the baseline',
    trap: changed({ ...CHANGED, mean: '-2.1' }, LESS),
    others: BOTH_FINAL,
    expected: ['E20 medium', '5.1 − 6.2 = −1.1 ≠ −2.1'],
    clean: changed({ ...CHANGED, mean: '-1.2' }, LESS),
  },
  {
    name: 'more people at the end than at an earlier time',
    trap: followed({ ...ONE, mean: '4.8', n: 60 }, { ...TWO, mean: '5.7' }, 182),
    others: [followed({ ...ONE, n: 45 }, TWO, 91, { timeText: '13 weeks' })],
    expected: ['E8 medium', '60 / 45 = 1.33 > 1.1'],
    clean: followed({ ...ONE, mean: '4.8', n: 44 }, { ...TWO, mean: '5.7' }, 182),
  },
  {
    name: 'arms that do not sum to the total analysed',
    trap: final(ONE, TWO, { nTotal: '108' }),
    expected: ['E8 medium', '50 + 48 = 98 ≠ 108'],
    clean: final(ONE, TWO, { nTotal: '98' }),
  },
  {
    name: 'a proportion typed as a percentage',
    trap: counts({ n: 210, events: 50, percent: '0.24' }, { n: 205, events: 64, percent: '0.31' }),
    expected: ['E5 medium', 'It may be a share of 1: 24%.'],
    clean: counts({ n: 210, events: 50, percent: '24' }, { n: 205, events: 64, percent: '31' }),
  },
  {
    name: 'the percentage of those without the event',
    trap: counts({ n: 210, events: 50, percent: '76.2' }, { n: 205, events: 64, percent: '68.8' }),
    expected: ['E5 medium', 'those without the event'],
    clean: counts({ n: 210, events: 50, percent: '23.8' }, { n: 205, events: 64, percent: '31.2' }),
  },
  {
    name: 'a percentage that no whole number of people makes',
    trap: counts({ n: 40, percent: '23.9' }, { n: 42, percent: '31.0' }),
    expected: ['E11 medium', '9/40 = 22.50%, 10/40 = 25.00%'],
    clean: counts({ n: 40, percent: '22.5' }, { n: 42, percent: '31.0' }),
  },
  {
    name: 'a rate ratio that is not that of the arms',
    trap: rates('95', '93', { contrast: { measure: 'IRR', estimate: '0.50', ciLow: '0.31', ciHigh: '0.80' } }),
    expected: ['E20 medium', '(30/95) and (40/93) = 0.7342 against 0.50'],
    clean: rates('95', '93', { contrast: { measure: 'IRR', estimate: '0.73', ciLow: '0.46', ciHigh: '1.18' } }),
  },
  {
    name: 'time at risk in months in one arm and in years in the other',
    trap: rates('1140', '93'),
    expected: ['E21 high', 'ratio 12.3 > 3'],
    clean: rates('95', '93'),
  },
  {
    name: 'a standardised difference with its sign turned so that benefit is positive',
    trap: final(ONE, TWO, { contrast: { measure: 'SMD', estimate: '0.42', ciLow: '0.02', ciHigh: '0.82' } }),
    expected: ['E16 high', '= −0.4154 against 0.42'],
    clean: final(ONE, TWO, { contrast: { measure: 'SMD', estimate: '-0.42', ciLow: '-0.82', ciHigh: '-0.02' } }),
  },
  {
    name: 'a difference of means entered as a standardised one',
    trap: final(ONE, TWO, { contrast: { measure: 'SMD', estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } }),
    expected: ['E20 medium', 'difference of the means'],
    clean: final(ONE, TWO, { contrast: { measure: 'MD', estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'a ratio of means upside down',
    trap: final(ONE, TWO, { contrast: { measure: 'ROM', estimate: '1.18', ciLow: '1.01', ciHigh: '1.37' } }),
    expected: ['E16 high', '5.1 / 6.0 = 0.85 against 1.18'],
    clean: final(ONE, TWO, { contrast: { measure: 'ROM', estimate: '0.85', ciLow: '0.73', ciHigh: '0.99' } }),
  },
  {
    name: 'arms exchanged, told by the words of the report',
    trap: final(TWO, ONE, { textSays: 'favours intervention' }),
    expected: ['E16 high', 'effect 0.9 where lower is better'],
    clean: final(ONE, TWO, { textSays: 'favours intervention' }),
  },
  {
    name: 'means of a scale of 0 to 100 with the SDs of one of 0 to 10',
    trap: final({ ...ONE, mean: '51' }, { ...TWO, mean: '60' }, { instrument: { ...PAIN, max: 100 } }),
    expected: ['E1 high', '= 4.19 > 2'],
    clean: final(
      { n: 50, mean: '51', sd: '21' },
      { n: 48, mean: '60', sd: '22' },
      { instrument: { ...PAIN, max: 100 } },
    ),
  },
];
