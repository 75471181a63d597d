import { contrast, counts, final, ONE, type Trap, TWO } from '../trap.ts';

/** Of the same lot: contrasts, their intervals, p-values and test statistics. */
const OPTIMUM = { estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23' } as const;
const PRINTED = { estimate: '-0.80', ciLow: '-1.51', ciHigh: '-0.09' } as const;
const hazard = (more: object) => contrast({ measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.94', ...more });
const SIZES = [{ n: 50 }, { n: 48 }] as const;

export const HOSTILE_CONTRASTS: readonly Trap[] = [
  {
    name: 'a minus lost from the upper limit',
    trap: contrast({ ...OPTIMUM, ciHigh: '0.23' }),
    expected: ['E3 high', '|−0.62 − middle −0.395| = 0.225, 18.0% of the width (limit 5'],
    clean: contrast(OPTIMUM),
  },
  {
    name: 'a minus lost from both limits, which were put in order',
    trap: contrast({ ...OPTIMUM, ciLow: '0.23', ciHigh: '1.02' }),
    expected: ['E2 block', 'not 0.23 ≤ −0.62 ≤ 1.02: 0.23 > −0.62'],
    clean: contrast(OPTIMUM),
  },
  {
    name: 'a decimal point lost from the upper limit of a ratio',
    trap: hazard({ ciHigh: '9.4' }),
    expected: ['E3 high', '|ln 0.72 − middle 0.8214| = 1.15, 40.5% of the width (limit '],
    clean: hazard({}),
  },
  {
    name: 'a positive logarithm of an odds ratio as the odds ratio',
    trap: contrast({ measure: 'OR', estimate: '0.65', ciLow: '0.07', ciHigh: '1.23' }),
    expected: ['E4 medium', 'middle 0.65 as printed'],
    clean: contrast({ measure: 'OR', estimate: '1.92', ciLow: '1.07', ciHigh: '3.42' }),
  },
  {
    name: 'a positive logarithm of a hazard ratio, told by O − E',
    trap: hazard({ estimate: '0.34', ciLow: '0.07', ciHigh: '0.61', observedMinusExpected: '18.0', variance: '53.0' }),
    expected: ['E20 medium', 'exp(18.0 / 53.0) = 1.404 against 0.34'],
    clean: hazard({ estimate: '1.40', ciLow: '1.07', ciHigh: '1.84', observedMinusExpected: '18.0', variance: '53.0' }),
  },
  {
    name: 'a reduction in percent as the risk ratio of its counts',
    trap: counts(
      { events: 30, n: 100 },
      { events: 45, n: 100 },
      { contrast: { measure: 'RR', estimate: '33', ciLow: '3', ciHigh: '54' } },
    ),
    expected: ['E16 high', 'risk ratio of (30/100) and (45/100) = 0.6667 against 33'],
    clean: counts(
      { events: 30, n: 100 },
      { events: 45, n: 100 },
      { contrast: { measure: 'RR', estimate: '0.67', ciLow: '0.46', ciHigh: '0.97' } },
    ),
  },
  {
    name: 'a change in percent as the difference of the means',
    trap: final(ONE, TWO, { contrast: { estimate: '-15.0', ciLow: '-29.3', ciHigh: '-0.7' } }),
    expected: ['E6 block', '|−15.0| > 10 − 0 = 10'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.9', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'a standardised difference in the place of the means’',
    trap: final(ONE, TWO, { contrast: { estimate: '-0.42', ciLow: '-0.82', ciHigh: '-0.02' } }),
    expected: ['E20 medium', '5.1 − 6.0 = −0.9 against −0.42, rounding allows ±0.105'],
    clean: final(ONE, TWO, { contrast: { measure: 'SMD', estimate: '-0.42', ciLow: '-0.82', ciHigh: '-0.02' } }),
  },
  {
    name: 'an interval that its SDs cannot give',
    trap: final(ONE, TWO, { contrast: { estimate: '-0.90', ciLow: '-0.97', ciHigh: '-0.83' } }),
    expected: ['E20 medium', '5.1 − 6.0 = −0.9 against −0.90, rounding allows ±0.105'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'a standardised difference finer than its participants allow',
    trap: { ...contrast({ measure: 'SMD', estimate: '-0.50', ciLow: '-0.55', ciHigh: '-0.45' }), arms: SIZES },
    expected: ['E20 medium', 'standard error 0.02551 by the interval'],
    clean: { ...contrast({ measure: 'SMD', estimate: '-0.50', ciLow: '-0.90', ciHigh: '-0.10' }), arms: SIZES },
  },
  {
    name: 'an odds ratio finer than its participants allow',
    trap: { ...contrast({ measure: 'OR', estimate: '0.60', ciLow: '0.52', ciHigh: '0.69' }), arms: SIZES },
    expected: ['E20 medium', 'standard error 0.07217 by the interval'],
    clean: { ...contrast({ measure: 'OR', estimate: '0.60', ciLow: '0.25', ciHigh: '1.44' }), arms: SIZES },
  },
  {
    name: 'a difference of paired periods is finer than its arms, and no slip; one of parallel arms is',
    trap: final(ONE, TWO, { contrast: { estimate: '-0.9', ciLow: '-1.3', ciHigh: '-0.5', p: '<0.001' } }),
    expected: ['E20 medium', '5.1 − 6.0 = −0.9 against −0.9, rounding allows ±0.15'],
    clean: final(
      { ...ONE, n: 24 },
      { ...TWO, n: 24 },
      {
        design: 'crossover',
        designAdjusted: true,
        contrast: { estimate: '-0.9', ciLow: '-1.5', ciHigh: '-0.3', p: '0.005' },
      },
    ),
  },
  {
    name: 'an 80% interval labelled 95%, told by its p',
    trap: contrast({ estimate: '-0.80', ciLow: '-1.26', ciHigh: '-0.34', p: '0.027' }),
    expected: ['E19 medium', 'p at 95%, two tails: 0.0006653'],
    clean: contrast({ ...PRINTED, p: '0.027' }),
  },
  {
    name: 'a p of ten times its interval’s',
    trap: contrast({ estimate: '-0.90', ciLow: '-1.80', ciHigh: '0.00', p: '0.5' }),
    expected: ['E10 high', 'p from estimate and interval 0.04749 to 0.05259'],
    clean: contrast({ estimate: '-0.90', ciLow: '-1.80', ciHigh: '0.00', p: '0.05' }),
  },
  {
    name: 'a bound on p that the interval does not keep',
    trap: contrast({ estimate: '-0.90', ciLow: '-1.74', ciHigh: '-0.06', p: '<0.001' }),
    expected: ['E10 high', 'p from estimate and interval 0.03365 to 0.0379'],
    clean: contrast({ estimate: '-0.90', ciLow: '-1.74', ciHigh: '-0.06', p: '<0.05' }),
  },
  {
    name: 'not significant beside an interval that excludes 1',
    trap: contrast({ measure: 'OR', estimate: '0.60', ciLow: '0.42', ciHigh: '0.86', p: '>0.05' }),
    expected: ['E10 high', 'p from estimate and interval 0.003597 to 0.007316'],
    clean: contrast({ measure: 'OR', estimate: '0.60', ciLow: '0.35', ciHigh: '1.03', p: '>0.05' }),
  },
  {
    name: 'the p within one arm as that of the contrast, told by the arms',
    trap: final({ ...ONE, mean: '3.1' }, { ...TWO, mean: '4.9' }, { contrast: { estimate: '-1.8', p: '0.40' } }),
    expected: ['E10 medium', '3.1 − 4.9 = −1.8, standard error 0.4348: p 0.0001018'],
    clean: final({ ...ONE, mean: '3.1' }, { ...TWO, mean: '4.9' }, { contrast: { estimate: '-1.8', p: '<0.001' } }),
  },
  {
    name: 'the t of another outcome, told by the arms',
    trap: final(ONE, TWO, { contrast: { estimate: '-0.9', t: '4.1' } }),
    expected: ['E20 medium', '|−0.9| / 0.4348 = 2.07 against 4.1'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.9', t: '-2.07' } }),
  },
  {
    name: 'the F of another outcome, told by the arms',
    trap: final(ONE, TWO, { contrast: { estimate: '-0.9', f: '17.2' } }),
    expected: ['E20 medium', '|−0.9| / 0.4348 = 2.07, squared 4.285 against 17.2'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.9', f: '4.3' } }),
  },
  {
    name: 'the standard error of a ratio on its natural scale',
    trap: contrast({ measure: 'OR', estimate: '2.50', ciLow: '1.40', ciHigh: '4.46', se: '0.74' }),
    expected: ['E20 medium', 'from the interval 0.2956'],
    clean: contrast({ measure: 'OR', estimate: '2.50', ciLow: '1.40', ciHigh: '4.46', se: '0.30' }),
  },
  {
    name: 'a hazard ratio copied from another study',
    trap: hazard({}),
    others: [{ ...hazard({}), id: 'other', studyId: 'Y' }],
    expected: ['E13 high', '0.72, 0.55, 0.94 = 0.72, 0.55, 0.94'],
    clean: hazard({ estimate: '0.73', ciLow: '0.54', ciHigh: '0.99' }),
  },
  {
    name: 'a p above 1',
    trap: contrast({ estimate: '-0.9', p: '4' }),
    expected: ['E10 block', '4 > 1'],
    clean: contrast({ estimate: '-0.9', p: '0.04' }),
  },
];
