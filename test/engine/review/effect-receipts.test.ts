import { describe, expect, test } from 'vitest';
import { incidenceRateRatio } from '../../../engine/effect/rate-comparison.ts';
import { ratesReceipt } from '../../../engine/review/effect/rates-receipt.ts';

describe('the receipt of a rate ratio', () => {
  const receiptOf = (events: readonly [number, number]) => {
    const sideA = { events: events[0], personTime: 120.5, valueIds: ['a events', 'a time'] };
    const sideB = { events: events[1], personTime: 118, valueIds: ['b events', 'b time'] };
    const effect = incidenceRateRatio({ events1: events[0], time1: 120.5, events2: events[1], time2: 118 });
    if ('notEstimable' in effect) throw new Error(effect.notEstimable);
    return ratesReceipt(sideA, sideB, effect);
  };

  test('has the ratio and its standard error, both on the log scale', () => {
    // By hand: ln((12/120.5)/(20/118)) = ln(0.099585/0.169492) = −0.5318; √(1/12 + 1/20) = √0.133333 = 0.3651.
    expect(receiptOf([12, 20]).map(({ label, filled }) => `${label}: ${filled}`)).toEqual([
      'log rate ratio: ln((12/120.5) / (20/118)) = −0.5318',
      'standard error of the log rate ratio: √(1/12 + 1/20) = 0.3651',
    ]);
  });

  test('shows the events it was made of where a side has none', () => {
    // By hand: ln((0.5/120.5)/(5.5/118)) = −2.4189; √(1/0.5 + 1/5.5) = √2.181818 = 1.4771.
    const [ratio, error] = receiptOf([0, 5]);
    expect(ratio!.filled).toBe('ln((0.5/120.5) / (5.5/118)) = −2.4189');
    expect(error!.filled).toBe('√(1/0.5 + 1/5.5) = 1.4771');
    expect(ratio!.formula).toContain('half an event added on either side');
  });
});
