import type { PageRequest } from '../../api/contract/host.ts';
import { perform } from '../actions/create-actions.ts';
import type { Registry } from '../actions/registry.ts';
import type { ContractClient } from '../connection/types.ts';
import type { Workspace } from '../workspace.ts';
import { storeWhatIsTyped } from './store-typed.ts';
import type { UiState } from './ui-state.ts';

/** Listens for what the host wants of the page: its file chooser, the window title, an action of its menu, an end. */
export function serveHostRequests(
  { connection, commands, windowId }: Workspace,
  ui: UiState,
  registry: Registry,
): void {
  async function carryOut(client: ContractClient, request: PageRequest): Promise<void> {
    switch (request.kind) {
      case 'choose file':
        return ui.ask(request);
      case 'title':
        document.title = request.title;
        return;
      case 'run action':
        return runFromMenu(request.id, registry, ui);
      case 'finish':
        await storeWhatIsTyped(commands);
        await client.host.answer({ requestId: request.requestId, path: null });
    }
  }

  async function listen(client: ContractClient): Promise<void> {
    try {
      const requests = await client.host.requests({ windowId });
      // An answer that takes its time must not hold up the next request.
      for await (const request of requests) carryOut(client, request).catch(() => undefined);
    } catch {
      // The line broke; with the next one this listens again.
    }
  }
  connection.onConnected((client) => void listen(client));
}

/** A menu takes Ctrl-Z from a field on a Mac: there it means the field's own undo, as the key does elsewhere. */
function runFromMenu(id: string, registry: Registry, ui: UiState): void {
  const isTyping = document.activeElement?.matches('input:not([type=checkbox]):not([type=radio]), textarea') === true;
  if (isTyping && id === 'history.undo') document.execCommand('undo');
  else if (isTyping && id === 'history.redo') document.execCommand('redo');
  else {
    const action = registry.byId.get(id);
    if (action !== undefined) perform(action, ui);
  }
}
