import { EngineInputError } from '../errors.ts';

/** The fields of a line's input or options. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object itself; absent options are the empty object, and so is an empty list, as which R writes one without names. */
export function readObject(value: unknown, name: 'input' | 'options'): Fields {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new EngineInputError('missing-input', `${name} must be an object of named fields.`, name);
  }
  return { ...value };
}

/** Throws for a field that is not in `known`: a misspelt option must not pass for a default. */
export function refuseUnknown(fields: Fields, known: readonly string[], task: string): void {
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new EngineInputError(
      'unknown-option',
      `The task ${task} has no option ${stranger}; it knows ${known.join(', ') || 'none'}.`,
      stranger,
    );
  }
}

/** A JSON value as a number: null is missing, "Inf" and "-Inf" are the infinities. */
function toNumber(value: unknown, field: string): number | null {
  if (value === null || typeof value === 'number') return value;
  if (value === 'Inf') return Infinity;
  if (value === '-Inf') return -Infinity;
  throw new EngineInputError(
    'not-finite',
    `${field} is ${JSON.stringify(value)}: a number, null, "Inf" or "-Inf" is needed.`,
    field,
  );
}

/** A column of numbers; missing entries are null. A single number stands for a column of one. */
export function readColumn(fields: Fields, field: string): (number | null)[] {
  const value = fields[field];
  if (value === undefined || value === null) {
    throw new EngineInputError('missing-input', `The column ${field} is missing from the input.`, field);
  }
  if (!Array.isArray(value)) return [toNumber(value, field)];
  return value.map((entry: unknown, i) => toNumber(entry, `${field}[${i}]`));
}

/** As `readColumn`, but null when the field is absent. */
export function readOptionalColumn(fields: Fields, field: string): (number | null)[] | null {
  return fields[field] === undefined || fields[field] === null ? null : readColumn(fields, field);
}

/** A column of numbers none of which may be missing. */
export function readCompleteColumn(fields: Fields, field: string): number[] {
  return readColumn(fields, field).map((value, i) => {
    if (value === null) {
      throw new EngineInputError('missing-input', `${field}[${i}] is missing; this task needs every entry.`, field);
    }
    return value;
  });
}

/** A single number, given plainly or as a column of one. */
export function readNumber(fields: Fields, field: string): number {
  const column = readCompleteColumn(fields, field);
  const [value] = column;
  if (value === undefined || column.length !== 1) {
    throw new EngineInputError(
      'length-mismatch',
      `${field} has ${column.length} entries; one number is needed.`,
      field,
    );
  }
  return value;
}

/** A numeric option with its default. */
export function readNumberOption(fields: Fields, field: string, fallback: number): number {
  return fields[field] === undefined || fields[field] === null ? fallback : readNumber(fields, field);
}

/** A true-or-false option with its default. */
export function readBooleanOption(fields: Fields, field: string, fallback: boolean): boolean {
  const value = fields[field];
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'boolean') return value;
  throw new EngineInputError(
    'unknown-option',
    `${field} is ${JSON.stringify(value)}: it must be true or false.`,
    field,
  );
}

/** An option that must be one of `allowed`, with its default; without a default it is required. */
export function readChoice<T extends string>(fields: Fields, field: string, allowed: readonly T[], fallback?: T): T {
  const value = fields[field];
  if (value === undefined || value === null) {
    if (fallback !== undefined) return fallback;
    throw new EngineInputError('missing-input', `The option ${field} is missing: one of ${allowed.join(', ')}.`, field);
  }
  const known = allowed.find((choice) => choice === value);
  if (known === undefined) {
    throw new EngineInputError(
      'unknown-option',
      `${field} is ${JSON.stringify(value)}: it must be one of ${allowed.join(', ')}.`,
      field,
    );
  }
  return known;
}
