import type { CommandQueue, SendCommand } from '../../connection/commands.ts';

/**
 * Sends an import and, if it was cancelled on the way, takes it back as soon as it is stored: the backend stores an import in one
 * step, so that either all of it is there or nothing. It can be redone like any step that was undone.
 *
 * @returns whether it stays
 */
export async function addOrTakeBack(
  commands: Pick<CommandQueue, 'send' | 'step'>,
  send: SendCommand,
  isCancelled: () => boolean,
): Promise<boolean> {
  await commands.send(send);
  if (!isCancelled()) return true;
  await commands.step('undo');
  return false;
}
