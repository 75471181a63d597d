import type { ExtractionRole, Value, ValueField } from './records/index.ts';

/** What analyses read for one field: a value, nothing, or two extractors who have not agreed. */
export type Agreed = Readonly<{ kind: 'value'; value: Value }> | Readonly<{ kind: 'none' }> | Readonly<{ kind: 'not agreed' }>;

const NOTHING: Agreed = { kind: 'none' };

/**
 * The agreed value of one field of a measurement (DATA.md): the consensus; else the only extractor's; else the first's
 * where the second's number is equal; else not agreed.
 */
export function agreedValue(values: readonly Value[], field: ValueField): Agreed {
  const byRole = new Map<ExtractionRole, Value>();
  for (const value of values) if (value.field === field) byRole.set(value.role, value);
  const consensus = byRole.get('consensus');
  if (consensus) return { kind: 'value', value: consensus };
  const first = byRole.get('first');
  const second = byRole.get('second');
  if (first && second) {
    const equal = first.number === second.number && first.qualifier === second.qualifier;
    return equal ? { kind: 'value', value: first } : { kind: 'not agreed' };
  }
  const only = byRole.get('single') ?? first ?? second;
  return only ? { kind: 'value', value: only } : NOTHING;
}
