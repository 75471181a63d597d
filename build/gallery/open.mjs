// A review served to one page, and pictures of its states.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { ProjectFileError } from '../../db/errors.ts';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { root } from '../node24.mjs';

/** Time a screen has to come to rest: views take milliseconds, popovers a frame or two. */
const REST_MS = 250;

export async function openGallery(path) {
  const data = mkdtempSync(join(tmpdir(), 'grove-gallery-data-'));
  const child = spawn(process.execPath, [join(root, 'dist/electron/cli.js'), 'open', path, '--no-window'], {
    // The folder of the reviews is home, so that the file chooser shows them and nothing of this computer.
    env: { ...process.env, GROVE_DATA: data, HOME: dirname(path), USERPROFILE: dirname(path) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await firstAddress(child.stdout);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...QUIET_FLAGS, ...sandboxFlags()] });
  const page = await browser.newPage();
  const line = await interruptible(page, path);
  const reviewFile = fileOf(path);
  await page.goto(address);

  /** Null, or why the state could not be reached; it is pictured all the same. */
  async function picture(state, size, colorScheme, file) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce', forcedColors: state.forcedColors ?? 'none' });
    line.mode = state.views === 'held' ? 'held' : 'open';
    line.refusal = null;
    await page.evaluate((hash) => history.replaceState(null, '', hash), state.hash);
    await page.reload();
    let problem = null;
    try {
      await page.locator('main').waitFor();
      if (line.mode === 'open') await page.locator('.top-bar h2:not(:empty)').waitFor();
      if (state.line === 'cut') await line.cut();
      await page.waitForTimeout(REST_MS);
      await state.act?.(page, { line, file: reviewFile, otherWindow });
    } catch (error) {
      problem = error.message.split('\n')[0];
    }
    if (line.mode === 'open')
      await page
        .locator('.loading-state')
        .first()
        .waitFor({ state: 'detached' })
        .catch(() => undefined);
    await page.waitForTimeout(REST_MS);
    await page.screenshot({ path: file });
    reviewFile.bringBack();
    for (const other of page.context().pages()) if (other !== page) await other.close();
    return problem;
  }

  /** A second window on the review, by the palette, as a reviewer opens it. */
  async function otherWindow() {
    const opening = page.context().waitForEvent('page');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('New window');
    await page.keyboard.press('Enter');
    const other = await opening;
    await other.locator('main').waitFor();
    return other;
  }

  async function close() {
    await browser.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(data, { recursive: true, force: true });
  }
  return { picture, close };
}

/** The review's file, which can be taken away, or replaced by another, and is brought back after the picture. */
function fileOf(path) {
  const away = `${path}.away`;
  let isAway = false;
  const takeAway = () => {
    renameSync(path, away);
    isAway = true;
  };
  return {
    takeAway,
    replace() {
      takeAway();
      writeFileSync(path, 'another file');
    },
    bringBack() {
      if (isAway) renameSync(away, path);
      isAway = false;
    },
  };
}

/**
 * The line between page and backend, which can be held back after its greeting, or cut. A call of `refusal.procedure` is
 * answered as the backend answers it when the disk refuses: a full or a read-only disk is not to be had on every computer.
 */
async function interruptible(page, path) {
  const line = { mode: 'open', sockets: [], refusal: null };
  await page.routeWebSocket(/\/rpc$/u, (socket) => {
    if (line.mode === 'cut') return void socket.close();
    const server = socket.connectToServer();
    line.sockets.push(socket);
    socket.onMessage((message) => {
      const call = line.refusal === null ? null : JSON.parse(message);
      if (call !== null && call.p?.u === line.refusal.procedure) socket.send(refusalOf(call, line.refusal.kind, path));
      else server.send(message);
    });
    server.onMessage((message) => {
      if (line.mode !== 'held' || message === 'ready') socket.send(message);
    });
  });
  line.cut = async () => {
    line.mode = 'cut';
    await Promise.all(line.sockets.splice(0).map((socket) => socket.close().catch(() => undefined)));
  };
  return line;
}

/** What the backend answers to `call` when it meets a ProjectFileError of this kind: of the file it names, or of its own. */
function refusalOf(call, kind, path) {
  const { sentence } = new ProjectFileError(kind, call.p.b?.json?.path ?? path);
  const error = { defined: true, code: 'FILE', status: 500, message: sentence, data: { kind, sentence } };
  return JSON.stringify({ i: call.i, p: { s: error.status, b: { json: error } } });
}

async function firstAddress(output) {
  for await (const text of createInterface({ input: output })) {
    const address = /http:\S+/.exec(text)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The workbench ended before it was ready.');
}
