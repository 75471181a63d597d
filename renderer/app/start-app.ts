import { createActions } from '../actions/create-actions.ts';
import { uuidV7 } from '../connection/uuid-v7.ts';
import type { Connect } from '../connection/types.ts';
import { CellDrafts } from '../features/extraction/drafts.ts';
import { ReportWriter } from '../features/report/report-writer.ts';
import { applyTheme } from '../theme/theme.ts';
import { createWorkspace, type Workspace } from '../workspace.ts';
import { serveDrops } from './serve-drops.ts';
import { serveHostRequests } from './host-requests.ts';
import { startRouting } from './routes.ts';
import type { Services } from './services.ts';
import { showMenu } from './show-menu.ts';
import { UiState } from './ui-state.ts';

const WINDOW_KEY = 'grove.window';
/** One letter of each of the font's files that a first screen writes with: of the Latin and of the Greek one, for τ². */
const LETTERS = 'aτ';
/** Longest wait for the bundled font before the first paint, in milliseconds. */
const FONT_WAIT = 3000;

export type StartedApp = Readonly<{ workspace: Workspace; services: Services; fonts: Promise<unknown> }>;

/** Everything that must stand before the first render. */
export function startApp(connect: Connect): StartedApp {
  applyTheme();
  const workspace = createWorkspace(connect, windowId());
  startRouting();
  const ui = new UiState();
  const reports = new ReportWriter(() => workspace.connection.client());
  const services = { ui, reports, registry: createActions(workspace, ui), drafts: new CellDrafts(workspace.commands) };
  serveHostRequests(workspace, ui, services.registry);
  serveDrops(workspace, ui);
  showMenu(workspace, services.registry);
  addEventListener('blur', () => void checkpoint(workspace));
  // Painting in a fallback font first would move every line of text a moment later.
  const fonts = Promise.race([
    document.fonts.load("400 13px 'Inter Variable'", LETTERS),
    new Promise((resolve) => setTimeout(resolve, FONT_WAIT)),
  ]);
  return { workspace, services, fonts };
}

/** One id for a tab or window, kept over a reload so that its undo stack stays its own. */
function windowId(): string {
  const known = sessionStorage.getItem(WINDOW_KEY);
  if (known !== null) return known;
  const id = uuidV7();
  sessionStorage.setItem(WINDOW_KEY, id);
  return id;
}

async function checkpoint({ connection }: Workspace): Promise<void> {
  if (connection.state() !== 'connected') return;
  const client = await connection.client();
  // The backend also does this when idle: a failure here loses nothing.
  await client.project.checkpoint().catch(() => undefined);
}
