/** The source that numbers typed next are given, study by study: chosen once, it holds for the cells that follow. */
export class CurrentSources {
  readonly #byStudy = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(studyId: string): string | null {
    return this.#byStudy.get(studyId) ?? null;
  }

  set(studyId: string, sourceId: string | null): void {
    if (sourceId === null) this.#byStudy.delete(studyId);
    else this.#byStudy.set(studyId, sourceId);
    for (const listener of this.#listeners) listener();
  }
}
