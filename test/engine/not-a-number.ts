/** Paths of every NaN in a result, at any depth; typed arrays included. */
export function notANumberPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isNaN(value) ? [path] : [];
  if (value instanceof Float64Array) return notANumberPaths(Array.from(value), path);
  if (Array.isArray(value)) return value.flatMap((entry, i) => notANumberPaths(entry, `${path}[${i}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([field, entry]) => notANumberPaths(entry, `${path}.${field}`));
}
