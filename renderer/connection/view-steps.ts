/** A change of what this window shows, such as a hidden column: undone here, since the file knows nothing of it. */
export type ViewStep = Readonly<{
  what: string;
  undo: () => void;
  redo: () => void;
  /** Steps of one name that follow one another are one: the many widths of a drag. */
  joins?: string;
}>;

/** A command stands in the row for the place it has in it; its own history is the backend's. */
const COMMAND = null;
type Step = ViewStep | typeof COMMAND;

/** Changes of the view in one row with the commands, so that Undo takes back what was done last, whichever it was. */
export class ViewSteps {
  #done: Step[] = [];
  #undone: Step[] = [];

  record(step: ViewStep): void {
    const last = this.#done.at(-1) ?? COMMAND;
    const isJoined = last !== COMMAND && step.joins !== undefined && last.joins === step.joins;
    if (isJoined) this.#done[this.#done.length - 1] = { ...step, undo: last.undo };
    else this.#done.push(step);
    this.#undone = [];
  }

  commandStored(): void {
    this.#done.push(COMMAND);
    this.#undone = [];
  }

  /** What Undo and Redo would do here; null where it is the backend's turn. */
  next(): Readonly<{ undo: ViewStep | null; redo: ViewStep | null }> {
    return { undo: this.#done.at(-1) ?? COMMAND, redo: this.#undone.at(-1) ?? COMMAND };
  }

  /** Takes the step that was, or is being, undone or redone over to the other side. */
  pass(kind: 'undo' | 'redo'): void {
    const [from, to] = kind === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.pop();
    if (step !== undefined) to.push(step);
  }

  /** The screen these steps belong to is gone. */
  forget(steps: ReadonlySet<ViewStep['undo']>): void {
    const stays = (step: Step): boolean => step === COMMAND || !steps.has(step.undo);
    this.#done = this.#done.filter(stays);
    this.#undone = this.#undone.filter(stays);
  }
}
