import { EngineInputError } from '../../errors.ts';
import type { StatementVerb } from '../../grade/phrases.ts';
import { informativeStatement } from '../../grade/statement.ts';
import type { CertaintyName, Magnitude } from '../../grade/types.ts';
import { gatherFields, readWord, requireWord, type Aliases } from '../aliases.ts';
import type { Fields } from '../fields.ts';
import type { Task } from '../task.ts';

const FIELDS: Aliases = {
  certainty: ['grade', 'level', 'certainty_of_evidence', 'quality'],
  magnitude: ['size', 'effect_size', 'magnitude_of_effect'],
  direction: ['effect_direction', 'verb'],
  intervention: ['x', 'treatment'],
  outcome: ['o', 'y'],
  comparator: ['comparison', 'versus', 'compared_with'],
  likely: ['adverb', 'moderate_word'],
};

export const CERTAINTY_WORDS = {
  high: ['4', '⊕⊕⊕⊕'],
  moderate: ['3'],
  low: ['2'],
  'very low': ['1', 'verylow'],
} as const satisfies Readonly<Record<CertaintyName, readonly string[]>>;

const MAGNITUDES = {
  large: ['big'],
  moderate: ['medium', 'important'],
  small: ['small but important', 'slight'],
  trivial: [
    'none',
    'little',
    'little or none',
    'little to no',
    'little to no difference',
    'little or no difference',
    'no effect',
    'trivial or none',
    'unimportant',
    'trivial/none',
  ],
} as const satisfies Readonly<Record<Magnitude, readonly string[]>>;

const DIRECTIONS = {
  reduce: ['reduces', 'reduction', 'decrease', 'decreases', 'lower', 'fewer', 'down', 'less', 'decreased', 'reduced'],
  increase: ['increases', 'higher', 'more', 'up', 'increased'],
  improve: ['improves', 'improvement', 'better', 'benefit'],
  worsen: ['worsens', 'worse', 'harm', 'deteriorate'],
} as const satisfies Readonly<Record<StatementVerb, readonly string[]>>;

/**
 * The informative statement of a finding. Fields: certainty (high, moderate, low, very low), magnitude (large, moderate, small, trivial;
 * absent when no threshold is set: no size is said), direction (reduce, increase, improve, worsen), intervention, outcome, optionally
 * comparator ("compared with …") and likely (likely or probably). Result: statement, without a full stop.
 *
 * Source: GRADE guidelines 26 (2020), doi:10.1016/j.jclinepi.2019.10.014.
 */
export const statementTask: Task = {
  task: 'statement',
  run: (rawInput, rawOptions) => {
    const fields = gatherFields(rawInput, rawOptions, FIELDS, 'statement');
    const certainty = requireWord(fields, 'certainty', CERTAINTY_WORDS);
    const magnitude = readWord(fields, 'magnitude', MAGNITUDES);
    // The direction is not said for little to no difference, nor where the evidence is very uncertain.
    const direction =
      readWord(fields, 'direction', DIRECTIONS) ??
      (certainty === 'very low' || magnitude === 'trivial' ? 'reduce' : requireWord(fields, 'direction', DIRECTIONS));
    const likely = readWord(fields, 'likely', { likely: [], probably: [] }) ?? 'likely';
    const statement = informativeStatement({
      certainty,
      magnitude,
      direction,
      likely,
      intervention: readText(fields, 'intervention'),
      outcome: readText(fields, 'outcome'),
      comparator:
        fields['comparator'] === undefined || fields['comparator'] === null ? null : readText(fields, 'comparator'),
    });
    return { statement, certainty, magnitude, direction };
  },
};

export function readText(fields: Fields, field: string): string {
  const value = fields[field];
  if (typeof value === 'string') return value;
  throw new EngineInputError('missing-input', `${field} is missing: give its name as text.`, field);
}
