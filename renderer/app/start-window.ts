import { startChoices } from '../connection/choices.ts';
import type { Connect } from '../connection/types.ts';
import { uuidV7 } from '../connection/uuid-v7.ts';
import { createWorkspace, type Workspace } from '../workspace.ts';
import { currentRoute, startRouting } from './routes.ts';

const WINDOW_KEY = 'grove.window';

export type StartedWindow = Readonly<{
  workspace: Workspace;
  /** Settles when what the reviewer chose on this computer is known, or the line broke. */
  choices: Promise<void>;
}>;

/** Connects, and asks for what the first screen shows: everything that needs none of the interface. */
export function startWindow(connect: Connect): StartedWindow {
  const workspace = createWorkspace(connect, windowId());
  startRouting();
  const choices = Promise.race([startChoices(() => workspace.connection.client()), lost(workspace)]);
  askAhead(workspace);
  return { workspace, choices };
}

/** The views of the first screen; it finds them here or on their way. */
function askAhead({ views }: Workspace): void {
  const { screen, item } = currentRoute();
  views.read('shell');
  if (screen !== 'analyses') return;
  const detail = (id: string | undefined) => id !== undefined && views.read(`analysis:${id}`);
  const list = views.read('analyses');
  if (item !== null) return void detail(item);
  const unsubscribe = views.subscribe('analyses', () => {
    const entry = views.read('analyses');
    if (entry === list || entry.state === 'loading') return;
    unsubscribe();
    if (entry.state === 'ready') detail(entry.view.order[0]);
  });
}

function lost({ connection }: Workspace): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = connection.subscribe(() => {
      if (connection.state() !== 'lost') return;
      unsubscribe();
      resolve();
    });
  });
}

/** One id for a tab or window, kept over a reload so that its undo stack stays its own. */
function windowId(): string {
  const known = sessionStorage.getItem(WINDOW_KEY);
  if (known !== null) return known;
  const id = uuidV7();
  sessionStorage.setItem(WINDOW_KEY, id);
  return id;
}
