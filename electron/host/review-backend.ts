import type { SupportedMessagePort } from '@orpc/client/message-port';
import { onError, ORPCError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import type { Host } from '../../api/contract/host.ts';
import { router as reviewRouter, type RouterContext } from '../../api/procedures/router.ts';
import { openSession } from '../../api/procedures/session.ts';
import type { PageRequests } from './page-requests.ts';
import { reviewerName } from './reviewer.ts';
import { hostRouter, type HostContext } from './router.ts';

/** One open review, served to any number of pages over either transport. */
export type ReviewBackend = Readonly<{
  servePort(port: SupportedMessagePort): void;
  serveSocket(socket: WebSocket): void;
  /** Writes the file whole and lets it go; names the copy made where the file was replaced or gone. */
  close(): Readonly<{ rescuedTo: string | null }>;
}>;

/** Opens a project file. Throws ProjectFileError, whose message is a sentence for the reader. */
export function openReview(path: string, host: Host, requests: PageRequests): ReviewBackend {
  const actor = reviewerName();
  const now = () => new Date();
  const session = openSession(path, { actor, now });
  const context: RouterContext & HostContext = { session, host, requests, actor, now };
  const router = { ...reviewRouter, host: hostRouter };
  const ports = new PortHandler<typeof context>(router, { interceptors: [onError(reportUnexpected)] });
  const sockets = new SocketHandler<typeof context>(router, { interceptors: [onError(reportUnexpected)] });
  return {
    servePort: (port) => ports.upgrade(port, { context }),
    serveSocket: (socket) => void sockets.upgrade(socket, { context }),
    close: () => session.close(),
  };
}

/** A page is told only that something failed; what it was goes to this process's own log. */
function reportUnexpected(error: unknown): void {
  if (!(error instanceof ORPCError)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
