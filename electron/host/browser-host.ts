import { join } from 'node:path';
import type { Host } from '../../api/contract/host.ts';
import { dataFolder } from './folders.ts';
import { openLinkOutside, revealOutside } from './open-outside.ts';
import { PageRequests } from './page-requests.ts';
import { createBrowserPrinter } from './print-with-browser.ts';
import { readRecentFiles } from './recent-files.ts';
import { UnavailableError } from './unavailable.ts';

export const recentFilesList = (): string => join(dataFolder(), 'recent-files.json');

/**
 * The host of browser tabs and of the command line: an in-page chooser, and a headless browser to print with.
 * `openReview` serves a review to one more tab; without it, as on the command line, there is no window to show one in.
 */
export function createBrowserHost(
  openReview: Host['openReview'] = noWindows,
): Readonly<{ host: Host; requests: PageRequests; prepareToPrint(): void; close(): Promise<void> }> {
  const requests = new PageRequests();
  const printer = createBrowserPrinter();
  const host: Host = {
    chooseFile: async (choice, windowId) => requests.chooseFile(choice, windowId),
    printToPdf: (html) => printer.print(html),
    openLink: openLinkOutside,
    reveal: revealOutside,
    recentFiles: async () => readRecentFiles(recentFilesList()),
    setWindowTitle: async (title, windowId) => requests.setTitle(title, windowId),
    // The page's palette and keys are all the menu a browser tab has.
    showMenu: async () => undefined,
    openReview,
  };
  return { host, requests, prepareToPrint: () => printer.prepare(), close: () => printer.close() };
}

async function noWindows(): Promise<never> {
  throw new UnavailableError('The command line shows no windows. Use grove open.');
}
