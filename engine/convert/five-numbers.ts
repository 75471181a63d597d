import { EngineInputError } from '../errors.ts';
import { requireFinite, requirePositive } from '../preconditions.ts';

/**
 * A median with what was printed beside it: the range (S1), the quartiles (S2), or both (S3), in `n` persons.
 */
export type FiveNumbers = Readonly<{
  n: number;
  median: number;
  minimum?: number | undefined;
  q1?: number | undefined;
  q3?: number | undefined;
  maximum?: number | undefined;
}>;

/** The three scenarios of the literature, narrowed to the numbers they have. */
export type Scenario =
  | Readonly<{ name: 'S1'; n: number; median: number; minimum: number; maximum: number }>
  | Readonly<{ name: 'S2'; n: number; median: number; q1: number; q3: number }>
  | Readonly<{ name: 'S3'; n: number; median: number; minimum: number; maximum: number; q1: number; q3: number }>;

/**
 * Checks a median-based summary and tells its scenario.
 * Errors: `out-of-range` for n < 5 or numbers out of order; `missing-input` when neither both quartiles nor both extremes are given.
 */
export function scenarioOf(input: FiveNumbers): Scenario {
  const { n, median, minimum, q1, q3, maximum } = input;
  requirePositive(n, 'n');
  if (n < 5) throw new EngineInputError('out-of-range', `n is ${n}: these formulas need at least 5 persons.`, 'n');
  requireFinite(median, 'median');
  requireOrder([
    ['minimum', minimum],
    ['q1', q1],
    ['median', median],
    ['q3', q3],
    ['maximum', maximum],
  ]);
  const hasRange = minimum !== undefined && maximum !== undefined;
  const hasQuartiles = q1 !== undefined && q3 !== undefined;
  if (hasRange && hasQuartiles) return { name: 'S3', n, median, minimum, maximum, q1, q3 };
  if (hasQuartiles) return { name: 'S2', n, median, q1, q3 };
  if (hasRange) return { name: 'S1', n, median, minimum, maximum };
  throw new EngineInputError(
    'missing-input',
    'A median needs both quartiles, or both the minimum and the maximum, beside it.',
    q1 === undefined ? 'q1' : 'q3',
  );
}

function requireOrder(numbers: readonly (readonly [name: string, value: number | undefined])[]): void {
  let previous: readonly [string, number] | null = null;
  for (const [name, value] of numbers) {
    if (value === undefined) continue;
    requireFinite(value, name);
    if (previous !== null && value < previous[1]) {
      throw new EngineInputError(
        'out-of-range',
        `${name} ${value} is below ${previous[0]} ${previous[1]}: correct one of them.`,
        name,
      );
    }
    previous = [name, value];
  }
}
