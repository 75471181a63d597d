import type { UiState } from '../app/ui-state.ts';
import { describeError } from '../connection/describe-error.ts';
import type { ContractClient } from '../connection/types.ts';
import type { Workspace } from '../workspace.ts';
import { HOST_ACTIONS } from './phrases.ts';
import type { Action } from './registry.ts';

/** Actions that are the host's: one more window on this review, and what helps to find a fault. */
export function hostActions({ connection, windowId }: Workspace, ui: UiState): readonly Action[] {
  const withHost = async (work: (host: ContractClient['host']) => Promise<void>): Promise<void> => {
    try {
      await work((await connection.client()).host);
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };
  return [
    {
      id: 'review.new-window',
      title: HOST_ACTIONS.newWindow,
      group: 'Review',
      shortcuts: [],
      inTextFields: true,
      enabled: () => true,
      run: () => withHost(async (host) => openAddress((await host.openReview({ path: null, windowId })).address)),
    },
    {
      id: 'help.diagnostics',
      title: HOST_ACTIONS.diagnostics,
      group: 'Help',
      shortcuts: [],
      inTextFields: true,
      enabled: () => true,
      run: () =>
        withHost(async (host) => {
          const { path } = await host.chooseFile({
            purpose: 'save',
            title: HOST_ACTIONS.diagnosticsTitle,
            suggestedName: HOST_ACTIONS.diagnosticsName,
            extensions: ['txt'],
            windowId,
          });
          if (path === null) return;
          await host.saveDiagnostics({ path });
          ui.say(HOST_ACTIONS.diagnosticsSaved(path));
        }),
    },
  ];
}

/** Opens the address the host answered with in a window of its own; null means the host shows it itself. */
export function openAddress(address: string | null): void {
  if (address !== null) window.open(address, '_blank', 'noopener');
}
