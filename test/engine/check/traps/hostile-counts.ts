import { counts, final, ONE, type Trap, TWO } from '../trap.ts';

/** Of the same lot: counts, percentages, times at risk and time points. */
const at = (timeText: string, timeDays: number) => final(ONE, TWO, { timeText, timeDays });

export const HOSTILE_COUNTS: readonly Trap[] = [
  {
    name: 'a percentage that no whole number of people gives',
    trap: counts({ percent: '47.3', n: 22 }, { percent: '50.0', n: 24 }),
    expected: ['E11 medium', '47.3% × 22 = 10.41'],
    clean: counts({ percent: '45.5', n: 22 }, { percent: '50.0', n: 24 }),
  },
  {
    name: 'those without the event counted',
    trap: counts({ events: 38, percent: '24', n: 50 }, { events: 36, percent: '25', n: 48 }),
    expected: ['E5 medium', '100 × 38 / 50 = 76 ≠ 24'],
    clean: counts({ events: 12, percent: '24', n: 50 }, { events: 12, percent: '25', n: 48 }),
  },
  {
    name: 'a percentage of those randomised beside the number analysed',
    trap: counts({ events: 12, percent: '20.0', n: 50 }, { events: 12, percent: '25', n: 48 }),
    expected: ['E5 medium', '100 × 12 / 50 = 24 ≠ 20.0'],
    clean: counts({ events: 12, percent: '24.0', n: 50 }, { events: 12, percent: '25', n: 48 }),
  },
  {
    name: 'visits counted as people',
    trap: final({ ...ONE, n: 400, nRandomised: 52 }, { ...TWO, n: 380, nRandomised: 50 }),
    expected: ['E8 block', '400 > 52'],
    clean: final({ ...ONE, nRandomised: 52 }, { ...TWO, nRandomised: 50 }),
  },
  {
    name: 'the person-time of one arm in months, its people not printed',
    trap: counts({ events: 12, personTime: '1180' }, { events: 9, personTime: '97.7' }),
    expected: ['E21 high', '1180 and 97.7, ratio 12.1 > 8'],
    clean: counts({ events: 12, personTime: '98.3' }, { events: 9, personTime: '97.7' }),
  },
  {
    name: 'a rate ratio that its counts do not give',
    trap: counts(
      { events: 12, personTime: '340' },
      { events: 24, personTime: '350' },
      { contrast: { measure: 'IRR', estimate: '0.72', ciLow: '0.36', ciHigh: '1.44' } },
    ),
    expected: ['E20 medium', 'rate ratio of (12/340) and (24/350) = 0.5147 against 0.72, r'],
    clean: counts(
      { events: 12, personTime: '340' },
      { events: 24, personTime: '350' },
      { contrast: { measure: 'IRR', estimate: '0.51', ciLow: '0.26', ciHigh: '1.03' } },
    ),
  },
  {
    name: 'a risk difference turned round',
    trap: counts(
      { events: 12, n: 50 },
      { events: 20, n: 48 },
      { contrast: { measure: 'RD', estimate: '0.18', ciLow: '-0.01', ciHigh: '0.36' } },
    ),
    expected: ['E16 high', 'risk difference of (12/50) and (20/48) = −0.1767 against 0.1'],
    clean: counts(
      { events: 12, n: 50 },
      { events: 20, n: 48 },
      { contrast: { measure: 'RD', estimate: '-0.18', ciLow: '-0.36', ciHigh: '0.01' } },
    ),
  },
  {
    name: 'week 8 as 8 days',
    trap: at('week 8', 8),
    expected: ['E21 high', '8 × 7 = 56 days ≠ 8'],
    clean: at('week 8', 56),
  },
  {
    name: '12 wk as a year',
    trap: at('12 wk', 365),
    expected: ['E21 high', '12 × 7 = 84 days ≠ 365'],
    clean: at('12 wk', 84),
  },
  {
    name: '2 yrs as two months',
    trap: at('2 yrs', 60),
    expected: ['E21 high', '2 × 365.3 = 730.5 days ≠ 60'],
    clean: at('2 yrs', 730),
  },
  {
    name: 'month 6 as six weeks',
    trap: at('month 6', 42),
    expected: ['E21 high', '6 × 30.44 = 182.6 days ≠ 42'],
    clean: at('month 6', 182),
  },
];
