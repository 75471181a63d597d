/**
 * JSON with the keys of every object in ascending order (by code unit), so that equal content is equal text whatever order it was
 * built in. Numbers must be finite: JSON would turn the others into null and lose them.
 *
 * @throws TypeError naming the path of a number that is not finite
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value, ''));
}

function ordered(value: unknown, path: string): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`Only finite numbers can be frozen; ${path === '' ? 'the value' : path} is ${value}.`);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown, index) => ordered(item, `${path}[${index}]`));
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(fields.map(([key, field]) => [key, ordered(field, path === '' ? key : `${path}.${key}`)]));
}
