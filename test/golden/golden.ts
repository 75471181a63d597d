import { readFileSync } from 'node:fs';
import { computeLine } from '../../engine/compute/dispatch.ts';

export type GoldenValue =
  number | string | boolean | null | readonly GoldenValue[] | { readonly [field: string]: GoldenValue };

export type GoldenCase = Readonly<{
  id: string;
  task: string;
  input: Readonly<Record<string, GoldenValue>>;
  options: Readonly<Record<string, GoldenValue>>;
  expected: Readonly<Record<string, GoldenValue>>;
}>;

/** The cases of one file of this folder. */
export function goldenCases(file: string): readonly GoldenCase[] {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as readonly GoldenCase[];
}

/** Relative tolerance of a field (its last name), to which 1e-12 of the field's own largest number is added. */
export type Tolerance = (field: string) => number;

const toNumber = (value: unknown): number | null =>
  value === 'Inf' ? Infinity : value === '-Inf' ? -Infinity : typeof value === 'number' ? value : null;

function largest(expected: GoldenValue): number {
  if (Array.isArray(expected)) return expected.reduce((most: number, entry) => Math.max(most, largest(entry)), 0);
  const number = toNumber(expected);
  return number !== null && Number.isFinite(number) ? Math.abs(number) : 0;
}

/** Every difference between what is expected and what came out, as "path: got x, want y". */
export function differences(
  expected: GoldenValue,
  actual: unknown,
  tolerance: number,
  path: string,
  scale = largest(expected),
): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) && !(actual instanceof Float64Array))
      return [`${path}: got ${String(actual)}, want a list`];
    if (actual.length !== expected.length) return [`${path}: got ${actual.length} entries, want ${expected.length}`];
    return expected.flatMap((entry, i) => differences(entry, actual[i], tolerance, `${path}[${i}]`, scale));
  }
  if (expected !== null && typeof expected === 'object') {
    const fields = (actual ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([field, value]) =>
      differences(value, fields[field], tolerance, `${path}.${field}`, scale),
    );
  }
  const want = toNumber(expected);
  const got = typeof actual === 'number' && Number.isNaN(actual) ? null : toNumber(actual);
  if (want === null || got === null) {
    const same = typeof expected === 'string' || typeof expected === 'boolean' ? expected === actual : want === got;
    return same ? [] : [`${path}: got ${String(actual)}, want ${String(expected)}`];
  }
  if (want === got) return [];
  const close = Math.abs(want - got) <= tolerance * Math.abs(want) + 1e-12 * scale;
  return close ? [] : [`${path}: got ${got}, want ${want}`];
}

/** All differences of one case, each naming the case and the field; an error line is a difference. */
export function caseDifferences(golden: GoldenCase, tolerance: Tolerance): string[] {
  const reply = computeLine(golden);
  if ('error' in reply)
    return [`${golden.id}: ${reply.error.code} (${String(reply.error.field)}): ${reply.error.message}`];
  const result = reply.result as Readonly<Record<string, unknown>>;
  return Object.entries(golden.expected).flatMap(([field, expected]) =>
    differences(expected, result[field], tolerance(field), `${golden.id} ${field}`),
  );
}

/** A broken method disagrees nearly everywhere: the first few disagreements say as much, in a fraction of the time. */
const ENOUGH = 20;

/** What `check` finds in the cases, in their order, up to about twenty findings. */
export function firstDifferences(
  cases: readonly GoldenCase[],
  check: (golden: GoldenCase) => readonly string[],
): readonly string[] {
  const found: string[] = [];
  for (const golden of cases) {
    found.push(...check(golden));
    if (found.length >= ENOUGH) break;
  }
  return found;
}
