import { EngineInputError } from '../errors.ts';
import { requireFinite, requirePositive } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

export type ScaleRange = Readonly<{ minimum: number; maximum: number }>;

function width({ minimum, maximum }: ScaleRange): number {
  requireFinite(minimum, 'minimum');
  requireFinite(maximum, 'maximum');
  if (maximum <= minimum) {
    throw new EngineInputError(
      'out-of-range',
      `The scale's maximum ${maximum} is not above its minimum ${minimum}.`,
      'maximum',
    );
  }
  return maximum - minimum;
}

/**
 * A score on the scale 0 to 100. Formula: 100 (x - min)/(max - min). Errors: `out-of-range`, `not-finite`.
 * Source: Handbook 15.5.3. Golden: none (definition).
 */
export function rescaleScore(input: Readonly<{ score: number }> & ScaleRange): Conversion {
  const range = width(input);
  requireFinite(input.score, 'score');
  return conversion(
    { id: 'rescaled-score', text: '100 × (x − min) / (max − min)' },
    (100 * (input.score - input.minimum)) / range,
    `100 × (${operand(input.score)} − ${bracketed(input.minimum)}) / ${operand(range)}`,
  );
}

/**
 * A difference, standard deviation, standard error or minimal important difference on the scale 0 to 100: times 100/(max - min).
 * Errors: `out-of-range`, `not-finite`. Source: Handbook 15.5.3. Golden: none (definition).
 */
export function rescaleDifference(input: Readonly<{ difference: number }> & ScaleRange): Conversion {
  const range = width(input);
  requireFinite(input.difference, 'difference');
  return conversion(
    { id: 'rescaled-difference', text: '100 × d / (max − min)' },
    (100 * input.difference) / range,
    `100 × ${bracketed(input.difference)} / ${operand(range)}`,
  );
}

/**
 * A score with its direction turned, in the same units: min + max - x (standard deviations do not change).
 * Errors: `out-of-range`, `not-finite`. Source: Handbook 10.5.4. Golden: none (definition).
 */
export function reflectScore(input: Readonly<{ score: number }> & ScaleRange): Conversion {
  width(input);
  requireFinite(input.score, 'score');
  const { score, minimum, maximum } = input;
  return conversion(
    { id: 'reflected-score', text: 'max + min − x' },
    maximum + minimum - score,
    `${operand(maximum)} + ${bracketed(minimum)} − ${bracketed(score)}`,
    ['The direction of the scale is turned: say so in a footnote.'],
  );
}

/**
 * A sum score, or its standard deviation, as the mean of its items: divided by their number.
 * Errors: `not-positive`, `not-finite`. Source: Handbook 15.5.3. Golden: none (definition).
 */
export function itemMeanFromSum(input: Readonly<{ sum: number; items: number }>): Conversion {
  requireFinite(input.sum, 'sum');
  requirePositive(input.items, 'items');
  return conversion(
    { id: 'item-mean-from-sum', text: 'sum / items' },
    input.sum / input.items,
    `${operand(input.sum)} / ${operand(input.items)}`,
  );
}
