import { expect, it } from 'vitest';
import { eventsFromPercent } from '../../../engine/convert/events-from-percent.ts';
import { computeLine } from '../../../engine/compute/dispatch.ts';

const events = (percent: number, decimals: number | null, n: number) => eventsFromPercent({ percent, decimals, n });

it.each([
  [34.3, 1, 35, 12],
  [34, 0, 35, 12],
  [0, 0, 50, 0],
  [100, 0, 48, 48],
  [0.4, 1, 250, 1],
  [33.3, 1, 3, 1],
  [47.3, 1, 22, 10.406],
  [34.2, 1, 35, 11.97],
  [23.5, null, 224, 52.64],
  [34.3, 1, 35.5, 12.1765],
])('%f%% (%s decimals) of %f is %f', (percent, decimals, n, expected) => {
  expect(events(percent, decimals, n).value).toBeCloseTo(expected, 10);
});

it('says when no whole number of people gives the percentage, and is silent beside one that does', () => {
  expect(events(47.3, 1, 22).warnings.join(' ')).toContain('No whole number');
  expect(events(45.5, 1, 22).warnings).toEqual([]);
});

it('refuses what is no share, and nobody', () => {
  expect(() => events(134, 0, 35)).toThrow(/between 0 and 100/u);
  expect(() => events(34, 0, 0)).toThrow(/above zero/u);
});

it('is a task of compute, with the decimals of the number where none are given', () => {
  const ask = (input: object) => computeLine({ id: 1, task: 'convert_events_from_percent', input });
  expect(ask({ percent: 34.3, n: 35 })).toMatchObject({ result: { events: 12 } });
  expect(ask({ percent: 34, n: 35, decimals: 1 })).toMatchObject({ result: { events: 11.9 } });
  expect(ask({ percent: 134, n: 35 })).toMatchObject({ error: { field: 'percent' } });
});
