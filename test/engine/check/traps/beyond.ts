import { change, contrast, counts, final, ONE, type Trap, TWO } from '../trap.ts';

/** A third lot of mistakes, asked of `grove compute` as the others are: each beside its clean twin. */
const OPTIMUM = { estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23' } as const;
const LATER = { estimate: '-0.74', ciLow: '-1.14', ciHigh: '-0.34' } as const;
const ratio = (estimate: string, ciLow: string, ciHigh: string) => contrast({ measure: 'RR', estimate, ciLow, ciHigh });

export const TRAPS_BEYOND: readonly Trap[] = [
  {
    name: 'a mean further from its median than its SD',
    trap: final({ ...ONE, median: '2.0', q1: '1.0', q3: '3.0' }, TWO),
    expected: ['E7 block', '|5.1 − 2.0| = 3.1 > 2.1'],
    clean: final({ ...ONE, median: '4.8', q1: '3.6', q3: '6.5' }, TWO),
  },
  {
    name: 'an SD that its own quartiles leave no room for',
    trap: final({ n: 200, mean: '5.1', sd: '0.9', q1: '3.6', q3: '6.6' }, { n: 198, mean: '5.6', sd: '1.0' }),
    expected: ['E7 high', '(6.6 − 3.6) / √8 = 1.061 > 0.9'],
    clean: final({ n: 200, mean: '5.1', sd: '2.2', q1: '3.6', q3: '6.6' }, { n: 198, mean: '5.6', sd: '2.1' }),
  },
  {
    name: 'the contrast of another study copied',
    trap: contrast(OPTIMUM),
    expected: ['E13 high', '−0.62, −1.02, −0.23'],
    clean: contrast(LATER),
    others: [{ ...contrast(OPTIMUM), studyId: 'Y' }],
  },
  {
    name: 'the contrast of an earlier time copied down',
    trap: { ...contrast(OPTIMUM), id: 'late', timeDays: 364 },
    expected: ['E13 high', '−0.62, −1.02, −0.23'],
    clean: { ...contrast(LATER), id: 'late', timeDays: 364 },
    others: [{ ...contrast(OPTIMUM), id: 'early', timeDays: 182 }],
  },
  {
    name: 'a ratio in percent',
    trap: ratio('72', '55', '94'),
    expected: ['E21 high', '72% = 0.72'],
    clean: ratio('0.72', '0.55', '0.94'),
  },
  {
    name: 'a ratio of nought',
    trap: ratio('0', '0.1', '0.9'),
    expected: ['E2 block', '0 ≤ 0'],
    clean: ratio('0.3', '0.1', '0.9'),
  },
  {
    name: 'a p-value of nought',
    trap: contrast({ ...OPTIMUM, p: '0' }),
    expected: ['E10 medium', 'Enter it as a bound'],
    clean: contrast({ ...OPTIMUM, p: '0.002' }),
  },
  {
    name: 'a digit lost from the number analysed',
    trap: final({ ...ONE, n: 5, nRandomised: 52 }, { ...TWO, nRandomised: 50 }),
    expected: ['E8 medium', '5 / 52 = 10%'],
    clean: final({ ...ONE, nRandomised: 52 }, { ...TWO, nRandomised: 50 }),
  },
  {
    name: 'arms exchanged between the numbers randomised and analysed',
    trap: final({ ...ONE, nRandomised: 48 }, { ...TWO, nRandomised: 50 }),
    expected: ['E8 block', '50 > 48'],
    clean: final({ ...ONE, nRandomised: 50 }, { ...TWO, nRandomised: 48 }),
  },
  {
    name: 'the total of both arms typed into each',
    trap: final({ ...ONE, n: 98 }, { ...TWO, n: 98 }, { nTotal: 98 }),
    expected: ['E8 medium', '98 + 98 = 196 ≠ 98'],
    clean: final(ONE, TWO, { nTotal: 98 }),
  },
  {
    name: 'a percentage above a hundred',
    trap: counts({ n: 50, percent: '120' }, { n: 48, percent: '50' }),
    expected: ['E5 block', '120'],
    clean: counts({ n: 50, percent: '12' }, { n: 48, percent: '50' }),
  },
  {
    name: 'a negative count',
    trap: counts({ n: 50, events: -2 }, { n: 48, events: 3 }),
    expected: ['E5 block', '−2'],
    clean: counts({ n: 50, events: 2 }, { n: 48, events: 3 }),
  },
  {
    name: 'half a person',
    trap: final({ ...ONE, n: '50.5' }, TWO),
    expected: ['E5 block', '50.5'],
    clean: final(ONE, TWO),
  },
  {
    name: 'a mean outside its own interval',
    trap: final({ ...ONE, ciLow: '5.3', ciHigh: '6.1' }, TWO),
    expected: ['E2 block', '5.3 > 5.1'],
    clean: final({ ...ONE, ciLow: '4.5', ciHigh: '5.7' }, TWO),
  },
  {
    name: 'a risk difference above 1',
    trap: counts({ n: 50, events: 20 }, { n: 48, events: 10 }, { contrast: { measure: 'RD', estimate: '1.4' } }),
    expected: ['E6 block', '1.4'],
    clean: counts({ n: 50, events: 20 }, { n: 48, events: 10 }, { contrast: { measure: 'RD', estimate: '0.19' } }),
  },
  {
    name: 'a hazard ratio beside the limits of its reciprocal',
    trap: contrast({ measure: 'HR', estimate: '0.72', ciLow: '1.06', ciHigh: '1.82' }),
    expected: ['E2 block', '1.06 > 0.72'],
    clean: contrast({ measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.94' }),
  },
  {
    name: 'a limit typed as the estimate',
    trap: contrast({ ...OPTIMUM, estimate: '-0.23' }),
    expected: ['E3 high', '−0.23'],
    clean: contrast(OPTIMUM),
  },
  {
    name: 'a 99% interval labelled 95%, told by the arms',
    trap: final(ONE, TWO, { contrast: { estimate: '-0.9', ciLow: '-2.04', ciHigh: '0.24' } }),
    expected: ['E19 medium', '99'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.9', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'the smallest score above the largest',
    trap: final({ n: 50, median: '5', min: '9', max: '1' }, { n: 48, median: '6', min: '1', max: '9' }),
    expected: ['E2 block', '9 > 5'],
    clean: final({ n: 50, median: '5', min: '1', max: '9' }, { n: 48, median: '6', min: '1', max: '10' }),
  },
  {
    name: 'a smallest score below the scale',
    trap: final({ ...ONE, min: '-1', max: '9' }, TWO),
    expected: ['E6 block', '−1'],
    clean: final({ ...ONE, min: '1', max: '9' }, TWO),
  },
  {
    name: 'a standard error of nought',
    trap: contrast({ estimate: '-0.9', se: '0' }),
    expected: ['E7 high', '0'],
    clean: contrast({ estimate: '-0.9', se: '0.44' }),
  },
  {
    name: 'a change whose arms do not vary',
    trap: change({ n: 50, mean: '-1.1', sd: '0' }, { n: 48, mean: '-0.4', sd: '2.0' }),
    expected: ['E7 high', '0'],
    clean: change({ n: 50, mean: '-1.1', sd: '2.1' }, { n: 48, mean: '-0.4', sd: '2.0' }),
  },
];
