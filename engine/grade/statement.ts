import { EngineInputError } from '../errors.ts';
import { STATEMENT, type StatementVerb } from './phrases.ts';
import type { CertaintyName, Magnitude } from './types.ts';

export type StatementWords = Readonly<{
  intervention: string;
  outcome: string;
  /** Adds "compared with …". */
  comparator?: string | null;
  certainty: CertaintyName;
  /** Of the point estimate; null when no thresholds are set, or only the existence of an effect is rated. */
  magnitude: Magnitude | null;
  /** What the point estimate does to the outcome. */
  direction: StatementVerb;
  likely?: 'likely' | 'probably';
}>;

/**
 * Informative statement for a finding: certainty gives the helper verb (none, likely, may, very uncertain), the point estimate the
 * size. The interval is not put into words, and nothing is called significant or without effect.
 *
 * Source: GRADE guidelines 26 (Santesso N et al 2020), J Clin Epidemiol 119:126-135, doi:10.1016/j.jclinepi.2019.10.014.
 * Golden: none; acceptance checklist C35.
 *
 * @returns a sentence without its full stop
 * @throws EngineInputError missing-input for an empty name
 */
export function informativeStatement(words: StatementWords): string {
  const { intervention, outcome, comparator = null, certainty, magnitude, direction, likely = 'likely' } = words;
  for (const [field, text] of Object.entries({ intervention, outcome })) {
    if (text.trim() === '')
      throw new EngineInputError('missing-input', `The statement needs the name of the ${field}.`, field);
  }
  return STATEMENT.sentence({ intervention, outcome, comparator, verb: direction, likely }, certainty, magnitude);
}
