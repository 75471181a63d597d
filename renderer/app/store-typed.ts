import type { CommandQueue } from '../connection/commands.ts';

/** Leaves the field that has the focus, which stores its text, and waits until every command is acknowledged. */
export async function storeWhatIsTyped(commands: Pick<CommandQueue, 'pending' | 'subscribe'>): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  // A field sends what was typed after its blur event.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (commands.pending() === 0) return;
  await new Promise<void>((resolve) => {
    const stop = commands.subscribe(() => {
      if (commands.pending() > 0) return;
      stop();
      resolve();
    });
  });
}
