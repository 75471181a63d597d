/** What a window wrote last in one place, and what stood there before, oldest first. */
type Written = Readonly<{ now: string; before: readonly string[] }>;

/** A window sees its own change within milliseconds, or tenths of a second where it draws much: so much is more than it can have sent meanwhile. */
const MOST_PLACES = 1000;
const MOST_STEPS = 100;

/**
 * What each window wrote itself. A reviewer who types on before the answer is on screen has seen what stood there before: that is
 * no conflict, since nobody else's change would be overwritten.
 */
export class OwnWrites {
  readonly #written = new Map<string, Written>();

  /** `before` stood in a place where a window has now written `now`. */
  note(windowId: string, place: string, before: string, now: string): void {
    const key = `${windowId} ${place}`;
    const last = this.#written.get(key);
    const earlier = last?.now === before ? last.before : [];
    // The place that was written last comes last.
    this.#written.delete(key);
    this.#written.set(key, { now, before: [...earlier, before].slice(-MOST_STEPS) });
    const [oldest] = this.#written.keys();
    if (this.#written.size > MOST_PLACES && oldest !== undefined) this.#written.delete(oldest);
  }

  /** Whether nobody but the window itself changed what it saw into what is there at `present`. */
  isOvertakenByItself(windowId: string, place: string, seen: string, present: string): boolean {
    const last = this.#written.get(`${windowId} ${place}`);
    return last !== undefined && last.now === present && last.before.includes(seen);
  }
}
