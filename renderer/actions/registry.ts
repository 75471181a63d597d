import { pressText, type KeyPress } from './shortcuts.ts';

/** Something the reviewer can do: the same entry feeds menu, palette, buttons and keys. */
export type Action = Readonly<{
  /** Stable id, such as `history.undo`. */
  id: string;
  title: string;
  group: 'Edit' | 'Go to' | 'Review' | 'View' | 'Help';
  /** See shortcuts.ts; several may do the same. */
  shortcuts: readonly string[];
  /** Whether its chords work while text is being typed in a field. A key that writes a sign never does there. */
  inTextFields: boolean;
  /** True, or the reason why it cannot be done now. */
  enabled: () => true | string;
  run: () => void | Promise<void>;
}>;

export type Registry = Readonly<{ actions: readonly Action[]; byId: ReadonlyMap<string, Action> }>;

/** @throws Error when two actions share an id or a shortcut: a programming mistake, found by the registry's test. */
export function createRegistry(actions: readonly Action[]): Registry {
  const byId = new Map<string, Action>();
  const taken = new Map<string, string>();
  for (const action of actions) {
    if (byId.has(action.id)) throw new Error(`Two actions have the id "${action.id}".`);
    byId.set(action.id, action);
    for (const shortcut of action.shortcuts) {
      const other = taken.get(shortcut);
      if (other !== undefined) throw new Error(`"${action.id}" and "${other}" share the shortcut ${shortcut}.`);
      taken.set(shortcut, action.id);
    }
  }
  return { actions, byId };
}

/** Longest pause between the two keys of a sequence such as `G S`, in milliseconds. */
const SEQUENCE_PAUSE = 1000;

/** Finds the action a key press completes. Remembers the first key of a sequence. */
export class KeyMatcher {
  readonly #byShortcut = new Map<string, Action>();
  readonly #leaders = new Set<string>();
  readonly #isMac: boolean;
  #leader: { text: string; at: number } | null = null;

  constructor(registry: Registry, isMac: boolean) {
    this.#isMac = isMac;
    for (const action of registry.actions) {
      for (const shortcut of action.shortcuts) {
        this.#byShortcut.set(shortcut, action);
        const [leader = '', follower] = shortcut.split(' ');
        if (follower !== undefined) this.#leaders.add(leader);
      }
    }
  }

  /** @param now milliseconds of any steady clock */
  match(press: KeyPress, isTyping: boolean, now: number): Action | null {
    const text = pressText(press, this.#isMac);
    if (text === null) return null;
    // A letter typed into a field never ends a sequence.
    const isFollower = !isTyping && this.#leader !== null && now - this.#leader.at <= SEQUENCE_PAUSE;
    const leader = isFollower ? (this.#leader?.text ?? null) : null;
    this.#leader = null;
    const action =
      (leader === null ? undefined : this.#byShortcut.get(`${leader} ${text}`)) ?? this.#byShortcut.get(text);
    if (action !== undefined) return isTyping && (!action.inTextFields || text.length === 1) ? null : action;
    if (!isTyping && this.#leaders.has(text)) this.#leader = { text, at: now };
    return null;
  }
}

/** Actions whose title or group holds every word typed, best first: titles that start with the text lead. */
export function searchActions(actions: readonly Action[], text: string): readonly Action[] {
  const words = text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return actions;
  const scored = actions.flatMap((action) => {
    const title = action.title.toLowerCase();
    const haystack = `${title} ${action.group.toLowerCase()}`;
    if (!words.every((word) => haystack.includes(word))) return [];
    const first = words[0] ?? '';
    return [{ action, rank: title.startsWith(first) ? 0 : title.includes(` ${first}`) ? 1 : 2 }];
  });
  return scored.toSorted((a, b) => a.rank - b.rank).map(({ action }) => action);
}
