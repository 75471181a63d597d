import { join } from 'node:path';
import type { Host } from '../../api/contract/host.ts';
import { dataFolder } from './folders.ts';
import { openLinkOutside, revealOutside } from './open-outside.ts';
import { PageRequests } from './page-requests.ts';
import { createBrowserPrinter } from './print-with-browser.ts';
import { readRecentFiles } from './recent-files.ts';

export const recentFilesList = (): string => join(dataFolder(), 'recent-files.json');

/** The host of browser tabs and of the command line: an in-page chooser, and a headless browser to print with. */
export function createBrowserHost(): Readonly<{ host: Host; requests: PageRequests; close(): Promise<void> }> {
  const requests = new PageRequests();
  const printer = createBrowserPrinter();
  const host: Host = {
    chooseFile: async (choice, windowId) => requests.chooseFile(choice, windowId),
    printToPdf: (html) => printer.print(html),
    openLink: openLinkOutside,
    reveal: revealOutside,
    recentFiles: async () => readRecentFiles(recentFilesList()),
    setWindowTitle: async (title, windowId) => requests.setTitle(title, windowId),
  };
  return { host, requests, close: () => printer.close() };
}
