// Scripted use of one review in the browser host: edits, undo, analyses, diagnostics, screens and reports, again and again,
// with the memory of the backend and of the page after each round.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { WebSocket } from 'ws';
import { connectSocket } from '../../api/contract/client.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { BACKEND_FLAGS, root } from '../node24.mjs';

/** Ends where it began: the list of the history is longer each time, and memory is compared on a screen that is not. */
const SCREENS = [
  'protocol',
  'studies',
  'extraction',
  'risk-of-bias',
  'certainty',
  'findings',
  'report',
  'history',
  'analyses',
];
const EDITS = 10;
/** As many steps as the history shows at once: from then on its list grows no more. */
const SHOWN_STEPS = 500;
/** Rounds before the first sample: code is compiled and caches fill in them, which a short run would take for growth. */
const WARM_UP_ROUNDS = 5;

/**
 * Warms up, then uses Grove until `isEnough(rounds, milliseconds)`; resolves to one sample of memory for each round: bytes of the backend's heap
 * and of the page's, both after a collection, and the backend's resident memory.
 */
export async function driveGrove(isEnough, onRound = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'grove-soak-'));
  const project = join(folder, 'mindfulness.grove');
  makeBundledReview(project, { actor: 'soak', now: () => new Date() });
  const host = await startHost(project, folder);
  const executablePath = process.env.GROVE_BROWSER ?? findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...QUIET_FLAGS, ...sandboxFlags()] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(host.address);
    await page.locator('[data-row-id]').first().waitFor();
    const client = await secondWindow(page);
    const pageMemory = await memoryOf(page);
    await fillHistory(client);
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await oneRound(client, page, folder);
    const samples = [];
    const started = performance.now();
    while (!isEnough(samples.length, performance.now() - started)) {
      await oneRound(client, page, folder);
      const sample = { ...(await host.memory()), page: await pageMemory() };
      samples.push(sample);
      onRound(sample, performance.now() - started);
    }
    return samples;
  } finally {
    await browser.close();
    host.child.kill('SIGTERM');
    await once(host.child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Share by which the last quarter of a series stands above its second quarter; the first is warming up. */
export function growth(samples, of) {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const least = (part) => Math.min(...part.map(of));
  const early = least(samples.slice(quarter, 2 * quarter));
  return least(samples.slice(-quarter)) / early - 1;
}

async function startHost(project, folder) {
  const flags = [...BACKEND_FLAGS, '--expose-gc', '--require', join(import.meta.dirname, 'probe.cjs')];
  const child = spawn(
    process.execPath,
    [...flags, join(root, 'dist/electron/cli.js'), 'open', project, '--no-window'],
    {
      env: { ...process.env, GROVE_DATA: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const reports = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('memory ')) reports.shift()?.(JSON.parse(line.slice('memory '.length)));
    else process.stderr.write(`${line}\n`);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address === undefined) continue;
    const memory = () =>
      new Promise((resolve) => {
        reports.push(resolve);
        child.kill('SIGUSR2');
      });
    return { child, address, memory };
  }
  throw new Error('The workbench ended before it was ready.');
}

/** A window of its own on the same review, without a screen: the page sees its edits as pushed changes. */
async function secondWindow(page) {
  const { origin } = new URL(page.url());
  const token = await page.evaluate(() => sessionStorage.getItem('grove-token'));
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { origin } });
  return (await connectSocket(socket, token)).client;
}

async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  };
}

const command = () => ({ commandId: randomUUID(), windowId: 'soak', watching: [] });

async function editAndUndo(client, edits) {
  const { view: extraction } = await client.view.get({ key: 'extraction' });
  const row = Object.values(extraction.items).find(({ cells }) => cells.mean?.state === 'reported');
  let seen = row.cells.mean.text;
  for (let edit = 0; edit < edits; edit += 1) {
    const text = (Number.parseFloat(seen) + 0.01).toFixed(2);
    await client.value.set({ ...command(), measurementId: row.measurementId, field: 'mean', text, seen });
    seen = text;
  }
  for (let step = 0; step < edits; step += 1) await client.history.undo(command());
}

async function fillHistory(client) {
  for (let done = 0; done < SHOWN_STEPS; done += 2 * EDITS) await editAndUndo(client, EDITS);
}

async function oneRound(client, page, folder) {
  await editAndUndo(client, EDITS);
  const { view: analyses } = await client.view.get({ key: 'analyses' });
  for (const id of analyses.order.slice(0, 4)) {
    await client.view.get({ key: `analysis:${id}` });
    await client.analysis.diagnose({ analysisId: id });
    for await (const step of await client.analysis.subsets({ analysisId: id })) if (step.kind === 'done') break;
  }
  for (const screen of SCREENS) {
    await page.evaluate((name) => (location.hash = `#/${name}`), screen);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  for await (const step of await client.report.write({
    formats: ['html', 'svg', 'json'],
    folder: join(folder, 'reports'),
    overwrite: true,
  }))
    if (step.done === step.total) continue;
}
