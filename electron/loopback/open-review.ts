import { join } from 'node:path';
import { createBrowserHost, recentFilesList } from '../host/browser-host.ts';
import { openReviewOrDefault } from '../host/default-review.ts';
import { fileKey } from '../host/file-key.ts';
import { dataFolder } from '../host/folders.ts';
import { openLog } from '../host/log.ts';
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
  /** Told in one sentence what the reviewer should know before the window is there. */
  say?: (sentence: string) => void;
}>;

/** `rescuedTo` names the copies made of reviews whose file had been replaced or was gone. */
export type HostEnd = Readonly<{ rescuedTo: readonly string[] }>;

export type OpenedReview = Readonly<{
  launchAddress(): string;
  /** Settles when this review and every other opened from its tabs has been closed: after its last tab, or by `close`. */
  ended: Promise<HostEnd>;
  close(): Promise<void>;
}>;

type OneReview = Readonly<{ launchAddress(): string; close(): Promise<void> }>;

/**
 * The browser host on one file, and on each further one that is opened from its tabs: every file has a backend and an
 * origin of its own. Throws ProjectFileError when the file cannot be opened.
 */
export async function openInBrowserHost({ file, renderer, say }: OpenInBrowserOptions): Promise<OpenedReview> {
  const pages = typeof renderer === 'string' ? servePages(readPageFiles(renderer)) : renderer;
  const log = openLog(join(dataFolder(), 'logs', 'grove.log'), () => new Date());
  const open = new Map<string, OneReview>();
  const rescued: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<HostEnd>();

  async function serve(named: string | undefined): Promise<OneReview> {
    const { host, requests, close: closeHost } = createBrowserHost(async (other) =>
      (other === null ? one : (alreadyOpen(other) ?? (await serve(other)))).launchAddress(),
    );
    const folders = { dataFolder: dataFolder(), recentFilesList: recentFilesList(), say };
    const { review, path } = openReviewOrDefault(named, folders, (candidate) => ({
      review: openReview(candidate, host, requests, log),
      path: candidate,
    }));
    const key = fileKey(path);
    rememberFile(recentFilesList(), path, new Date().toISOString());
    const loopback = await serveLoopback({ pages, serve: review.serveSocket, onIdle: () => void close(), log });
    log.event('review-opened', { open: open.size + 1 });

    let closing: Promise<void> | undefined;
    function close(): Promise<void> {
      closing ??= Promise.all([loopback.close(), closeHost()]).then(() => {
        const { rescuedTo } = review.close();
        if (rescuedTo !== null) rescued.push(rescuedTo);
        open.delete(key);
        log.event('review-closed', { open: open.size, rescued: rescuedTo !== null });
        if (open.size === 0) end({ rescuedTo: rescued });
      });
      return closing;
    }
    const one: OneReview = { launchAddress: loopback.launchAddress, close };
    open.set(key, one);
    return one;
  }

  const alreadyOpen = (path: string) => open.get(fileKey(path));
  const first = await serve(file);
  return {
    launchAddress: first.launchAddress,
    ended,
    close: async () => void (await Promise.all([...open.values()].map((review) => review.close()))),
  };
}
