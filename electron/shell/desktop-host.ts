import { app, dialog, shell, type BrowserWindow } from 'electron';
import type { Host, MenuAction } from '../../api/contract/host.ts';
import { readRecentFiles } from '../host/recent-files.ts';
import { openOutside } from './lock.ts';
import { DIALOGS } from './phrases.ts';
import type { Printer } from './print.ts';

export type DesktopHostOptions = Readonly<{
  recentFilesList: string;
  printer: Printer;
  /** The window of an id, if it is one of this review's. */
  windowOf: (windowId: string) => BrowserWindow | undefined;
  /** Shows a review, or with null one more window on this one. */
  openReview: (path: string | null) => void;
  showMenu: (window: BrowserWindow, actions: readonly MenuAction[]) => void;
}>;

/** The host of the desktop program: the system's dialogs over the window that asked, a hidden window to print with. */
export function createDesktopHost(options: DesktopHostOptions): Host {
  const { windowOf, printer } = options;
  return {
    async chooseFile({ purpose, title, suggestedName, extensions }, windowId) {
      const window = windowOf(windowId);
      const filters =
        extensions.length === 0 ? [] : [{ name: DIALOGS.filesOf(extensions), extensions: [...extensions] }];
      if (purpose === 'save') {
        const choice = { title, defaultPath: suggestedName, filters };
        const { canceled, filePath } = await (window === undefined
          ? dialog.showSaveDialog(choice)
          : dialog.showSaveDialog(window, choice));
        return canceled ? null : filePath;
      }
      const choice = { title, filters, properties: ['openFile' as const] };
      const { canceled, filePaths } = await (window === undefined
        ? dialog.showOpenDialog(choice)
        : dialog.showOpenDialog(window, choice));
      return canceled ? null : (filePaths[0] ?? null);
    },
    printToPdf: (html) => printer.print(html),
    openLink: (url) => openOutside(url, undefined),
    async reveal(path) {
      shell.showItemInFolder(path);
    },
    recentFiles: async () => readRecentFiles(options.recentFilesList),
    async setWindowTitle(title, windowId) {
      windowOf(windowId)?.setTitle(title);
    },
    async showMenu(actions, windowId) {
      const window = windowOf(windowId);
      if (window !== undefined) options.showMenu(window, actions);
    },
    async openReview(path) {
      options.openReview(path);
      return null;
    },
  };
}

/** Tells the system which reviews were opened last, for the list it keeps of its own, and what this window shows. */
export function nameFile(path: string, windows: Iterable<BrowserWindow>): void {
  app.addRecentDocument(path);
  for (const window of windows) window.setRepresentedFilename(path);
}
