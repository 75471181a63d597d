/**
 * One conversion with its receipt: the value, which formula made it, that formula with the numbers in it, and what the reader
 * should know before relying on it (sentences; empty when there is nothing to say).
 */
export type Conversion = Readonly<{
  value: number;
  formulaId: string;
  formula: string;
  filled: string;
  warnings: readonly string[];
}>;

/** A quantile of the interval or test a number was printed with. */
export type Quantile = Readonly<{ value: number; name: string }>;
