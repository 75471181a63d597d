import type { Value, ValueField } from './records/index.ts';

/** What analyses read for one field: a value, nothing, or two extractors who have not agreed. */
export type Agreed =
  Readonly<{ kind: 'value'; value: Value }> | Readonly<{ kind: 'none' }> | Readonly<{ kind: 'not agreed' }>;

const NOTHING: Agreed = { kind: 'none' };

/**
 * The agreed value of one field of a measurement (DATA.md): the consensus; else the only extractor's; else the first's
 * where the second's number is equal; else not agreed.
 */
export function agreedValue(values: readonly Value[], field: ValueField): Agreed {
  // At most one value for each role; most measurements have one extractor, so this is a hot and short loop.
  let consensus: Value | undefined;
  let first: Value | undefined;
  let second: Value | undefined;
  let single: Value | undefined;
  for (const value of values) {
    if (value.field !== field) continue;
    if (value.role === 'single') single = value;
    else if (value.role === 'first') first = value;
    else if (value.role === 'second') second = value;
    else consensus = value;
  }
  if (consensus) return { kind: 'value', value: consensus };
  if (first && second) {
    const equal = first.number === second.number && first.qualifier === second.qualifier;
    return equal ? { kind: 'value', value: first } : { kind: 'not agreed' };
  }
  const only = single ?? first ?? second;
  return only ? { kind: 'value', value: only } : NOTHING;
}
