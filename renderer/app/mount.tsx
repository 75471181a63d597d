import { createRoot } from 'react-dom/client';
import { createActions } from '../actions/create-actions.ts';
import { CellDrafts } from '../features/extraction/drafts.ts';
import { ReportWriter } from '../features/report/report-writer.ts';
import { applyTheme } from '../theme/theme.ts';
import type { Workspace } from '../workspace.ts';
import { App } from './App.tsx';
import { serveDrops } from './serve-drops.ts';
import { serveHostRequests } from './host-requests.ts';
import { currentRoute } from './routes.ts';
import { loadOtherScreens, loadScreen } from './screens.tsx';
import { showMenu } from './show-menu.ts';
import type { StartedWindow } from './start-window.ts';
import { UiState } from './ui-state.ts';

/** Longest wait for the bundled font before the first paint, in milliseconds. */
const FONT_WAIT = 400;
/** Longest wait for the choices of this computer: a backend that does not answer leaves a window that says so, not a blank one. */
const CHOICES_WAIT = 2000;

/** Draws the window. Resolves with its first paint. */
export async function mount({ workspace, choices }: StartedWindow): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html lacks the element #root.');
  const screen = loadScreen(currentRoute().screen);
  const fonts = bundledFont();
  const ui = new UiState();
  const reports = new ReportWriter(() => workspace.connection.client());
  const drafts = new CellDrafts(workspace.commands, (sentence) => ui.say(sentence));
  const services = { ui, reports, registry: createActions(workspace, ui), drafts };
  serveHostRequests(workspace, ui, services.registry);
  serveDrops(workspace, ui);
  showMenu(workspace, services.registry);
  addEventListener('blur', () => void checkpoint(workspace));
  await Promise.all([within(CHOICES_WAIT, choices), screen, fonts]);
  applyTheme();
  void choices.then(applyTheme);
  createRoot(root).render(<App workspace={workspace} services={services} />);
  void loadOtherScreens();
}

/** Painting in a fallback font first would move every line of text a moment later. */
function bundledFont(): Promise<unknown> {
  return within(FONT_WAIT, document.fonts.load("400 13px 'Inter Variable'"));
}

/** Settles with the promise, or when the time is over. */
function within(milliseconds: number, promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}

async function checkpoint({ connection }: Workspace): Promise<void> {
  if (connection.state() !== 'connected') return;
  const client = await connection.client();
  // The backend also does this when idle: a failure here loses nothing.
  await client.project.checkpoint().catch(() => undefined);
}
