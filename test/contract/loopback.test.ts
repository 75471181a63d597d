import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readPageFiles } from '../../electron/host/page-files.ts';
import { serveLoopback, type Loopback } from '../../electron/loopback.ts';
import { servePages } from '../../electron/loopback/serve-pages.ts';
import { openSocket, redeem } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-pages-'));
mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
writeFileSync(join(folder, 'dist', 'index.html'), '<script nonce="__GROVE_NONCE__"></script>');
writeFileSync(join(folder, 'dist', 'assets', 'a-1234.js'), 'export {};');
writeFileSync(join(folder, 'secret.html'), 'secret');

const served: WebSocket[] = [];
const onIdle = vi.fn<() => void>();
let loopback: Loopback;
let host = '';

beforeEach(async () => {
  served.length = 0;
  onIdle.mockReset();
  const pages = servePages(readPageFiles(join(folder, 'dist')));
  loopback = await serveLoopback({ pages, serve: (socket) => void served.push(socket), onIdle, idleMs: 250 });
  host = new URL(loopback.origin).host;
});
afterEach(() => loopback.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Reply = Readonly<{ status: number; headers: Record<string, unknown>; body: string }>;

/** A request with exactly these headers: fetch would not send a false Host or an unnormalised path. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Reply> {
  const [hostname, port] = host.split(':');
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { host, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const codeOf = (address: string) => new URL(address).hash.replace('#launch=', '');
const redeemWith = (code: string, headers: Record<string, string>) =>
  send('POST', '/session', headers, JSON.stringify({ code }));

/** How a socket that says `first` ends: 'ready', or the code it was closed with. */
function talk(socket: WebSocket, first: string | Buffer): Promise<string | number> {
  return new Promise((resolve) => {
    socket.on('open', () => socket.send(first));
    socket.on('message', (data) => resolve((data as Buffer).toString()));
    socket.on('close', (code) => resolve(code));
    socket.on('error', () => resolve('refused'));
  });
}

describe('the launch code', () => {
  test('is good once', async () => {
    const code = codeOf(loopback.launchAddress());
    const origin = { origin: loopback.origin };
    expect((await redeemWith(code, origin)).status).toBe(200);
    expect((await redeemWith(code, origin)).status).toBe(403);
  });
  test('is asked for with this Origin and no other', async () => {
    const code = codeOf(loopback.launchAddress());
    for (const headers of [
      {},
      { origin: 'null' },
      { origin: 'http://example.org' },
      { origin: `${loopback.origin}.example.org` },
    ]) {
      expect((await redeemWith(code, headers)).status).toBe(403);
    }
    expect((await redeemWith(code, { origin: loopback.origin })).status).toBe(200);
  });
  test('gives nothing for a wrong code, a body that is no JSON, or one that is too large', async () => {
    const origin = { origin: loopback.origin };
    expect((await redeemWith('wrong', origin)).status).toBe(403);
    expect((await send('POST', '/session', origin, 'code=1')).status).toBe(403);
    expect((await redeemWith('x'.repeat(2000), origin)).status).toBe(413);
    const chunked = { ...origin, 'transfer-encoding': 'chunked' };
    expect((await send('POST', '/session', chunked, 'x'.repeat(2000))).status).toBe(413);
  });
  test('for a further window is given over the review’s own line only, never over HTTP', async () => {
    const token = await redeem(loopback.launchAddress());
    const headers = { origin: loopback.origin, authorization: `Bearer ${token}` };
    for (const path of ['/launch-code', '/rpc', '/']) expect((await send('POST', path, headers)).status).toBe(405);
    const code = codeOf(loopback.launchAddress());
    expect((await redeemWith(code, { origin: loopback.origin })).status).toBe(200);
  });
  test('stands in the fragment, which no request carries', () => {
    const address = new URL(loopback.launchAddress());
    expect(address.hostname).toBe('127.0.0.1');
    expect(`${address.pathname}${address.search}`).toBe('/');
    expect(codeOf(address.href).length).toBeGreaterThanOrEqual(32);
  });
});

describe('requests', () => {
  test('that name another host are refused', async () => {
    for (const name of ['example.org', 'localhost', `localhost:${host.split(':')[1]}`, '127.0.0.1']) {
      expect((await send('GET', '/', { host: name })).status).toBe(403);
    }
  });
  test('reach the built interface and no other file', async () => {
    expect((await send('GET', '/assets/a-1234.js')).body).toBe('export {};');
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/assets/../../secret.html',
      '/..%2fsecret.html',
      '//secret.html',
      '/assets',
      '/secret.html',
    ]) {
      const { status, body } = await send('GET', path);
      expect({ status, body }).toEqual({ status: 404, body: '' });
    }
  });
  test('that are neither GET nor HEAD are refused', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'POST']) expect((await send(method, '/')).status).toBe(405);
  });
  test('get a strict policy with a nonce of their own, and never a cross-origin header or a cookie', async () => {
    const [first, second] = [await send('GET', '/'), await send('GET', '/', { origin: 'http://example.org' })];
    const nonce = /nonce="([\w-]+)"/.exec(first.body)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThanOrEqual(20);
    expect(second.body).not.toContain(nonce);
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toMatch(/unsafe|\*/);
    for (const { headers } of [first, second]) {
      expect(
        Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'set-cookie'),
      ).toEqual([]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
  });
});

describe('a socket', () => {
  test('is served once it has shown the token', async () => {
    const token = await redeem(loopback.launchAddress());
    expect(await talk(openSocket(loopback.origin), JSON.stringify({ token }))).toBe('ready');
    expect(served).toHaveLength(1);
  });
  test('is cut off with a wrong token, no token, or the token in bytes', async () => {
    const token = await redeem(loopback.launchAddress());
    const wrong = [
      JSON.stringify({ token: `${token.slice(1)}A` }),
      JSON.stringify({}),
      'token',
      Buffer.from(JSON.stringify({ token })),
    ];
    for (const first of wrong) expect(await talk(openSocket(loopback.origin), first)).toBe(1008);
    expect(served).toHaveLength(0);
  });
  test('is refused from another origin, to another host, or at another address', async () => {
    const url = `ws://${host}/rpc`;
    const refused = [
      new WebSocket(url),
      new WebSocket(url, { headers: { origin: 'http://example.org' } }),
      new WebSocket(url, { headers: { origin: loopback.origin, host: 'example.org' } }),
      new WebSocket(`ws://${host}/other`, { headers: { origin: loopback.origin } }),
    ];
    for (const socket of refused) expect(await talk(socket, '{}')).toBe('refused');
  });
  test('may not send a frame beyond the limit', async () => {
    const token = await redeem(loopback.launchAddress());
    const socket = openSocket(loopback.origin);
    expect(await talk(socket, JSON.stringify({ token }))).toBe('ready');
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send('x'.repeat(9 * 1024 * 1024));
    expect(await closed).toBe(1009);
  });
});

test('the loopback is idle some time after its last tab, not after a reload', async () => {
  const token = await redeem(loopback.launchAddress());
  const first = openSocket(loopback.origin);
  await talk(first, JSON.stringify({ token }));
  first.close();
  await vi.waitFor(() => expect(served[0]?.readyState).toBe(WebSocket.CLOSED));
  const again = openSocket(loopback.origin);
  await talk(again, JSON.stringify({ token }));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(onIdle).not.toHaveBeenCalled();
  again.close();
  await vi.waitFor(() => expect(onIdle).toHaveBeenCalledOnce());
});
