import type { CommandQueue } from '../connection/commands.ts';

/** Leaves the field that has the focus, which stores its text, and waits until every command is acknowledged. */
export async function storeWhatIsTyped(commands: Pick<CommandQueue, 'pending' | 'subscribe'>): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  // A field sends what was typed after its blur event.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await allStored(commands);
}

/** Resolves once every command is acknowledged. */
async function allStored(commands: Pick<CommandQueue, 'pending' | 'subscribe'>): Promise<void> {
  if (commands.pending() === 0) return;
  await new Promise<void>((resolve) => {
    const stop = commands.subscribe(() => {
      if (commands.pending() > 0) return;
      stop();
      resolve();
    });
  });
}

/** Longest wait for the file, in milliseconds: beyond it the reviewer is told that it still waits. */
const PATIENCE = 2000;

/** As above, but the focus comes back to the field that had it, and a file that does not answer is not waited for. */
export async function storeInPlace(commands: Pick<CommandQueue, 'pending' | 'subscribe'>): Promise<void> {
  const field = document.activeElement;
  const isField = field instanceof HTMLElement && field.matches('input, textarea');
  if (isField) field.blur();
  // A field sends what was typed after its blur event.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (isField && document.activeElement === document.body) field.focus();
  await Promise.race([allStored(commands), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
