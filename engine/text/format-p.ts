import { EngineInputError } from '../errors.ts';
import { formatFixed } from './format-number.ts';

const DECIMALS = 3;
const CONVENTIONAL_LEVELS = [0.05, 0.1] as const;

/**
 * A p-value for print: three decimals, `<0.001` below and `>0.999` above. A value so close to 0.05 or 0.1 that three
 * decimals would put it on the level gets more digits, so that the print never says less than the number: 0.04996
 * prints as `0.04996`.
 *
 * @throws EngineInputError 'out-of-range' when p is not within 0 to 1
 */
export function formatP(p: number): string {
  if (!(p >= 0 && p <= 1))
    throw new EngineInputError('out-of-range', `A p-value lies between 0 and 1, not at ${p}.`, 'p');
  if (p < 0.001) return '<0.001';
  if (p > 0.999) return '>0.999';
  const text = formatFixed(p, DECIMALS);
  const level = CONVENTIONAL_LEVELS.find((candidate) => p !== candidate && text === candidate.toFixed(DECIMALS));
  if (level === undefined) return text;
  for (let decimals = DECIMALS + 1; decimals <= 6; decimals += 1) {
    const longer = formatFixed(p, decimals);
    if (Number(longer) !== level) return longer;
  }
  return p < level ? `<${level.toFixed(DECIMALS)}` : `>${level.toFixed(DECIMALS)}`;
}

/** With its letter: `p = 0.004`, `p < 0.001`. */
export function formatPWithLetter(p: number): string {
  const text = formatP(p);
  const sign = /^[<>]/u.exec(text)?.[0] ?? '=';
  return `p ${sign} ${text.replace(/^[<>]/u, '')}`;
}
