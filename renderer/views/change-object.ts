import type { ObjectChange } from '../../api/contract/views.ts';
import { share } from './share.ts';

/** A change speaks of something that is not shown: one before it was missed. */
export class MissedChangeError extends Error {
  override readonly name = 'MissedChangeError';
}

/**
 * `before` with what the change names; the rest of it keeps its identity, and so does all of it where the change says what is there.
 * Throws MissedChangeError. Never modifies its arguments.
 */
export function changeObject(before: unknown, { set, gone, within }: ObjectChange): Readonly<Record<string, unknown>> {
  if (typeof before !== 'object' || before === null) throw new MissedChangeError('What changed in part is not there.');
  const shown = before as Readonly<Record<string, unknown>>;
  const after: Record<string, unknown> = { ...shown };
  for (const name in set) after[name] = share(shown[name], set[name]);
  for (const name in within) after[name] = changeObject(shown[name], within[name]!);
  for (const name of gone ?? []) delete after[name];
  const isSame = (changed: ObjectChange['set']) =>
    Object.keys(changed ?? {}).every((name) => after[name] === shown[name]);
  return gone === undefined && isSame(set) && isSame(within) ? shown : after;
}
