import { expect, test } from 'vitest';
import { followed } from '../../../renderer/features/extraction/sheet/follow.ts';

const ROWS = ['a', 'b', 'c', 'd'];

test('a record is followed when others come or go', () => {
  expect(followed(ROWS, ['b', 'd'], 3)).toBe(1);
  expect(followed(['b', 'd'], ROWS, 1)).toBe(3);
  expect(followed(ROWS, ['x', ...ROWS], 0)).toBe(1);
  expect(followed(ROWS, ['x', 'a', 'b', 'c'], 1)).toBe(2);
});

test('a sort, and a record that is gone, leave the place as it is', () => {
  expect(followed(ROWS, ROWS.toReversed(), 0)).toBe(0);
  expect(followed(ROWS, ['a', 'c', 'd'], 1)).toBe(1);
  expect(followed(ROWS, ROWS, 2)).toBe(2);
});
