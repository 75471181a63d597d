import type { ContractClient } from '../connection/types.ts';
import type { Workspace } from '../workspace.ts';
import type { UiState } from './ui-state.ts';

/** Listens for what the host shows through the page: its file chooser and the window title. */
export function serveHostRequests({ connection, windowId }: Workspace, ui: UiState): void {
  connection.onConnected((client) => void listen(client, windowId, ui));
}

async function listen(client: ContractClient, windowId: string, ui: UiState): Promise<void> {
  try {
    const requests = await client.host.requests({ windowId });
    for await (const request of requests) {
      if (request.kind === 'choose file') ui.ask(request);
      else document.title = request.title;
    }
  } catch {
    // The line broke; with the next one this listens again.
  }
}
