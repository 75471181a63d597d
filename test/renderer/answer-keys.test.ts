import { expect, test } from 'vitest';
import { keyedAnswer } from '../../renderer/features/rob/answer-keys.ts';

const RESPONSES = ['Y', 'PY', 'PN', 'N', 'NI'] as const;

test.each([
  ['1', null, 'Y'],
  ['5', null, 'NI'],
  ['6', null, undefined],
  ['y', null, 'Y'],
  ['N', 'Y', 'N'],
  ['i', null, 'NI'],
  ['a', null, undefined],
  ['p', null, 'PY'],
  ['p', 'Y', 'PY'],
  ['p', 'PY', 'Y'],
  ['p', 'N', 'PN'],
  ['P', 'PN', 'N'],
  ['Delete', 'Y', null],
  ['Backspace', null, null],
  ['x', null, undefined],
  ['Enter', null, undefined],
] as const)('the key %s on %s gives %s', (key, value, answer) => {
  expect(keyedAnswer(key, RESPONSES, value)).toBe(answer);
});

test('a key gives no answer its question does not have', () => {
  expect(keyedAnswer('i', ['Y', 'PY', 'PN', 'N'], null)).toBeUndefined();
  expect(keyedAnswer('a', [...RESPONSES, 'NA'], null)).toBe('NA');
});
