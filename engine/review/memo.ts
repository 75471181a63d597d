import { sameValue } from './same-value.ts';

/**
 * Memoisation by identity. An artefact is kept from one derivation to the next when every record, array and artefact
 * it read is the very same object as before; nothing is hashed. One that had to be made anew and came out the same keeps its
 * identity too, so that what lies behind it is not touched: only what has really changed is called changed.
 */
type Entry = Readonly<{ dependencies: readonly unknown[]; artefact: unknown }>;

export type MemoTable = ReadonlyMap<string, Entry>;

export type Memo = Readonly<{
  /** The artefact under `key`, made anew only if a dependency is not identical to last time's. */
  keep<Artefact>(key: string, dependencies: readonly unknown[], make: () => Artefact): Artefact;
  /** What may be reused next time. */
  table: MemoTable;
}>;

/**
 * @param previous what the derivation before may be reused for
 * @param keepAll take every earlier entry along, used or not: for a derivation that skips what it knows to be untouched
 */
export function createMemo(previous: MemoTable | undefined, { keepAll = false } = {}): Memo {
  const table = new Map<string, Entry>(keepAll ? previous : undefined);
  return {
    table,
    keep<Artefact>(key: string, dependencies: readonly unknown[], make: () => Artefact): Artefact {
      const known = table.get(key) ?? previous?.get(key);
      const entry = known && sameElements(known.dependencies, dependencies) ? known : made(known, dependencies, make);
      table.set(key, entry);
      // The key fixes the type of its artefact: each caller owns its own key prefix.
      return entry.artefact as Artefact;
    },
  };
}

function made(known: Entry | undefined, dependencies: readonly unknown[], make: () => unknown): Entry {
  const artefact = make();
  return { dependencies, artefact: known && sameValue(known.artefact, artefact) ? known.artefact : artefact };
}

/** Same length and identical elements. */
export function sameElements(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
