import type { Answer } from '../../../api/contract/rob.ts';

const LETTERS: Readonly<Record<string, Answer>> = { y: 'Y', n: 'N', i: 'NI', a: 'NA' };
/** P makes an answer probable, or certain again; with none given it means probably yes. */
const PROBABLY: Readonly<Partial<Record<Answer, Answer>>> = { Y: 'PY', PY: 'Y', N: 'PN', PN: 'N' };

/** The answer a key gives to a question; null takes the answer back, undefined is no key of ours. */
export function keyedAnswer(
  key: string,
  responses: readonly Answer[],
  value: Answer | null,
): Answer | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null;
  const digit = /^[1-9]$/u.test(key) ? Number(key) : null;
  if (digit !== null) return responses[digit - 1];
  const letter = key.toLowerCase();
  const meant = letter === 'p' ? ((value && PROBABLY[value]) ?? 'PY') : LETTERS[letter];
  return meant !== undefined && responses.includes(meant) ? meant : undefined;
}
