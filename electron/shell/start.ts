import { app, BrowserWindow, ipcMain, powerMonitor, type IpcMainEvent } from 'electron';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from '../host/log.ts';
import { isOwnPage, lockNavigation, lockSession } from './lock.ts';
import { servePageScheme } from './page-protocol.ts';
import { createPrinter } from './print.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

export type ShellOptions = Readonly<{
  /** Folder of the bundled programs: backend.js and preload.cjs. */
  programs: string;
  /** Folder of the built interface. */
  renderer: string;
  dataFolder: string;
  log: Log;
  /** Files the system asked to open before the program was ready. */
  files: readonly string[];
}>;

const isReview = (path: string) => /\.grove$/i.test(path);

/** The last argument that names a project file, as an absolute path; `folder` is where the command was given. */
export function fileArgument(args: readonly string[], folder: string): string | undefined {
  const named = args.findLast((argument) => !argument.startsWith('-') && isReview(argument));
  return named === undefined ? undefined : resolve(folder, named);
}

/** Everything that starts once the app is ready. */
export function startShell({ programs, renderer, dataFolder, log, files }: ShellOptions): Workbench {
  lockSession();
  servePageScheme(renderer, dataFolder);
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
  const workbench = createWorkbench({
    preload: join(programs, 'preload.cjs'),
    backendScript: join(programs, 'backend.js'),
    dataFolder,
    printer: createPrinter(),
    log,
  });

  ipcMain.on('grove:page-ready', (event) => {
    const port = workbench.connectPage(windowOf(event));
    if (port !== undefined) event.sender.postMessage('grove:port', null, [port]);
  });
  ipcMain.on('grove:file-dropped', (event, path: unknown) => {
    if (windowOf(event) === undefined || typeof path !== 'string') return;
    if (isReview(path) && existsSync(path)) workbench.open(path);
  });

  app.on('second-instance', (_event, args, folder) => workbench.open(fileArgument(args.slice(1), folder) ?? null));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    workbench.open(path);
  });
  app.on('activate', () => workbench.open(null));
  powerMonitor.on('suspend', () => workbench.checkpoint());
  // The system ends the session: a file must be whole whether or not there is time to close its windows.
  powerMonitor.on('shutdown', () => {
    workbench.checkpoint();
    app.quit();
  });
  endWithLastWindow(workbench);

  for (const file of files.length > 0 ? files : [null]) workbench.open(file);
  return workbench;
}

/** The window of a message that comes from Grove's own page; undefined for any other sender. */
function windowOf({ sender, senderFrame }: IpcMainEvent): BrowserWindow | undefined {
  return isOwnPage(senderFrame, sender) ? (BrowserWindow.fromWebContents(sender) ?? undefined) : undefined;
}

/** The program ends with its last window, except on a Mac; in any case only when every file is written. */
function endWithLastWindow(workbench: Workbench): void {
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));
  app.on('window-all-closed', () => {
    // A window that stored something first has held up the quit that was asked for.
    if (isQuitting || process.platform !== 'darwin') app.quit();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    void workbench.stop().then(() => app.exit());
  });
}
