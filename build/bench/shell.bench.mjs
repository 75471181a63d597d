// The shell: how long the browser host takes from its command to a window that can be worked in, how long the backend takes
// alone, and what the packed program weighs without Electron.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { BACKEND_FLAGS, root } from '../node24.mjs';

const RUNS = 5;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const milliseconds = (number) => `${number.toFixed(0)} ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Starts the host on a copy of the review; resolves when it has printed its address. */
async function startHost(review, folder, run) {
  const project = join(folder, `${run}.grove`);
  copyFileSync(review, project);
  const env = { ...process.env, GROVE_DATA: join(folder, 'data') };
  const started = performance.now();
  const args = [...BACKEND_FLAGS, join(root, 'dist/electron/cli.js'), 'open', project, '--no-window'];
  const host = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) return { host, address, started, backend: performance.now() - started };
  }
  throw new Error('The workbench ended before it was ready.');
}

/** A window can be worked in when it shows the review and answers a key. */
async function openPage(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('[data-row-id]').first().waitFor();
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('dialog').waitFor();
  return page;
}

async function coldStarts(review, folder) {
  const backend = [];
  const interactive = [];
  for (let run = 0; run < RUNS; run += 1) {
    // The browser starts while the host does, as the window of `grove open` would only follow it.
    const launching = chromium.launch({
      executablePath: process.env.GROVE_BROWSER ?? findBrowser(),
      args: [...QUIET_FLAGS, ...sandboxFlags()],
    });
    const browser = await launching;
    const { host, address, started, backend: ready } = await startHost(review, folder, run);
    await openPage(browser, address);
    backend.push(ready);
    interactive.push(performance.now() - started);
    await browser.close();
    host.kill('SIGTERM');
    await once(host, 'exit');
  }
  return { backend: median(backend), interactive: median(interactive) };
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
      { row: 'browser host: command to a window that answers', figure: milliseconds(interactive), bar: '<= 1.5 s' },
      { row: 'browser host: command to backend ready', figure: milliseconds(backend), bar: '<= 400 ms' },
      { row: 'packed without Electron, in an installer', figure: megabytes(compressed), bar: '<= 12 MB' },
      { row: 'packed without Electron, on disk', figure: megabytes(onDisk), bar: 'printed' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
