import { EngineInputError } from '../errors.ts';
import { readObject, type Fields } from './fields.ts';

/** Other names of a field; case, underscores and hyphens do not count. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

/**
 * Input and options of a task as one set of fields under their own names, whichever of the known names was written and wherever:
 * nobody has to know whether a limit is called `ci_lb`, `low` or `ciLow`.
 *
 * @throws EngineInputError unknown-option for a name that is none of them, or a field given twice with different values
 */
export function gatherFields(rawInput: unknown, rawOptions: unknown, aliases: Aliases, task: string): Fields {
  return namedFields({ ...readObject(rawOptions, 'options'), ...readObject(rawInput, 'input') }, aliases, task);
}

/** As `gatherFields`, of one object inside the input. */
export function namedFields(fields: Fields, aliases: Aliases, task: string): Fields {
  // As written first, then without its underscores: n_i is an arm's number, ni a study's.
  const exact = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [name, others] of Object.entries(aliases)) {
    for (const other of [name, ...others]) {
      exact.set(other.toLowerCase(), name);
      if (!names.has(bare(other))) names.set(bare(other), name);
    }
  }
  const gathered: Record<string, unknown> = {};
  const givenAs: Record<string, string> = {};
  for (const [given, value] of Object.entries(fields)) {
    const name = exact.get(given.toLowerCase()) ?? names.get(bare(given));
    if (name === undefined) {
      throw new EngineInputError(
        'unknown-option',
        `The task ${task} knows no field ${given}; it knows ${Object.keys(aliases).join(', ')}.`,
        given,
      );
    }
    if (name in gathered && JSON.stringify(gathered[name]) !== JSON.stringify(value)) {
      throw new EngineInputError(
        'unknown-option',
        `${given} and ${givenAs[name]} are the same field with two values; give one.`,
        given,
      );
    }
    gathered[name] = value;
    givenAs[name] = given;
  }
  return gathered;
}

/** A word with only its letters and digits, in lower case. */
export function bare(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/gu, '');
}

/** A word to compare: symbols such as "+" that have no letters are kept as they are. */
function word(text: string): string {
  return bare(text) || text.trim();
}

/** One of several choices, each under any of its words; null where the field is absent and nothing stands in for it. */
export function readWord<Choice extends string>(
  fields: Fields,
  field: string,
  words: Readonly<Record<Choice, readonly string[]>>,
): Choice | null {
  const held = fields[field];
  const value: unknown = Array.isArray(held) && held.length === 1 ? held[0] : held;
  if (value === undefined || value === null) return null;
  const choices = Object.keys(words) as Choice[];
  const given = typeof value === 'string' || typeof value === 'number' ? word(String(value)) : null;
  const found = choices.find((choice) => [choice, ...words[choice]].some((other) => word(other) === given));
  if (found !== undefined) return found;
  throw new EngineInputError(
    'unknown-option',
    `${field} is ${JSON.stringify(value)}: it must be one of ${choices.join(', ')}.`,
    field,
  );
}

/** As `readWord`, for a field that must be there. */
export function requireWord<Choice extends string>(
  fields: Fields,
  field: string,
  words: Readonly<Record<Choice, readonly string[]>>,
): Choice {
  const found = readWord(fields, field, words);
  if (found !== null) return found;
  throw new EngineInputError('missing-input', `${field} is missing: one of ${Object.keys(words).join(', ')}.`, field);
}

/** Two limits given apart, or together as [low, high] or {low, high}. */
export function readLimits(
  fields: Fields,
  lowField: string,
  highField: string,
  bothField: string,
): Readonly<{ low: unknown; high: unknown }> {
  const both = fields[bothField];
  if (Array.isArray(both)) return { low: both[0], high: both[1] };
  if (typeof both === 'object' && both !== null) {
    const limits = namedFields({ ...both }, { low: ['lb', 'lower'], high: ['ub', 'upper'] }, bothField);
    return { low: limits['low'], high: limits['high'] };
  }
  return { low: fields[lowField], high: fields[highField] };
}

export const ESTIMATE_NAMES: Aliases = {
  estimate: ['effect', 'point_estimate', 'est', 'value', 'yi', 'relative_effect'],
  ci_lb: ['low', 'lower', 'ci_low', 'ci_lower', 'lb', 'lcl', 'lower_limit', 'ci_l'],
  ci_ub: ['high', 'upper', 'ci_high', 'ci_upper', 'ub', 'ucl', 'upper_limit', 'ci_u', 'ci_h'],
  ci: ['interval', 'ci95', 'confidence_interval', 'limits'],
};

/**
 * Estimate and limits under their plain names, so that the ordinary readers name what is missing. An effect may be given whole, as
 * {estimate, low, high}.
 */
export function withLimits(fields: Fields, estimateField = 'estimate'): Fields {
  const whole = fields[estimateField];
  const parts =
    typeof whole === 'object' && whole !== null && !Array.isArray(whole)
      ? namedFields({ ...whole }, ESTIMATE_NAMES, estimateField)
      : {};
  const { estimate, ...limits } = parts as Fields;
  const merged: Fields = { ...fields, ...limits, ...(estimate === undefined ? {} : { [estimateField]: estimate }) };
  const { low, high } = readLimits(merged, 'ci_lb', 'ci_ub', 'ci');
  return { ...merged, ...(low === undefined ? {} : { ci_lb: low }), ...(high === undefined ? {} : { ci_ub: high }) };
}
