import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { Host } from '../api/contract/host.ts';
import { ProjectFileError } from '../db/errors.ts';
import { openReviewOrDefault } from './host/default-review.ts';
import { openLog } from './host/log.ts';
import { connectHost } from './host/main-link.ts';
import { PageRequests } from './host/page-requests.ts';
import { rememberFile } from './host/recent-files.ts';
import { openReview, type ReviewBackend } from './host/review-backend.ts';
import { hostOfWindow } from './host/window-host.ts';
import type { BackendStart, FromBackend, ToBackend } from './shell/messages.ts';

// The process that owns one open review in the desktop program. Its first message brings the port to its host; after
// that it serves a port for each window on the review.
const start = JSON.parse(process.argv[2] ?? '{}') as BackendStart;
const recentFilesList = join(start.dataFolder, 'recent-files.json');
const log = openLog(join(start.dataFolder, 'logs', 'grove.log'), () => new Date());
const GRACE_MS = 50;
const windows = new Map<number, PageRequests>();
let main: Host | undefined;
/** Undefined where the file was refused. */
let review: Promise<ReviewBackend | undefined> = Promise.resolve(undefined);

process.on('uncaughtException', (error) => {
  log.failure('backend-died', error);
  process.exit(1);
});
process.parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as ToBackend;
  switch (message.kind) {
    case 'host':
      if (port === undefined) return;
      main = connectHost(port);
      port.start();
      review = open(main);
      return;
    case 'page':
      if (port === undefined || main === undefined) return;
      return void servePage(port, main, message.window);
    case 'run action':
      return requestsOf(message.window).runAction(message.id);
    case 'finish':
      return void requestsOf(message.window)
        .finish()
        .then(() => tell({ kind: 'finished', window: message.window }));
    case 'window gone':
      windows.delete(message.window);
      return;
    case 'checkpoint':
      return void review.then((open) => open?.checkpoint());
    case 'stop':
      return void stop();
  }
});

async function open(host: Host): Promise<ReviewBackend | undefined> {
  const say = (sentence: string) => tell({ kind: 'said', sentence });
  try {
    const { dataFolder, file } = start;
    const { opened, path } = await openReviewOrDefault(
      file ?? undefined,
      { dataFolder, recentFilesList, say },
      (candidate) => ({
        opened: openReview(candidate, host, new PageRequests(), log),
        path: candidate,
      }),
    );
    rememberFile(recentFilesList, path, new Date().toISOString());
    tell({ kind: 'opened', path });
    // While the window is being drawn.
    setImmediate(() => opened.warmUp());
    return opened;
  } catch (error) {
    if (!(error instanceof ProjectFileError)) throw error;
    log.event('review-refused', { kind: error.kind.replaceAll(' ', '-') });
    tell({ kind: 'refused', sentence: error.sentence });
    return undefined;
  }
}

async function servePage(port: MessagePortMain, host: Host, window: number): Promise<void> {
  (await review)?.servePort(port, { host: hostOfWindow(host, window), requests: requestsOf(window) });
  port.start();
}

async function stop(): Promise<void> {
  const rescuedTo = (await review)?.close().rescuedTo ?? null;
  tell({ kind: 'stopped', rescuedTo });
  // A message on its way is lost when the process ends under it.
  setTimeout(() => process.exit(0), GRACE_MS);
}

function requestsOf(window: number): PageRequests {
  const known = windows.get(window);
  if (known !== undefined) return known;
  const requests = new PageRequests();
  windows.set(window, requests);
  return requests;
}

function tell(message: FromBackend): void {
  process.parentPort.postMessage(message);
}
