import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { hostContract } from './host.ts';
import type { contract } from './index.ts';
import { PLAIN_JSON } from './plain-json.ts';

/** Everything a page may call: the review's procedures and its host's. */
export type GroveClient = ContractRouterClient<typeof contract & { host: typeof hostContract }>;

export type Connection = Readonly<{
  client: GroveClient;
  /** Settles when the backend is gone: the page keeps unacknowledged commands and connects again. */
  closed: Promise<void>;
}>;

/** Why no connection could be made; `sentence` is for the reader. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

type Port = ConstructorParameters<typeof PortLink>[0]['port'] & { close?(): void };

type SocketEvent = 'open' | 'message' | 'close';

/** The parts of a browser socket that are used; `WebSocket` of a page and of Node both fit. */
export interface Socket {
  readonly readyState: number;
  send(data: string): void;
  close(): void;
  addEventListener(
    type: SocketEvent,
    listener: (event: { type: string; data?: unknown }) => void,
    options?: { once?: boolean },
  ): void;
  removeEventListener(type: SocketEvent, listener: (event: { type: string; data?: unknown }) => void): void;
}

/** The client over one end of a message channel; the port must already be started. */
export function connectPort(port: Port): GroveClient {
  return createORPCClient<GroveClient>(new PortLink({ port, ...PLAIN_JSON }));
}

/**
 * The client over a loopback socket. The token travels in the first message, never in the address; the host answers
 * "ready" before it takes calls. Throws ConnectionError when the host refuses or is gone.
 */
export async function connectSocket(socket: Socket, token: string): Promise<Connection> {
  await new Promise<void>((resolve, reject) => {
    const refused = () =>
      reject(new ConnectionError('Grove is not running any more, or this tab is not one it opened.'));
    socket.addEventListener('open', () => socket.send(JSON.stringify({ token })), { once: true });
    socket.addEventListener(
      'message',
      ({ data }) => {
        socket.removeEventListener('close', refused);
        if (data === 'ready') resolve();
        else refused();
      },
      { once: true },
    );
    socket.addEventListener('close', refused, { once: true });
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve(), { once: true }));
  type LinkSocket = ConstructorParameters<typeof SocketLink>[0]['websocket'];
  const client = createORPCClient<GroveClient>(new SocketLink({ websocket: socket as LinkSocket, ...PLAIN_JSON }));
  return { client, closed };
}

const TOKEN_KEY = 'grove-token';

/** The parts of a page that connecting needs; a browser's `window` fits. */
export interface Page {
  readonly location: {
    readonly protocol: string;
    readonly host: string;
    readonly hash: string;
    readonly pathname: string;
  };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  readonly sessionStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  readonly WebSocket: new (url: string) => Socket;
  fetch(
    url: string,
    options: { method: string; headers: Record<string, string>; body: string },
  ): Promise<{
    readonly ok: boolean;
    json(): Promise<unknown>;
  }>;
  addEventListener(type: 'message', listener: (event: PortMessage) => void): void;
  removeEventListener(type: 'message', listener: (event: PortMessage) => void): void;
  postMessage(message: unknown, targetOrigin: string): void;
}

type PortMessage = { readonly data: unknown; readonly source: unknown; readonly ports: readonly StartablePort[] };
type StartablePort = Port & { start(): void; addEventListener(type: 'close', listener: () => void): void };

/** Connect a page to its backend: over the port its preload hands in, or over the loopback it was served from. */
export function connectPage(page: Page): Promise<Connection> {
  return page.location.protocol === 'grove:' ? connectHandedPort(page) : connectLoopback(page);
}

function connectHandedPort(page: Page): Promise<Connection> {
  return new Promise((resolve) => {
    const take = (event: PortMessage) => {
      const [port] = event.ports;
      if (event.source !== page || event.data !== 'grove:port' || !port) return;
      page.removeEventListener('message', take);
      const closed = new Promise<void>((ended) => port.addEventListener('close', () => ended()));
      port.start();
      resolve({ client: connectPort(port), closed });
    };
    page.addEventListener('message', take);
    page.postMessage('grove:page-ready', '*');
  });
}

async function connectLoopback(page: Page): Promise<Connection> {
  const token = await sessionToken(page);
  return connectSocket(new page.WebSocket(`ws://${page.location.host}/rpc`), token);
}

/** The one-use code of the launch address is traded for the token at once and taken off the address. */
async function sessionToken(page: Page): Promise<string> {
  const code = /^#launch=([\w-]+)$/.exec(page.location.hash)?.[1];
  if (code !== undefined) {
    page.history.replaceState(null, '', page.location.pathname);
    const reply = await page.fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    const token = reply.ok ? ((await reply.json()) as { token?: unknown }).token : undefined;
    if (typeof token === 'string') page.sessionStorage.setItem(TOKEN_KEY, token);
  }
  const token = page.sessionStorage.getItem(TOKEN_KEY);
  if (token === null)
    throw new ConnectionError('Open this review from Grove: this address alone gives no access to it.');
  return token;
}
