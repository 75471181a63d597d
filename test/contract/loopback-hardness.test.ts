import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readPageFiles } from '../../electron/host/page-files.ts';
import { serveLoopback, type Loopback } from '../../electron/loopback.ts';
import { createAccess } from '../../electron/loopback/access.ts';
import { servePages } from '../../electron/loopback/serve-pages.ts';
import { openSocket, redeem } from './page.ts';

// What a hostile page, or any other program of this computer without the token, may try against the browser host.

const folder = mkdtempSync(join(tmpdir(), 'grove-hard-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<script nonce="__GROVE_NONCE__"></script>');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let loopback: Loopback;
let served = 0;
let port = 0;
const open: Socket[] = [];
beforeEach(async () => {
  served = 0;
  loopback = await serveLoopback({
    pages: servePages(readPageFiles(folder)),
    serve: () => void (served += 1),
    onIdle: () => undefined,
  });
  port = Number(new URL(loopback.origin).port);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await loopback.close();
});

const answersNormally = async () => expect((await fetch(loopback.origin)).status).toBe(200);

/** A bare connection, and how it ends. */
function dial(): Readonly<{ socket: Socket; ended: Promise<void>; heard: () => string }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  socket.on('error', () => undefined);
  open.push(socket);
  return { socket, ended: new Promise((resolve) => socket.once('close', () => resolve())), heard: () => text };
}

test('a rebound name gets nothing: not the page, not the token, not a socket', async () => {
  const code = new URL(loopback.launchAddress()).hash.replace('#launch=', '');
  for (const host of [
    'attacker.example',
    `attacker.example:${port}`,
    `localhost:${port}`,
    `[::1]:${port}`,
    '127.0.0.1',
  ]) {
    const origin = `http://${host}`;
    const statuses = await Promise.all(
      [
        { method: 'GET', path: '/' },
        { method: 'POST', path: '/session' },
        { method: 'POST', path: '/launch-code' },
      ].map(
        ({ method, path }) =>
          new Promise((resolve) => {
            const sent = request({ port, host: '127.0.0.1', method, path, headers: { host, origin } }, (reply) => {
              reply.resume();
              resolve(reply.statusCode);
            });
            sent.end(method === 'POST' ? JSON.stringify({ code }) : undefined);
          }),
      ),
    );
    expect(statuses, host).toEqual([403, 403, 403]);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { host, origin } });
    const refused = await new Promise((resolve) => {
      socket.once('open', () => resolve(false));
      socket.once('error', () => resolve(true));
    });
    expect(refused, host).toBe(true);
  }
  // The code was used up by none of them.
  expect(typeof (await redeem(`${loopback.origin}/#launch=${code}`))).toBe('string');
});

test('a token of one run opens nothing in another, and is never in a reply twice', async () => {
  const address = loopback.launchAddress();
  const token = await redeem(address);
  expect(await redeem(address).catch(() => 'refused')).not.toBe(token);
  await loopback.close();
  loopback = await serveLoopback({
    pages: servePages(readPageFiles(folder)),
    serve: () => void (served += 1),
    onIdle: () => undefined,
  });
  port = Number(new URL(loopback.origin).port);
  const socket = openSocket(loopback.origin);
  const code = await new Promise((resolve) => {
    socket.once('open', () => socket.send(JSON.stringify({ token })));
    socket.once('close', resolve);
  });
  expect(code).toBe(1008);
  expect(served).toBe(0);
});

test('tokens and codes are compared by digests of one length, whatever was given', () => {
  const access = createAccess();
  const token = access.redeem(access.newLaunchCode()) ?? '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(access.isToken(token)).toBe(true);
  for (const wrong of ['', token.slice(0, -1), `${token}A`, token.toLowerCase(), 'é'.repeat(43), '\0'])
    expect(access.isToken(wrong)).toBe(false);
  expect(access.redeem('')).toBeNull();
  expect(new Set(Array.from({ length: 100 }, () => access.newLaunchCode())).size).toBe(100);
});

test('a body of 1 GB is refused before it is read', async () => {
  const GIGABYTE = 1024 ** 3;
  const { socket, ended, heard } = dial();
  const head = (length: string) =>
    `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${loopback.origin}\r\n${length}\r\n\r\n`;
  socket.write(head(`Content-Length: ${GIGABYTE}`));
  await ended;
  expect(heard()).toMatch(/^HTTP\/1\.1 413/);
  expect(socket.bytesWritten).toBeLessThan(1024);

  // One that does not say how long it is, is cut off after a kilobyte.
  const chunked = dial();
  const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
  chunked.socket.write(head('Transfer-Encoding: chunked'));
  let sent = 0;
  while (!chunked.socket.destroyed && sent < GIGABYTE) {
    sent += chunk.length;
    if (!chunked.socket.write(chunk))
      await Promise.race([chunked.ended, new Promise((resolve) => chunked.socket.once('drain', resolve))]);
  }
  await chunked.ended;
  expect(sent).toBeLessThan(16 * 1024 * 1024);
  await answersNormally();
}, 20_000);

test('before it has shown the token a socket may send one short message', async () => {
  const socket = openSocket(loopback.origin);
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ token: 'x'.repeat(100_000) }));
  expect(await closed).not.toBe(1000);
  expect(served).toBe(0);
  await answersNormally();
});

test('10,000 connections take no more than their share, and the page still answers when they are gone', async () => {
  const heldAtOnce: Socket[] = [];
  let refused = 0;
  const BATCH = 500;
  for (let done = 0; done < 10_000; done += BATCH) {
    await Promise.all(
      Array.from(
        { length: BATCH },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect(port, '127.0.0.1');
            socket.once('error', () => ((refused += 1), resolve()));
            socket.once('close', () => ((refused += 1), resolve()));
            socket.once('connect', () => resolve());
            // Only a socket that reads notices its end.
            socket.resume();
            heldAtOnce.push(socket);
          }),
      ),
    );
  }
  // The far end notices a little later that it was refused.
  const alive = () => heldAtOnce.filter((socket) => !socket.destroyed).length;
  await vi.waitFor(() => expect(alive()).toBeLessThanOrEqual(512), { timeout: 20_000, interval: 100 });
  expect(refused).toBeGreaterThan(9_000);
  for (const socket of heldAtOnce) socket.destroy();
  await vi.waitFor(answersNormally, { timeout: 5_000 });
}, 60_000);

test('a request sent a byte at a time is cut off', async () => {
  const { socket, ended, heard } = dial();
  socket.write('GET / HTTP/1.1\r\n');
  const drip = setInterval(() => socket.write('x'), 200);
  const started = performance.now();
  await ended;
  clearInterval(drip);
  expect(performance.now() - started).toBeLessThan(9_000);
  expect(heard()).toMatch(/^HTTP\/1\.1 408|^$/);
}, 15_000);

test('headers beyond 16 kB are refused', async () => {
  const { socket, ended, heard } = dial();
  socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`);
  await ended;
  expect(heard()).toMatch(/^HTTP\/1\.1 431/);
});

test('another site’s form, script or frame can do nothing with the page', async () => {
  const page = await fetch(loopback.origin, { headers: { origin: 'https://attacker.example' } });
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(page.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  const form = await fetch(`${loopback.origin}/session`, {
    method: 'POST',
    headers: { origin: 'https://attacker.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'code=1',
  });
  expect(form.status).toBe(403);
  const preflight = await fetch(`${loopback.origin}/session`, {
    method: 'OPTIONS',
    headers: { origin: 'https://attacker.example' },
  });
  expect(preflight.status).toBe(405);
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});
