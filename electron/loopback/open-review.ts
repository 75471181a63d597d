import { join } from 'node:path';
import type { WritableDb } from '../../db/brands.ts';
import { closeProject, openProject } from '../../db/connection.ts';
import { choicesIn, chosenTheme } from '../host/choices.ts';
import { createBrowserHost, recentFilesList } from '../host/browser-host.ts';
import { openReviewOrDefault } from '../host/default-review.ts';
import { fileKey } from '../host/file-key.ts';
import { dataFolder } from '../host/folders.ts';
import { openLog } from '../host/log.ts';
import { readPageFiles } from '../host/page-files.ts';
import { rememberFile } from '../host/recent-files.ts';
import type { ReviewBackend } from '../host/review-backend.ts';
import { reviewerName } from '../host/reviewer.ts';
import { serveLoopback, type LoopbackOptions } from '../loopback.ts';
import { offerRendezvous } from './rendezvous.ts';
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
  /**
   * Settles when this review and every other opened from its tabs has been closed: after its last tab, or by `close`. Rejects with
   * ProjectFileError when the file is open but its content cannot be read.
   */
  ended: Promise<HostEnd>;
  close(): Promise<void>;
}>;

type OneReview = Readonly<{
  launchAddress(): string;
  /** Rejects when the content of the file cannot be read; the review is closed by then. */
  loaded: Promise<void>;
  close(): Promise<void>;
}>;

/**
 * The browser host on one file, and on each further one that is opened from its tabs: every file has a backend and an
 * origin of its own. Resolves as soon as the file is its own and its page can be asked for, so that the browser starts while the
 * review is read. Rejects with ProjectFileError when the file cannot be opened.
 */
export async function openInBrowserHost({ file, renderer, say }: OpenInBrowserOptions): Promise<OpenedReview> {
  const pages =
    typeof renderer === 'string'
      ? servePages(readPageFiles(renderer, () => chosenTheme(choicesIn(dataFolder()))))
      : renderer;
  const log = openLog(join(dataFolder(), 'logs', 'grove.log'), () => new Date());
  const open = new Map<string, OneReview>();
  const rescued: string[] = [];
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<HostEnd>();

  async function serve(named: string | undefined): Promise<OneReview> {
    const {
      host,
      requests,
      close: closeHost,
    } = createBrowserHost(async (other) =>
      (other === null ? one : (alreadyOpen(other) ?? (await serveLoaded(other)))).launchAddress(),
    );
    const folders = { dataFolder: dataFolder(), recentFilesList: recentFilesList(), say };
    const { db, path } = await openReviewOrDefault(named, folders, (candidate) => ({
      db: openProject(candidate, { actor: reviewerName(), now: () => new Date() }),
      path: candidate,
    }));
    const key = fileKey(path);
    rememberFile(recentFilesList(), path, new Date().toISOString());
    const { promise: backend, resolve: load } = Promise.withResolvers<ReviewBackend>();
    const loopback = await serveLoopback({
      pages,
      serve: async (socket) => (await backend).serveSocket(socket),
      onIdle: () => void close(),
      log,
    });
    const rendezvous = await offerRendezvous(dataFolder(), key, loopback.launchAddress);
    log.event('review-opened', { open: open.size + 1 });

    let closing: Promise<void> | undefined;
    function close(): Promise<void> {
      closing ??= Promise.all([rendezvous.close(), loopback.close(), closeHost(), closeReview(backend, db)]).then(
        ([, , , rescuedTo]) => {
          if (rescuedTo !== null) rescued.push(rescuedTo);
          open.delete(key);
          log.event('review-closed', { open: open.size, rescued: rescuedTo !== null });
          if (open.size === 0) end({ rescuedTo: rescued });
        },
      );
      return closing;
    }
    const loaded = backend.then(
      (review) => review.warmUp(),
      async (error: unknown) => {
        if (open.size === 1) fail(error);
        await close();
        throw error;
      },
    );
    const one: OneReview = { launchAddress: loopback.launchAddress, loaded, close };
    open.set(key, one);
    // In a later turn of the loop: by then whoever asked for the review has its address and has started the browser.
    setImmediate(() => load(readReview()));
    return one;

    async function readReview(): Promise<ReviewBackend> {
      const { serveReview } = await import('../host/review-backend.ts');
      return serveReview(db, path, host, requests, log);
    }
  }

  /** A file opened from a tab, whose page is told what is wrong with it. */
  async function serveLoaded(path: string): Promise<OneReview> {
    const one = await serve(path);
    await one.loaded;
    return one;
  }

  const alreadyOpen = (path: string) => open.get(fileKey(path));
  const first = await serve(file);
  // What went wrong is what `ended` rejects with.
  first.loaded.catch(() => undefined);
  return {
    launchAddress: first.launchAddress,
    ended,
    close: async () => void (await Promise.all([...open.values()].map((review) => review.close()))),
  };
}

/** Where the copy stands that was made because the file had been replaced or was gone; else null. */
async function closeReview(backend: Promise<ReviewBackend>, db: WritableDb): Promise<string | null> {
  const { rescuedTo } = await backend.then(
    (review) => review.close(),
    () => closeProject(db),
  );
  return rescuedTo;
}
