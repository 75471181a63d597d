import { contrast, counts, final, type Trap } from '../trap.ts';

/** Statistics that reports print beside an estimate: t, F, and O − E with its variance. */
const hazard = (more: object) => contrast({ measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.94', ...more });
const difference = (more: object) => contrast({ estimate: '-0.62', se: '0.20', ...more });

export const TRAPS_OF_STATISTICS: readonly Trap[] = [
  {
    name: 'O − E of the other arm',
    trap: hazard({ observedMinusExpected: '17.6', variance: '53.5' }),
    expected: ['E20 medium', 'with its sign turned, they agree'],
    clean: hazard({ observedMinusExpected: '-17.6', variance: '53.5' }),
  },
  {
    name: 'O − E with a decimal point lost',
    trap: hazard({ observedMinusExpected: '-176', variance: '53.5' }),
    expected: ['E20 medium', 'exp(−176 / 53.5)'],
    clean: hazard({ observedMinusExpected: '-17.6', variance: '53.5' }),
  },
  {
    name: 'the variance of ln HR as V',
    trap: hazard({ variance: '0.0187' }),
    expected: ['E20 medium', 'V is its inverse, 53.48'],
    clean: hazard({ variance: '53.5' }),
  },
  {
    name: 'V that is not above nought',
    trap: hazard({ variance: '-53.5' }),
    expected: ['E20 high', '≤ 0'],
    clean: hazard({ variance: '53.5' }),
  },
  {
    name: 'V in figures turned round',
    trap: hazard({ variance: '35.5' }),
    expected: ['E20 medium', '1/√35.5 = 0.1678'],
    clean: hazard({ variance: '53.5' }),
  },
  {
    name: 'V that the events do not allow',
    trap: counts({ n: 100, events: 18 }, { n: 100, events: 25 }, { contrast: { measure: 'HR', variance: '43.0' } }),
    expected: ['E20 medium', '43 / 4 = 10.75'],
    clean: counts({ n: 100, events: 18 }, { n: 100, events: 25 }, { contrast: { measure: 'HR', variance: '10.6' } }),
  },
  {
    name: 'the V of Peto’s odds ratio against its estimate',
    trap: contrast({ measure: 'PETO', estimate: '0.50', observedMinusExpected: '-2.0', variance: '29.0' }),
    expected: ['E20 medium', 'exp(−2.0 / 29.0) = 0.9334'],
    clean: contrast({ measure: 'PETO', estimate: '0.50', observedMinusExpected: '-2.0', variance: '2.9' }),
  },
  {
    name: 't that is not estimate over standard error',
    trap: difference({ t: '1.3' }),
    expected: ['E20 medium', '|−0.62| / 0.2 = 3.1'],
    clean: difference({ t: '-3.1' }),
  },
  {
    name: 'F typed as t',
    trap: difference({ t: '9.61' }),
    expected: ['E20 medium', 'It may be F, the square of t.'],
    clean: difference({ f: '9.61' }),
  },
  {
    name: 't typed as F',
    trap: difference({ f: '3.10' }),
    expected: ['E20 medium', 'It may be t: F is its square.'],
    clean: difference({ t: '3.10' }),
  },
  {
    name: 't against the interval',
    trap: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', t: '0.31' }),
    expected: ['E20 medium', '= 3.0'],
    clean: contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', t: '3.1' }),
  },
  {
    name: 't against p',
    trap: contrast({ t: '3.10', p: '0.20' }),
    expected: ['E20 medium', 'printed p 0.20'],
    clean: contrast({ t: '3.10', p: '0.002' }),
  },
  {
    name: 't against p with few people',
    trap: final({ n: 6, mean: '5.1' }, { n: 6, mean: '6.0' }, { contrast: { t: '2.23', p: '0.50' } }),
    expected: ['E20 medium', 'printed p 0.50'],
    clean: final({ n: 6, mean: '5.1' }, { n: 6, mean: '6.0' }, { contrast: { t: '2.23', p: '0.050' } }),
  },
  {
    name: 'F against a bounded p',
    trap: contrast({ f: '1.2', p: '<0.001' }),
    expected: ['E20 medium', 'printed p <0.001'],
    clean: contrast({ f: '14.2', p: '<0.001' }),
  },
];
