import type { ObjectChange } from '../../api/contract/views.ts';
import { share } from './share.ts';

/** A change speaks of something that is not shown: one before it was missed. */
export class MissedChangeError extends Error {
  override readonly name = 'MissedChangeError';
}

/** `before` with what the change names; the rest of it keeps its identity. Throws MissedChangeError. Never modifies its arguments. */
export function changeObject(before: unknown, { set, gone, within }: ObjectChange): Readonly<Record<string, unknown>> {
  if (typeof before !== 'object' || before === null) throw new MissedChangeError('What changed in part is not there.');
  const after: Record<string, unknown> = { ...before };
  for (const name in set) after[name] = share(after[name], set[name]);
  for (const name in within) after[name] = changeObject(after[name], within[name]!);
  for (const name of gone ?? []) delete after[name];
  return after;
}
