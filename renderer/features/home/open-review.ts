import type { UiState } from '../../app/ui-state.ts';
import { storeWhatIsTyped } from '../../app/store-typed.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { ContractClient } from '../../connection/types.ts';
import type { Workspace } from '../../workspace.ts';
import { HOME } from './phrases.ts';

type Address = Readonly<{ address: string | null }>;

/**
 * Shows another review: the host opens a window for it, or this window goes to its address once everything typed here is
 * stored. Says why when the file cannot be opened.
 */
export async function showReview(
  { connection, commands }: Workspace,
  ui: UiState,
  ask: (host: ContractClient['host']) => Promise<Address | null>,
): Promise<void> {
  try {
    const client = await connection.client();
    const answer = await ask(client.host);
    if (answer === null || answer.address === null) return;
    await storeWhatIsTyped(commands);
    location.assign(answer.address);
  } catch (error) {
    ui.say(describeError(error), 'problem');
  }
}

/** Lets the reviewer choose a project file, and shows it. */
export function chooseReview(workspace: Workspace, ui: UiState): Promise<void> {
  const { windowId } = workspace;
  return showReview(workspace, ui, async (host) => {
    const choice = {
      purpose: 'open',
      title: HOME.openTitle,
      suggestedName: '',
      extensions: ['grove'],
      windowId,
    } as const;
    const { path } = await host.chooseFile({ ...choice, extensions: ['grove'] });
    return path === null ? null : host.openReview({ path, windowId });
  });
}
