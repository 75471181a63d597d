import { randomUUID } from 'node:crypto';
import type { Session } from './session.ts';

/** Files read for a preview that are kept until they are added, the latest few of each open review. */
export type KeptImports<Read> = Readonly<{
  keep(session: Session, read: Read): string;
  find(session: Session, importId: string): Read | null;
}>;

const MOST_KEPT = 4;

export function keptImports<Read>(): KeptImports<Read> {
  const bySession = new WeakMap<Session, Map<string, Read>>();
  return {
    keep(session, read) {
      const reads = bySession.get(session) ?? new Map<string, Read>();
      bySession.set(session, reads);
      const importId = randomUUID();
      reads.set(importId, read);
      for (const oldest of [...reads.keys()].slice(0, -MOST_KEPT)) reads.delete(oldest);
      return importId;
    },
    find: (session, importId) => bySession.get(session)?.get(importId) ?? null,
  };
}
