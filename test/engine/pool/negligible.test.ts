import { expect, test } from 'vitest';
import { isNegligible } from '../../../engine/pool/negligible.ts';

/** The share of the median sampling variance at which a tau squared counts as zero. */
const SHARE = 1e-8;

test('zero is negligible whatever the variances', () => {
  expect(isNegligible(0, [1, 2, 3], 3)).toBe(true);
  expect(isNegligible(0, [0, 0], 0)).toBe(true);
});

test('the border is the median of an odd number of variances, in any order', () => {
  const variances = [9, 1, 16, 4, 0.25];
  expect(isNegligible(SHARE * 4, variances, 16)).toBe(true);
  expect(isNegligible(SHARE * 4 * (1 + 1e-12), variances, 16)).toBe(false);
  // Below the largest variance's share, above the median's.
  expect(isNegligible(SHARE * 9, variances, 16)).toBe(false);
});

test('the border is the mean of the two middle variances of an even number', () => {
  const variances = [2, 100, 1, 8];
  expect(isNegligible(SHARE * 5, variances, 100)).toBe(true);
  expect(isNegligible(SHARE * 5 * (1 + 1e-12), variances, 100)).toBe(false);
  expect(isNegligible(SHARE * 2, variances, 100)).toBe(true);
  expect(isNegligible(SHARE * 8, variances, 100)).toBe(false);
});

test('variances sort by size, not by their digits', () => {
  expect(isNegligible(SHARE * 10, [9, 10, 100], 100)).toBe(true);
  expect(isNegligible(SHARE * 11, [9, 10, 100], 100)).toBe(false);
});

test('the largest variance alone settles what is far above it, and the variances stay as they are', () => {
  const variances = Float64Array.of(3, 1, 2);
  expect(isNegligible(1, variances, 3)).toBe(false);
  expect(isNegligible(SHARE, variances, 3)).toBe(true);
  expect([...variances]).toEqual([3, 1, 2]);
  // The given largest variance is trusted: above its share nothing is negligible.
  expect(isNegligible(SHARE * 2, variances, 1)).toBe(false);
});

test('one study is its own median', () => {
  expect(isNegligible(SHARE * 2, [2], 2)).toBe(true);
  expect(isNegligible(SHARE * 2 * (1 + 1e-12), [2], 2)).toBe(false);
});
