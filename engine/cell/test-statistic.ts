import type { ValueField } from '../review/records/index.ts';
import { CELL } from './phrases.ts';

const DEGREES = String.raw`(?: ?[([_]? ?(\d+(?:[.,]\d+)?)(?: ?[,;] ?(\d+(?:\.\d+)?))? ?[)\]]?)?`;
const STATISTIC = new RegExp(String.raw`^([tTFz])${DEGREES} ?= ?(?=[-+]?[\d.,])`, 'u');
/** Effect sizes that the statistic is followed by: nothing of the contrast follows from them that t does not give. */
const SIZE_AFTER = /[,;] ?(?:d|g|r|(?:partial )?η[p_]{0,2}[²2]?|ω[²2]?) ?= ?[-+]?[\d.]+$/u;
const DEGREES_AFTER = /[,;]? ?[([]? ?d\.?f\.? ?= ?\d+(?:\.\d+)? ?[)\]]?$/iu;

/**
 * A test statistic as papers print it, without its name and degrees of freedom: `t(47) = 2.31` and `F(1, 47) = 5.34` are
 * 2.31 and 5.34. z stands for t. An F of several degrees of freedom above compares more than two groups: `refused` says
 * so. Null where the text is nothing of the kind, or the statistic of another field. Linear in the length of the text.
 */
export function withoutStatisticName(
  plain: string,
  field: ValueField,
): Readonly<{ rest: string }> | Readonly<{ refused: string }> | null {
  if (field !== 't' && field !== 'f') return null;
  const level = plain.replace(/[₀-₉]/gu, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)));
  const found = STATISTIC.exec(level);
  if (found === null) return null;
  const [whole, name, first = '', second] = found;
  if ((name === 'F') !== (field === 'f')) return null;
  const above = second === undefined ? (/^(\d+)[.,]/u.exec(first)?.[1] ?? null) : first;
  if (name === 'F' && above !== null && Number(above) !== 1) return { refused: CELL.severalGroups(above) };
  return { rest: level.slice(whole.length).replace(SIZE_AFTER, '').replace(DEGREES_AFTER, '') };
}
