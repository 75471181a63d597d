import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { SILENT_LOG, type Log } from './host/log.ts';
import { PROTECTIVE_HEADERS } from './host/policy.ts';
import { createAccess } from './loopback/access.ts';
import { readBody } from './loopback/read-body.ts';
import { createTabs } from './loopback/tabs.ts';

export type LoopbackOptions = Readonly<{
  /** Answers the page and its files; called only for requests that name this loopback as their host. */
  pages: RequestListener;
  /** Serves the router on a socket whose tab has shown the token. The tab is told to go on when it settles. */
  serve: (socket: WebSocket) => void | Promise<void>;
  /** Called `idleMs` after the last tab has left. */
  onIdle: () => void;
  idleMs?: number;
  log?: Log;
}>;

export type Loopback = Readonly<{
  origin: string;
  /** An address that opens one tab: its fragment holds a code good for one use. */
  launchAddress(): string;
  close(): Promise<void>;
}>;

/** An import statement would also load what only this module's own client needs: 40 ms of each start. */
const { createServer } = process.getBuiltinModule('node:http');

const LARGEST_FRAME = 8 * 1024 * 1024;
/** Until it has shown the token, a socket may send one short message. */
const LARGEST_FIRST_MESSAGE = 1024;
const LARGEST_BODY = 1024;
const LARGEST_HEADERS = 16_384;
/** Far more than a few tabs need; each further connection is closed at once. */
const MOST_CONNECTIONS = 512;
/** A request that is sent a byte at a time is cut off: its headers after 5 s, the whole of it after 10 s. */
const SLOWEST = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const FIRST_MESSAGE_MS = 5_000;
const IDLE_MS = 30_000;
const HEADERS = { ...PROTECTIVE_HEADERS, 'cache-control': 'no-store', 'content-type': 'application/json' };

/**
 * Grove for a browser on this machine: 127.0.0.1, a random port, and a 256-bit token without which nothing is
 * answered but the page itself, which holds no data. Host and Origin must be exactly this loopback's, and no
 * cross-origin header is ever sent, so another site's page can neither read nor call it.
 */
export async function serveLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { pages, serve, onIdle, idleMs = IDLE_MS, log = SILENT_LOG } = options;
  const access = createAccess();
  const tabs = createTabs(idleMs, onIdle);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  const server = createServer({ maxHeaderSize: LARGEST_HEADERS, ...SLOWEST }, (request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('upgrade', upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.host !== host) return refuse(response, 403);
    const path = request.url?.split('?', 1)[0];
    if (path === '/session') return session(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    pages(request, response);
  }

  async function session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405);
    if (request.headers.origin !== origin) return refuse(response, 403);
    const body = await readBody(request, LARGEST_BODY);
    if (body === null) return refuse(response, 413);
    const token = access.redeem(textField(body, 'code') ?? '');
    if (token === null) return refuse(response, 403);
    response.writeHead(200, HEADERS).end(JSON.stringify({ token }));
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const { headers, url } = request;
    // A stranger may drop the line at any moment.
    stream.on('error', () => stream.destroy());
    if (headers.host !== host || headers.origin !== origin || url !== '/rpc') {
      log.event('socket-refused', { host: headers.host === host, origin: headers.origin === origin });
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => authenticate(socket, stream));
  }

  /** The first message must be the token; a tab that shows none is cut off. */
  function authenticate(socket: WebSocket, stream: Duplex): void {
    const tooLate = setTimeout(() => socket.terminate(), FIRST_MESSAGE_MS);
    let received = 0;
    const weigh = (piece: Buffer) => {
      received += piece.length;
      if (received > LARGEST_FIRST_MESSAGE) socket.terminate();
    };
    stream.on('data', weigh);
    socket.on('error', () => socket.terminate());
    socket.once('close', () => clearTimeout(tooLate));
    socket.addEventListener(
      'message',
      ({ data }) => {
        clearTimeout(tooLate);
        stream.off('data', weigh);
        const token = typeof data === 'string' ? textField(data, 'token') : undefined;
        if (token === undefined || !access.isToken(token)) {
          log.event('token-refused');
          socket.close(1008);
          return;
        }
        tabs.add(socket);
        Promise.resolve(serve(socket)).then(
          () => socket.send('ready'),
          () => socket.terminate(),
        );
      },
      { once: true },
    );
  }

  return {
    origin,
    launchAddress() {
      tabs.expect();
      return `${origin}/#launch=${access.newLaunchCode()}`;
    },
    close: () =>
      new Promise((resolve) => {
        tabs.close();
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...HEADERS, connection: 'close' }).end();
}

/** A text field of a JSON object, or undefined for anything else. */
function textField(json: string, name: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    const field = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>)[name] : undefined;
    return typeof field === 'string' ? field : undefined;
  } catch {
    return undefined;
  }
}
