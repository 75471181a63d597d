import { join } from 'node:path';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { onError, ORPCError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import { connectPort } from '../../api/contract/client.ts';
import type { Host } from '../../api/contract/host.ts';
import { PLAIN_JSON } from '../../api/contract/plain-json.ts';
import { router as reviewRouter, type RouterContext } from '../../api/procedures/router.ts';
import { createSession } from '../../api/procedures/session.ts';
import { buildFirstViews } from '../../api/procedures/views/first-views.ts';
import type { WritableDb } from '../../db/brands.ts';
import { openProject } from '../../db/connection.ts';
import { choicesIn } from './choices.ts';
import { collectAtRest } from './collect-at-rest.ts';
import { diagnosticsText } from './diagnostics.ts';
import { dataFolder } from './folders.ts';
import { reportChoicesIn } from './report-choices.ts';
import { SILENT_LOG, type Log } from './log.ts';
import type { PageRequests } from './page-requests.ts';
import { reviewerName } from './reviewer.ts';
import { hostRouter, type HostContext } from './router.ts';
import { createWorkers } from './workers.ts';

/** What one window has of its own: the host that shows dialogs over it, and what that host asks of it. */
export type WindowLink = Readonly<{ host: Host; requests: PageRequests }>;

/** One open review, served to any number of pages over either transport. */
export type ReviewBackend = Readonly<{
  /** `window` is given where the host knows its windows apart; else the review's own host and requests serve all. */
  servePort(port: SupportedMessagePort, window?: WindowLink): void;
  serveSocket(socket: WebSocket): void;
  /** Derives the review and makes what a new window asks for first, so that it is there when the window is. */
  warmUp(): void;
  /** Writes what is in the log of changes into the file, so that the file alone is whole. */
  checkpoint(): void;
  /** Writes the file whole and lets it go; names the copy made where the file was replaced or gone. */
  close(): Readonly<{ rescuedTo: string | null }>;
}>;

/** The first call of a process loads what every call needs, for 100 ms; this one is made before anybody waits for it. */
function askOnce(serve: (port: SupportedMessagePort) => void): void {
  const { port1, port2 } = new MessageChannel();
  const close = () => port1.close();
  serve(port2);
  port2.start();
  port1.start();
  connectPort(port1).view.get({ key: 'shell' }).then(close, close);
}

/** Opens a project file. Throws ProjectFileError, whose message is a sentence for the reader. */
export function openReview(path: string, host: Host, requests: PageRequests, log: Log = SILENT_LOG): ReviewBackend {
  return serveReview(openProject(path, { actor: reviewerName(), now: () => new Date() }), path, host, requests, log);
}

/** Serves a project file that is open. Throws ProjectFileError (damaged), and leaves the file open then. */
export function serveReview(
  db: WritableDb,
  path: string,
  host: Host,
  requests: PageRequests,
  log: Log = SILENT_LOG,
): ReviewBackend {
  const actor = reviewerName();
  const now = () => new Date();
  const session = createSession(db, path, { actor, now, onProblem: (error) => log.failure('idle-checkpoint', error) });
  const diagnostics = () => diagnosticsText(session, log, now);
  const workers = createWorkers();
  const choices = reportChoicesIn(join(dataFolder(), 'report-choices.json'));
  const likings = choicesIn(dataFolder());
  const context: RouterContext & HostContext = {
    session,
    host,
    requests,
    diagnostics,
    actor,
    now,
    choices,
    likings,
    workers,
  };
  const router = { ...reviewRouter, host: hostRouter };
  // A page is told only that something failed; what it was goes to this computer's own log.
  const note = (error: unknown) => {
    if (!(error instanceof ORPCError)) log.failure('unexpected', error);
  };
  const atRest = collectAtRest();
  const listening = <Answer>({ next }: { next: () => Answer }): Answer => {
    atRest.touched();
    return next();
  };
  const ports = new PortHandler<typeof context>(router, { interceptors: [listening, onError(note)], ...PLAIN_JSON });
  const sockets = new SocketHandler<typeof context>(router, {
    interceptors: [listening, onError(note)],
    ...PLAIN_JSON,
  });
  return {
    servePort: (port, window) => ports.upgrade(port, { context: { ...context, ...window } }),
    serveSocket: (socket) => void sockets.upgrade(socket, { context }),
    warmUp() {
      try {
        buildFirstViews(session);
        askOnce((port) => ports.upgrade(port, { context }));
      } catch (error) {
        // Whoever asks for the same view is answered with the failure.
        log.failure('warm-up', error);
      }
    },
    checkpoint: () => session.checkpoint(),
    close() {
      atRest.stop();
      void workers.close();
      return session.close();
    },
  };
}
