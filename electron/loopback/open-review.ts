import { createBrowserHost, recentFilesList } from '../host/browser-host.ts';
import { reviewToOpen } from '../host/default-review.ts';
import { dataFolder } from '../host/folders.ts';
import { readPageFiles } from '../host/page-files.ts';
import { rememberFile } from '../host/recent-files.ts';
import { openReview } from '../host/review-backend.ts';
import { serveLoopback, type LoopbackOptions } from '../loopback.ts';
import { servePages } from './serve-pages.ts';

export type OpenInBrowserOptions = Readonly<{
  /** The project file; undefined for the last one, or the bundled review when there is none. */
  file: string | undefined;
  /** Folder of the built interface, or a server of its own for it (development). */
  renderer: string | LoopbackOptions['pages'];
}>;

export type OpenedReview = Readonly<{
  launchAddress(): string;
  /**
   * Settles when the review has been closed: after its last tab, or by `close`. `rescuedTo` names the copy made where
   * the file had been replaced or was gone.
   */
  ended: Promise<Readonly<{ rescuedTo: string | null }>>;
  close(): Promise<void>;
}>;

/** The browser host on one file. Throws ProjectFileError when the file cannot be opened. */
export async function openInBrowserHost({ file, renderer }: OpenInBrowserOptions): Promise<OpenedReview> {
  const path = reviewToOpen(file, dataFolder(), recentFilesList());
  const { host, requests, close: closeHost } = createBrowserHost();
  const review = openReview(path, host, requests);
  rememberFile(recentFilesList(), path, new Date().toISOString());
  const { promise: ended, resolve: end } = Promise.withResolvers<Readonly<{ rescuedTo: string | null }>>();
  const pages = typeof renderer === 'string' ? servePages(readPageFiles(renderer)) : renderer;
  const loopback = await serveLoopback({ pages, serve: review.serveSocket, onIdle: () => void close() });

  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= Promise.all([loopback.close(), closeHost()]).then(() => end(review.close()));
    return closing;
  }
  return { launchAddress: loopback.launchAddress, ended, close };
}
