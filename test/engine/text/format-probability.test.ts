import { expect, test } from 'vitest';
import { EngineInputError } from '../../../engine/errors.ts';
import { formatProbability } from '../../../engine/text/format-probability.ts';

test.each([
  [0.5, '50%'],
  [0.974, '97%'],
  [0.9899, '99%'],
  [0.9949, '99.5%'],
  [0.999, '99.9%'],
  [0.9995, '>99.9%'],
  [1, '>99.9%'],
  [0.0101, '1%'],
  [0.0051, '0.5%'],
  [0.001, '0.1%'],
  [0.0004, '<0.1%'],
  [0, '<0.1%'],
])('%d prints as %s: never as certain, never as impossible', (probability, text) => {
  expect(formatProbability(probability)).toBe(text);
});

test.each([Number.NaN, -0.01, 1.01, Number.POSITIVE_INFINITY])('%d is refused', (probability) => {
  expect(() => formatProbability(probability)).toThrow(EngineInputError);
});
