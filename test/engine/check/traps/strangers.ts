import { contrast, counts, final, ONE, type Trap, TWO } from '../trap.ts';

/** A fourth lot of mistakes, of the kind a stranger to the program tries first: each beside its clean twin. */
const ratio = (measure: string, estimate: string, ciLow: string, ciHigh: string) =>
  contrast({ measure, estimate, ciLow, ciHigh });
const LIMITS = { n: 48, mean: '6.0', ciLow: '5.4', ciHigh: '6.6' } as const;
const QUARTILES = { n: 48, median: '6', q1: '4', q3: '8' } as const;

export const TRAPS_OF_STRANGERS: readonly Trap[] = [
  {
    name: 'quartiles typed as the limits of one arm',
    trap: final({ n: 50, mean: '5.1', ciLow: '3.6', ciHigh: '6.6' }, LIMITS),
    expected: ['E9 medium', '5.28 / 2.07 = 2.55'],
    clean: final({ n: 50, mean: '5.1', ciLow: '4.5', ciHigh: '5.7' }, LIMITS),
  },
  {
    name: 'smallest and largest typed as the quartiles of one arm',
    trap: final({ n: 50, median: '5', q1: '0', q3: '10' }, QUARTILES),
    expected: ['E9 medium', '7.41 / 2.96 = 2.50'],
    clean: final({ n: 50, median: '5', q1: '3', q3: '7' }, QUARTILES),
  },
  {
    name: 'the baseline of one arm typed as its final score',
    trap: final(
      { ...ONE, mean: '6.2', sd: '2.1', baselineMean: '6.2', baselineSd: '2.1' },
      { ...TWO, baselineMean: '6.1', baselineSd: '2.0' },
    ),
    expected: ['E13 medium', '6.2 (2.1), n 50'],
    clean: final(
      { ...ONE, baselineMean: '6.2', baselineSd: '2.1' },
      { ...TWO, baselineMean: '6.1', baselineSd: '2.0' },
    ),
  },
  {
    name: 'a negative F',
    trap: contrast({ estimate: '-0.62', f: '-9.4' }),
    expected: ['E7 block', '-9.4 < 0'.replace('-', '−')],
    clean: contrast({ estimate: '-0.62', f: '9.4' }),
  },
  {
    name: 'one nought too many in the number of one arm',
    trap: final({ ...ONE, n: 500 }, TWO),
    expected: ['E8 medium', '500 / 48 = 10.4'],
    clean: final({ ...ONE, n: 96 }, TWO),
  },
  {
    name: 'the median typed as the mean',
    trap: final({ n: 50, mean: '3.0', sd: '2.6', median: '3.0', q1: '2.0', q3: '7.0' }, TWO),
    expected: ['E7 medium', '= 0.6 ≥ 0.3724'],
    clean: final({ n: 50, mean: '4.1', sd: '2.6', median: '3.0', q1: '2.0', q3: '7.0' }, TWO),
  },
  {
    name: 'a number needed to treat as a risk difference',
    trap: ratio('RD', '12', '7', '40'),
    expected: ['E6 block', '|12| > 1'],
    clean: ratio('RD', '0.083', '0.025', '0.141'),
  },
  {
    name: 'swapped digits in the upper limit of a ratio',
    trap: ratio('RR', '0.72', '0.55', '0.49'),
    expected: ['E2 block', '0.55 > 0.49'],
    clean: ratio('RR', '0.72', '0.55', '0.94'),
  },
  {
    name: 'swapped digits that leave the limits in order',
    trap: contrast({ estimate: '-0.9', ciLow: '-1.76', ciHigh: '-0.40' }),
    expected: ['E3 high', '13.2% of the width'],
    clean: contrast({ estimate: '-0.9', ciLow: '-1.76', ciHigh: '-0.04' }),
  },
  {
    name: 'events and people exchanged in one arm',
    trap: counts({ n: 12, events: 50 }, { n: 48, events: 11 }),
    expected: ['E5 block', '50 > 12'],
    clean: counts({ n: 50, events: 12 }, { n: 48, events: 11 }),
  },
  {
    name: 'p typed as t',
    trap: contrast({ estimate: '-0.9', se: '0.40', t: '0.024' }),
    expected: ['E20 medium', '= 2.25 against 0.024'],
    clean: contrast({ estimate: '-0.9', se: '0.40', t: '2.25', p: '0.027' }),
  },
  {
    name: 'a risk ratio in the place of an odds ratio',
    trap: counts(
      { n: 100, events: 40 },
      { n: 100, events: 60 },
      { contrast: { measure: 'OR', estimate: '0.67', ciLow: '0.50', ciHigh: '0.89' } },
    ),
    expected: ['E20 medium', '= 0.4444 against 0.67'],
    clean: counts(
      { n: 100, events: 40 },
      { n: 100, events: 60 },
      { contrast: { measure: 'OR', estimate: '0.44', ciLow: '0.25', ciHigh: '0.78' } },
    ),
  },
  {
    name: 'an SD with its decimal point lost',
    trap: final({ ...ONE, sd: '21' }, TWO),
    expected: ['E7 block', '= 5.05 < 21'],
    clean: final(ONE, TWO),
  },
  {
    name: 'a difference taken the other way round than its arms',
    trap: final(ONE, TWO, { contrast: { estimate: '0.9', ciLow: '0.04', ciHigh: '1.76' } }),
    expected: ['E16 high', '5.1 − 6.0 = −0.9 against 0.9'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.9', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
];
