// The shell: how long the browser host takes from its command to a window that can be worked in, how long the backend takes
// alone, and what the packed program weighs without Electron.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { root } from '../node24.mjs';
import { median, milliseconds } from './figures.mjs';

const RUNS = 5;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The command as it is installed: the launcher with the program beside it, and no sources that would be built first. */
function install(folder) {
  const installed = join(folder, 'installed');
  mkdirSync(join(installed, 'build'), { recursive: true });
  for (const name of ['package.json', 'build/grove.mjs', 'build/node24.mjs'])
    copyFileSync(join(root, name), join(installed, name));
  for (const name of ['dist', 'node_modules']) symlinkSync(join(root, name), join(installed, name));
  return join(installed, 'build', 'grove.mjs');
}

/** A browser without a screen that can be looked into; all else about it is as `grove open` wants it. */
function lookableBrowser(folder) {
  const shim = join(folder, 'browser');
  const browser = process.env.GROVE_BROWSER ?? findBrowser();
  writeFileSync(
    shim,
    `#!/bin/sh\nexec "${browser}" --headless=new --remote-debugging-port=0 --window-size=1440,900 "$@"\n`,
    { mode: 0o755 },
  );
  return shim;
}

const patience = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The line to the first page of a browser that is only just starting. */
async function firstPage(profile) {
  for (;;) {
    try {
      const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
      const pages = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      const page = pages.find(({ type, url }) => type === 'page' && url.startsWith('http://127.0.0.1'));
      if (page !== undefined) return await lineTo(page.webSocketDebuggerUrl);
    } catch {
      // Not yet.
    }
    await patience(5);
  }
}

async function lineTo(address) {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map();
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(/** @type {Buffer} */ (data).toString());
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  const send = (method, params = {}) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send, close: () => socket.close() };
}

/** Settles in the page, after the frame that shows something that matches: keys are heard from then on. */
const seen = (selector) =>
  `new Promise((resolve) => { const look = () => document.querySelector(${JSON.stringify(selector)}) ? requestAnimationFrame(() => setTimeout(resolve, 0, true)) : requestAnimationFrame(look); look(); })`;

/** `grove open`, from its command to a window that shows the review and has answered a key, the start of the browser included. */
async function openWindow(command, project, folder, browser) {
  const own = join(folder, 'data');
  rmSync(join(own, 'browser-profile', 'DevToolsActivePort'), { force: true });
  const env = { ...process.env, GROVE_DATA: own, GROVE_BROWSER: browser, DISPLAY: process.env.DISPLAY ?? ':0' };
  const started = performance.now();
  const host = spawn(process.execPath, [command, 'open', project, '--browser'], {
    env,
    stdio: 'ignore',
    detached: true,
  });
  const page = await firstPage(join(own, 'browser-profile'));
  const wait = async (selector) => {
    // The first answer may be that of the empty page the browser starts with.
    while (
      (await page.send('Runtime.evaluate', { expression: seen(selector), awaitPromise: true }))?.result?.value !== true
    );
  };
  await wait('[data-row-id]');
  await page.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    modifiers: 2,
    key: 'k',
    code: 'KeyK',
    windowsVirtualKeyCode: 75,
  });
  await wait('[role=dialog]');
  const interactive = performance.now() - started;
  await page.send('Browser.close');
  host.kill('SIGTERM');
  await once(host, 'exit');
  return interactive;
}

/** The backend alone, from its command to the address it prints. */
async function startBackend(command, project, folder) {
  const env = { ...process.env, GROVE_DATA: join(folder, 'data') };
  const started = performance.now();
  const host = spawn(process.execPath, [command, 'open', project, '--no-window'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let ready;
  for await (const line of createInterface({ input: host.stdout })) {
    if (!line.includes('http:')) continue;
    ready = performance.now() - started;
    break;
  }
  host.kill('SIGTERM');
  await once(host, 'exit');
  return ready;
}

async function coldStarts(review, folder) {
  const command = install(folder);
  const browser = process.platform === 'linux' ? lookableBrowser(folder) : undefined;
  const backend = [];
  const interactive = [];
  for (let run = 0; run < RUNS; run += 1) {
    const project = join(folder, `${run}.grove`);
    copyFileSync(review, project);
    backend.push(await startBackend(command, project, folder));
    if (browser !== undefined) interactive.push(await openWindow(command, project, folder, browser));
  }
  return { backend: median(backend), interactive: browser === undefined ? undefined : median(interactive) };
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What build/electron-builder.json puts beside Electron: the built program and the packages it needs at run time. */
function packedFiles() {
  const target = `${process.platform}-${process.arch}`;
  const modules = join(root, 'node_modules');
  const resvg = readdirSync(join(modules, '@resvg')).map((name) => join(modules, '@resvg', name));
  return [
    ...filesUnder(join(root, 'dist')).filter((file) => !file.endsWith('.map')),
    ...filesUnder(join(modules, 'better-sqlite3', 'lib')),
    join(modules, 'better-sqlite3', 'prebuilds', `${target}.node`),
    ...resvg.flatMap(filesUnder).filter((file) => /\.(js|node|json)$/.test(file)),
    ...filesUnder(join(modules, 'piscina', 'dist')).filter((file) => /\.m?js$/.test(file)),
  ];
}

/** Rows of the bench: { row, figure, bar }. */
export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-shell-'));
  try {
    const review = join(folder, 'mindfulness.grove');
    makeBundledReview(review, { actor: 'bench', now: () => new Date() });
    const { backend, interactive } = await coldStarts(review, folder);
    const files = packedFiles();
    const onDisk = files.reduce((sum, file) => sum + statSync(file).size, 0);
    const compressed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    return [
      {
        row: 'grove open: command, browser and a window that has answered a key',
        figure: interactive === undefined ? 'measured on Linux only' : milliseconds(interactive),
        bar: '<= 1.5 s',
      },
      { row: 'grove open --no-window: command to its address', figure: milliseconds(backend), bar: '<= 400 ms' },
      { row: 'packed without Electron, in an installer', figure: megabytes(compressed), bar: '<= 12 MB' },
      { row: 'packed without Electron, on disk', figure: megabytes(onDisk), bar: 'printed' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
