import { app, dialog, Menu, type BrowserWindow, type MessagePortMain } from 'electron';
import { join } from 'node:path';
import type { MenuAction } from '../../api/contract/host.ts';
import { fileKey } from '../host/file-key.ts';
import type { Log } from '../host/log.ts';
import { readRecentFiles } from '../host/recent-files.ts';
import { startBackend, type BackendProcess } from './backend-process.ts';
import { createDesktopHost, nameFile } from './desktop-host.ts';
import { menuTemplate } from './menu.ts';
import { DIALOGS } from './phrases.ts';
import type { Printer } from './print.ts';
import { openWindow, showWindow } from './window.ts';

export type WorkbenchOptions = Readonly<{
  preload: string;
  backendScript: string;
  /** Grove's own folder: the bundled review, recent files, where windows stood, the log. */
  dataFolder: string;
  printer: Printer;
  log: Log;
}>;

/** Every open review of the desktop program: one backend for each file, and any number of windows on it. */
export type Workbench = Readonly<{
  /** Shows the file, in the window it is open in already if there is one; null opens the last review. */
  open(path: string | null): void;
  /** The port of a page that asks for one; undefined where the window shows no review. */
  connectPage(window: BrowserWindow | undefined): MessagePortMain | undefined;
  /** Before the computer sleeps: every file is made whole. */
  checkpoint(): void;
  /** Resolves when every backend has written its file and ended. */
  stop(): Promise<void>;
}>;

type OpenReview = {
  /** Null until the backend has said which file it opened. */
  path: string | null;
  backend: BackendProcess;
  /** Newest last. */
  windows: Set<BrowserWindow>;
};

export function createWorkbench({ preload, backendScript, dataFolder, printer, log }: WorkbenchOptions): Workbench {
  const reviews = new Set<OpenReview>();
  const stopping = new Set<Promise<void>>();
  const actionsOf = new WeakMap<BrowserWindow, readonly MenuAction[]>();
  const finished = new WeakSet<BrowserWindow>();
  const recentFilesList = join(dataFolder, 'recent-files.json');

  function open(path: string | null): void {
    const key = path === null ? null : fileKey(path);
    const shown = [...reviews].find((review) =>
      key === null ? review.windows.size > 0 : review.path !== null && fileKey(review.path) === key,
    );
    if (shown === undefined) start(path);
    else showWindow([...shown.windows].at(-1) ?? addWindow(shown));
  }

  function start(path: string | null): void {
    const windows = new Set<BrowserWindow>();
    const windowOf = (id: string) => [...windows].find((window) => String(window.id) === id);
    const host = createDesktopHost({
      recentFilesList,
      printer,
      windowOf,
      openReview: (other) => (other === null ? void addWindow(review) : open(other)),
      showMenu(window, actions) {
        actionsOf.set(window, actions);
        putMenu(review, window);
      },
    });
    const events = {
      opened(opened: string) {
        review.path = opened;
        nameFile(opened, windows);
      },
      refused: (sentence: string) => drop(review, DIALOGS.refused, sentence),
      said: (sentence: string) => void dialog.showMessageBox({ type: 'info', message: sentence }),
      rescued: (to: string) => dialog.showErrorBox(DIALOGS.rescued, DIALOGS.rescuedDetail(to)),
      gone: () => drop(review, DIALOGS.stoppedTwice, DIALOGS.stoppedTwiceDetail),
    };
    const backend = startBackend(backendScript, { dataFolder, file: path }, host, events, log);
    const review: OpenReview = { path, backend, windows };
    reviews.add(review);
    addWindow(review);
  }

  function addWindow(review: OpenReview): BrowserWindow {
    const window = openWindow(preload, join(dataFolder, 'window.json'));
    review.windows.add(window);
    if (review.path !== null) window.setRepresentedFilename(review.path);
    window.on('focus', () => putMenu(review, window));
    window.on('close', (event) => {
      if (finished.has(window)) return;
      // What is still being typed is stored first; the window closes when it is.
      event.preventDefault();
      void review.backend.finish(window.id).then(() => {
        finished.add(window);
        window.close();
      });
    });
    window.on('closed', () => {
      review.windows.delete(window);
      review.backend.forgetWindow(window.id);
      if (review.windows.size === 0) close(review);
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log.event('page-gone', { reason });
      if (reason !== 'clean-exit') window.reload();
    });
    putMenu(review, window);
    return window;
  }

  function close(review: OpenReview): void {
    reviews.delete(review);
    const stopped = review.backend.stop().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  }

  /** The review cannot go on: says why, then takes its windows away without asking their pages. */
  function drop(review: OpenReview, title: string, sentence: string): void {
    dialog.showErrorBox(title, sentence);
    for (const window of review.windows) window.destroy();
  }

  function putMenu(review: OpenReview, window: BrowserWindow): void {
    const isMac = process.platform === 'darwin';
    const menu = Menu.buildFromTemplate(
      menuTemplate({
        actions: actionsOf.get(window) ?? [],
        recent: readRecentFiles(recentFilesList),
        isMac,
        isDevelopment: !app.isPackaged,
        runAction: (id) => review.backend.runAction(window.id, id),
        openRecent: (path) => open(path),
      }),
    );
    if (!isMac) window.setMenu(menu);
    else if (window.isFocused()) Menu.setApplicationMenu(menu);
  }

  return {
    open,
    connectPage(window) {
      if (window === undefined) return undefined;
      return [...reviews].find(({ windows }) => windows.has(window))?.backend.connectPage(window.id);
    },
    checkpoint() {
      for (const { backend } of reviews) backend.checkpoint();
    },
    async stop() {
      for (const review of reviews) close(review);
      await Promise.all(stopping);
    },
  };
}
