import { requireFinite } from '../preconditions.ts';
import { EngineInputError } from '../errors.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/**
 * Standard deviation from an interquartile range alone: (Q3 - Q1)/1.35, which holds for large, normal samples only; with the
 * median and n known use `sdFromFiveNumbers`. Errors: `out-of-range` when Q3 < Q1. Source: Handbook 6.5.2.5.
 * Golden: 07_conversions.json (fivenum, handbook_iqr_sd).
 */
export function sdFromInterquartileRange(input: Readonly<{ q1: number; q3: number }>): Conversion {
  const { q1, q3 } = input;
  requireFinite(q1, 'q1');
  requireFinite(q3, 'q3');
  if (q3 < q1)
    throw new EngineInputError('out-of-range', `q3 ${q3} is below q1 ${q1}: exchange or correct them.`, 'q3');
  return conversion(
    { id: 'sd-from-interquartile-range', text: '(Q3 − Q1) / 1.35' },
    (q3 - q1) / 1.35,
    `(${operand(q3)} − ${bracketed(q1)}) / 1.35`,
    ['This holds for large samples from a normal distribution only; with the median and n a better formula exists.'],
  );
}

/**
 * Refuses to turn a range alone into a standard deviation, which range/4 does badly for every sample size but one.
 * Errors: always `refused`. Source: Handbook 6.5.2.6. Golden: none (a refusal).
 */
export function sdFromRange(): never {
  throw new EngineInputError(
    'refused',
    'A range alone gives no usable standard deviation: with the median and n use the five-number route.',
    'range',
  );
}
