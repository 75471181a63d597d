import { EngineInputError } from '../errors.ts';
import { formatPercent } from './format-number.ts';

/** Beyond these, whole percents are too coarse: the next one would claim certainty. */
const NEARLY_CERTAIN = 0.99;
const HARDLY_POSSIBLE = 0.01;

/**
 * A probability as a percentage that never claims certainty: `97%`, `99.6%`, `>99.9%`, `0.5%`, `<0.1%`.
 *
 * @throws EngineInputError 'out-of-range' when it is not within 0 to 1
 */
export function formatProbability(probability: number): string {
  if (!(probability >= 0 && probability <= 1)) {
    throw new EngineInputError(
      'out-of-range',
      `A probability lies between 0 and 1, not at ${probability}.`,
      'probability',
    );
  }
  if (probability > 0.999) return '>99.9%';
  if (probability < 0.001) return '<0.1%';
  const isExtreme = probability >= NEARLY_CERTAIN || probability < HARDLY_POSSIBLE;
  return formatPercent(probability * 100, isExtreme ? 1 : 0);
}
