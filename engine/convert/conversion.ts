import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/** The formula of a conversion: its stable id and how a methods section would print it. */
export type Formula = Readonly<{ id: string; text: string }>;

/** A conversion with its receipt; `filled` is the formula's right-hand side with the numbers in it, before "= value". */
export function conversion(
  formula: Formula,
  value: number,
  filled: string,
  warnings: readonly string[] = [],
): Conversion {
  return { value, formulaId: formula.id, formula: formula.text, filled: `${filled} = ${operand(value)}`, warnings };
}
