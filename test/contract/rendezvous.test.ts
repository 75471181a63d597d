import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askRendezvous, offerRendezvous } from '../../electron/loopback/rendezvous.ts';

// How a second `grove open` finds the process that has the file open, and what a stranger at either end gets: nothing.

const KEY = '66306:1234';
const ADDRESS = 'http://127.0.0.1:4444/#launch=abc';
let folder = '';
let asked = 0;
const address = () => {
  asked += 1;
  return `${ADDRESS}${asked}`;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-meet-'));
  asked = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const notes = () => readdirSync(join(folder, 'open')).filter((name) => !name.includes('.'));
const noteFile = () => join(folder, 'open', notes()[0] ?? '');
const note = () => JSON.parse(readFileSync(noteFile(), 'utf8')) as { socket: string; secret: string };

test('each call gets an address of its own; after the end there is none, and no trace', async () => {
  const offered = await offerRendezvous(folder, KEY, address);
  expect(await askRendezvous(folder, KEY)).toBe(`${ADDRESS}1`);
  expect(await askRendezvous(folder, KEY)).toBe(`${ADDRESS}2`);
  expect(await askRendezvous(folder, 'another file')).toBeNull();
  await offered.close();
  expect(await askRendezvous(folder, KEY)).toBeNull();
  expect(readdirSync(join(folder, 'open'))).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'the note is for its owner alone, and one that others may read is not believed',
  async () => {
    const offered = await offerRendezvous(folder, KEY, address);
    expect(statSync(join(folder, 'open')).mode & 0o777).toBe(0o700);
    expect(statSync(noteFile()).mode & 0o777).toBe(0o600);
    chmodSync(noteFile(), 0o644);
    expect(await askRendezvous(folder, KEY)).toBeNull();
    expect(asked).toBe(0);
    await offered.close();
  },
);

test('who has not read the note is given no address', async () => {
  const offered = await offerRendezvous(folder, KEY, address);
  const caller = createConnection(note().socket);
  let heard = '';
  caller.on('data', (piece: Buffer) => (heard += piece.toString()));
  const left = new Promise((resolve) => caller.once('close', resolve));
  caller.write(`${'A'.repeat(43)} ${'B'.repeat(43)}\n`);
  await left;
  expect(heard.trim()).toMatch(/^[\w-]{43}$/);
  expect(asked).toBe(0);
  await offered.close();
});

test('an address from a stranger in the place of the socket is not taken', async () => {
  const offered = await offerRendezvous(folder, KEY, address);
  const before = note();
  await offered.close();
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\grove-test-${process.pid}` : join(folder, 'stranger');
  const stranger = createServer((caller) => {
    caller.write(`${'A'.repeat(43)}\n`);
    caller.on('data', () => caller.write(`http://127.0.0.1:6666/ ${'B'.repeat(43)}\n`));
    caller.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => stranger.listen(socket, resolve));
  const again = await offerRendezvous(folder, KEY, address);
  const file = noteFile();
  await again.close();
  writeFileSync(file, JSON.stringify({ ...before, socket }), { mode: 0o600 });
  expect(await askRendezvous(folder, KEY)).toBeNull();
  stranger.close();
});

test('what a killed process left behind is passed over and then replaced', async () => {
  const first = await offerRendezvous(folder, KEY, address);
  const left = { file: noteFile(), text: readFileSync(noteFile(), 'utf8') };
  await first.close();
  writeFileSync(left.file, left.text, { mode: 0o600 });
  expect(await askRendezvous(folder, KEY)).toBeNull();
  const second = await offerRendezvous(folder, KEY, address);
  expect(await askRendezvous(folder, KEY)).toBe(`${ADDRESS}1`);
  await second.close();
});

test.skipIf(process.platform === 'win32')(
  'a folder with a long name still has a socket, which goes when it ends',
  async () => {
    const long = join(folder, 'a'.repeat(90));
    const offered = await offerRendezvous(long, KEY, address);
    expect(await askRendezvous(long, KEY)).toBe(`${ADDRESS}1`);
    const [name = ''] = readdirSync(join(long, 'open'));
    const { socket } = JSON.parse(readFileSync(join(long, 'open', name), 'utf8')) as { socket: string };
    expect(socket.length).toBeLessThan(100);
    await offered.close();
    expect(existsSync(socket)).toBe(false);
  },
);

test('where no note can be written, the file is opened all the same and nobody is answered', async () => {
  writeFileSync(join(folder, 'open'), 'in the way');
  const offered = await offerRendezvous(folder, KEY, address);
  expect(await askRendezvous(folder, KEY)).toBeNull();
  await offered.close();
});
