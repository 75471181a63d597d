/**
 * Whether two derived values are the same through and through. Objects that are identical are not looked into, so that values made
 * of untouched parts compare quickly. Knows what derivations make: plain objects, arrays, maps, sets and primitives.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  if (a instanceof Map) return b instanceof Map && sameValue([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && sameValue([...a], [...b]);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [first, second] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  return keys.every((key) => Object.hasOwn(second, key) && sameValue(first[key], second[key]));
}
