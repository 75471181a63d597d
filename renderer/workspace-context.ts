import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConnectionState } from './connection/connection.ts';
import type { Workspace } from './workspace.ts';

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace needs a WorkspaceContext above it.');
  return workspace;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useWorkspace();
  return useSyncExternalStore(connection.subscribe, connection.state);
}

/** Number of commands the backend has not answered yet. */
export function usePendingCommands(): number {
  const { commands } = useWorkspace();
  return useSyncExternalStore(commands.subscribe, commands.pending);
}

/** Why the file takes no changes, or null while it does. */
export function useFileProblem(): string | null {
  const { commands } = useWorkspace();
  return useSyncExternalStore(commands.subscribe, commands.fileProblem);
}

export function useUndoState(): ReturnType<Workspace['commands']['undoState']> {
  const { commands } = useWorkspace();
  return useSyncExternalStore(commands.subscribe, commands.undoState);
}
