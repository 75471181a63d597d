import type { ObjectChange } from '../../contract/views.ts';

type PlainObject = Readonly<Record<string, unknown>>;

/** What must change in `before` for it to say what `after` says; null when nothing must. Both plain data, neither modified. */
export function diffObject(before: PlainObject, after: PlainObject): ObjectChange | null {
  let set: Record<string, unknown> | undefined;
  let within: Record<string, ObjectChange> | undefined;
  let gone: string[] | undefined;
  for (const name in after) {
    const [was, is] = [before[name], after[name]];
    if (was === is || is === undefined) continue;
    if (isPlainObject(was) && isPlainObject(is)) {
      const change = diffObject(was, is);
      if (change !== null) (within ??= {})[name] = change;
    } else (set ??= {})[name] = is;
  }
  for (const name in before) if (before[name] !== undefined && after[name] === undefined) (gone ??= []).push(name);
  if (set === undefined && within === undefined && gone === undefined) return null;
  return { ...(set && { set }), ...(gone && { gone }), ...(within && { within }) };
}

export function isPlainObject(data: unknown): data is PlainObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
