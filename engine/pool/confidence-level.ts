import { EngineInputError } from '../errors.ts';

/** The level itself when it is a probability strictly between 0 and 1. */
export function checkedLevel(level: number): number {
  if (level > 0 && level < 1) return level;
  throw new EngineInputError(
    'out-of-range',
    `The confidence level is ${level}: give a number between 0 and 1, such as 0.95.`,
    'level',
  );
}
