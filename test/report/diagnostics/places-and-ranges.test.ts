import { expect, test } from 'vitest';
import { placeLabels } from '../../../report/components/diagnostics/label-places.ts';
import { domainFromZero, domainOf } from '../../../report/components/diagnostics/plot-area.ts';

const FRAME = { left: 40, right: 440, top: 10, bottom: 300 };

test('labels stand right of their points, left where the frame ends, and not on each other', () => {
  const places = placeLabels(
    [
      { id: 'a', label: 'Andersson 2001', x: 200, y: 100 },
      { id: 'b', label: 'Baker 2003', x: 430, y: 100 },
      { id: 'c', label: 'Castellanos 2005', x: 200, y: 108 },
    ],
    FRAME,
  );
  expect(places.get('a')).toEqual({ label: 'Andersson 2001', x: 207, y: 104, anchor: 'start' });
  expect(places.get('b')).toMatchObject({ anchor: 'end' });
  expect(places.get('c')).toMatchObject({ anchor: 'end' });
});

test('a label with no room is left out', () => {
  const crowd = Array.from({ length: 6 }, (_, i) => ({ id: String(i), label: 'A long study name', x: 240, y: 100 }));
  expect(placeLabels(crowd, FRAME).size).toBeLessThanOrEqual(2);
  expect(placeLabels([{ id: 'w', label: 'W'.repeat(200), x: 240, y: 100 }], FRAME).size).toBe(0);
});

test('a domain holds its values with room, also when they are one or none', () => {
  expect(domainOf('identity', [1, 3])).toEqual({ kind: 'identity', low: 0.88, high: 3.12 });
  expect(domainOf('log', [2])).toEqual({ kind: 'log', low: 1.5, high: 2.5 });
  expect(domainOf('identity', [])).toEqual({ kind: 'identity', low: 0, high: 1 });
  expect(domainFromZero([4])).toEqual({ kind: 'identity', low: 0, high: 4.24 });
  expect(domainFromZero([0, 0]).high).toBeGreaterThan(0);
});
