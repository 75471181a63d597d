import type { FileChoice } from '../../api/contract/host.ts';

/** A question the host asks through the page: which file or place. */
export type ChooserRequest = Readonly<{ requestId: string; choice: FileChoice; startIn: string }>;

export type Overlay = 'palette' | 'shortcuts' | null;

export type Message = Readonly<{ text: string; tone: 'plain' | 'problem'; serial: number }>;

export type UiSnapshot = Readonly<{ overlay: Overlay; chooser: ChooserRequest | null; message: Message | null }>;

/** How long a message stays on screen, in milliseconds; a problem stays until it is closed. */
const MESSAGE_TIME = 6000;

/** What lies over the screens: the palette, the shortcut sheet, the file chooser and the message line. */
export class UiState {
  #snapshot: UiSnapshot = { overlay: null, chooser: null, message: null };
  #serial = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  snapshot = (): UiSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(overlay: Overlay): void {
    this.#set({ overlay });
  }

  ask(chooser: ChooserRequest | null): void {
    this.#set({ chooser });
  }

  say(text: string, tone: Message['tone'] = 'plain'): void {
    this.#serial += 1;
    clearTimeout(this.#timer);
    this.#set({ message: { text, tone, serial: this.#serial } });
    if (tone === 'plain') this.#timer = setTimeout(() => this.dismiss(), MESSAGE_TIME);
  }

  dismiss(): void {
    this.#set({ message: null });
  }

  #set(part: Partial<UiSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}
