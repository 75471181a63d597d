import { describe, expect, test } from 'vitest';
import { ask, contrast, counts, final, ONE, PAIN, proveTraps, TWO } from './trap.ts';
import { HOSTILE_CONTRASTS } from './traps/hostile-contrasts.ts';
import { HOSTILE_COUNTS } from './traps/hostile-counts.ts';
import { HOSTILE_SPREADS } from './traps/hostile-spreads.ts';

describe('means and spreads', () => {
  proveTraps(HOSTILE_SPREADS);
});
describe('contrasts', () => {
  proveTraps(HOSTILE_CONTRASTS);
});
describe('counts and times', () => {
  proveTraps(HOSTILE_COUNTS);
});

describe('what careful papers print is left alone', () => {
  const ratio = (measure: string, estimate: string, ciLow: string, ciHigh: string, more: object = {}) =>
    contrast({ measure, estimate, ciLow, ciHigh, ...more });
  const none = { events: 0, n: 50 };
  const some = { events: 4, n: 50 };

  test.each([
    [
      'an odds ratio corrected for an empty cell',
      counts(none, some, { contrast: { measure: 'OR', estimate: '0.10', ciLow: '0.005', ciHigh: '1.95' } }),
    ],
    [
      'Peto’s odds ratio of an empty cell',
      counts(none, some, { contrast: { measure: 'PETO', estimate: '0.13', ciLow: '0.017', ciHigh: '0.93' } }),
    ],
    [
      'whole numbers',
      final(
        { n: 50, mean: '5', sd: '2' },
        { n: 48, mean: '6', sd: '2' },
        { contrast: { estimate: '-1.2', ciLow: '-2.0', ciHigh: '-0.4', p: '0.004' } },
      ),
    ],
    [
      'six people in each arm',
      final(
        { n: 6, mean: '5.1', sd: '2.1' },
        { n: 6, mean: '7.1', sd: '2.0' },
        { contrast: { estimate: '-2.0', ciLow: '-4.6', ciHigh: '0.6', p: '0.12' } },
      ),
    ],
    [
      'model means with their errors',
      final(
        { n: 50, mean: '5.13', se: '0.21', estimation: 'LS mean' },
        { n: 48, mean: '6.02', se: '0.22', estimation: 'LS mean' },
        { contrast: { estimate: '-0.89', ciLow: '-1.49', ciHigh: '-0.29', adjusted: true, p: '0.004' } },
      ),
    ],
    [
      'an adjusted difference beside raw arms',
      final(ONE, TWO, { contrast: { estimate: '-1.1', ciLow: '-1.7', ciHigh: '-0.5', adjusted: true, p: '<0.001' } }),
    ],
    ['a limit at 1', ratio('HR', '0.50', '0.25', '1.00', { p: '0.05' })],
    ['no difference at all', contrast({ estimate: '0.0', ciLow: '-0.5', ciHigh: '0.5', p: '1.00' })],
    ['fewer decimals in the estimate', contrast({ estimate: '-0.6', ciLow: '-1.02', ciHigh: '-0.23', p: '.002' })],
    ['nobody and everybody', counts({ percent: '0.0', n: 50 }, { percent: '100', n: 48 })],
    [
      'an exact test beside a ratio',
      counts({ events: 3, n: 20 }, { events: 8, n: 21 }, { contrast: { measure: 'RR', estimate: '0.39', p: '0.16' } }),
    ],
    [
      'days of skewed length',
      { ...final({ n: 50, mean: '12.1', sd: '19.5' }, { n: 48, mean: '15.8', sd: '24.0' }), instrument: null },
    ],
    ['two to one', final({ ...ONE, n: 100 }, { ...TWO, n: 50 })],
    [
      'an adjusted standardised difference',
      {
        ...contrast({ measure: 'SMD', estimate: '-0.50', ciLow: '-0.70', ciHigh: '-0.30', adjusted: true }),
        arms: [{ n: 50 }, { n: 48 }],
      },
    ],
    [
      'items averaged',
      final(
        { n: 40, mean: '5.13', sd: '2.1' },
        { n: 41, mean: '5.17', sd: '2.1' },
        { instrument: { ...PAIN, integer: true, itemsAveraged: 4 } },
      ),
    ],
    ['three months after treatment', final(ONE, TWO, { timeText: '3 months after treatment', timeDays: 147 })],
    ['a visit window', final(ONE, TWO, { timeText: '26 weeks (range 24-28)', timeDays: 182 })],
    [
      'baselines somewhat apart',
      final({ ...ONE, baselineMean: '6.9', baselineSd: '1.7' }, { ...TWO, baselineMean: '6.0', baselineSd: '1.9' }),
    ],
  ])('%s', (_, result) => {
    expect(ask(result).filter(({ severity }) => severity !== 'low')).toEqual([]);
  });
});
