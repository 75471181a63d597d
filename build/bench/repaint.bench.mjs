// From a number changed in its receipt to the repainted forest plot, in a real browser on a generated review of 100
// studies: the keystroke, the durable commit, the derivation, the answer, the render and the layout. The rows “on screen”
// go on to the end of the frame that shows the plot, which is what the reviewer sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { insertReview } from '../../api/procedures/make-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { generateReview } from '../../test/fixtures/generated-review.ts';

const STUDIES = 100;
const WARM_UP = 10;
const EDITS = 60;
const now = () => new Date();
const actor = 'bench';

const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const milliseconds = (number) => `${number < 10 ? number.toFixed(1) : number.toFixed(0)} ms`;

function makeReview(folder) {
  const path = join(folder, 'generated.grove');
  const db = createProject(path, { actor, now });
  insertReview(db, generateReview({ studies: STUDIES, analyses: 10 }), { actor, now });
  closeProject(db);
  const session = openSession(path, { actor, now });
  const [largest] = [...session.derived().analyses.values()].toSorted((a, b) => b.rows.length - a.rows.length);
  session.close();
  return { path, analysisId: largest.analysisId, rows: largest.rows.length };
}

async function openHost(path, folder) {
  const cli = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js');
  const env = { ...process.env, XDG_DATA_HOME: join(folder, 'data') };
  const host = spawn(process.execPath, [cli, 'open', path, '--no-window'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) return { host, address };
  }
  throw new Error('The workbench ended before it was ready.');
}

/**
 * Runs in the page: for each Enter, the time from the keystroke to the end of the first frame that shows the changed plot,
 * and to the end of the work alone (plot changed and laid out, without the wait for the screen's next frame).
 */
function recordRepaints() {
  const plot = document.querySelector('.plot-frame');
  let start = 0;
  addEventListener('keydown', (event) => event.key === 'Enter' && (start = event.timeStamp), true);
  new MutationObserver(() => {
    if (start === 0) return;
    const from = start;
    start = 0;
    plot.getBoundingClientRect();
    const work = performance.now() - from;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.onRepaint({ work, painted: performance.now() - from });
      port2.postMessage(null);
    });
  }).observe(plot, { subtree: true, childList: true, characterData: true, attributes: true });
}

async function measure(page, analysisId) {
  await page.evaluate((id) => (location.hash = `#/analyses/${encodeURIComponent(id)}`), analysisId);
  await page.locator('[data-row-id]').first().click();
  const field = page.getByLabel(/^(Mean|Events|Participants or events|Estimate)/).first();
  const first = Number(await field.inputValue());
  await page.evaluate(recordRepaints);
  const times = [];
  for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
    await field.fill(String(first + (Number.isInteger(first) ? 1 + (edit % 2) : ((edit % 7) + 1) / 10)));
    // Waiting inside the page, so that asking whether it is done costs it nothing.
    const repainted = page.evaluate(() => new Promise((resolve) => (window.onRepaint = resolve)));
    await field.press('Enter');
    times.push(await repainted);
  }
  return times.slice(WARM_UP);
}

/** Rows of the bench: { row, figure, bar }. */
export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  const review = makeReview(folder);
  const { host, address } = await openHost(review.path, folder);
  const executablePath = process.env.GROVE_BROWSER ?? findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...QUIET_FLAGS, ...sandboxFlags()] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address);
    await page.getByRole('navigation').first().waitFor();
    const times = await measure(page, review.analysisId);
    const what = `edit to plot changed and laid out, ${STUDIES} studies (${review.rows} in the plot)`;
    const shown = `edit to plot on screen, ${STUDIES} studies (${review.rows} in the plot)`;
    const work = times.map((time) => time.work);
    const painted = times.map((time) => time.painted);
    return [
      { row: `${what}, median`, figure: milliseconds(quantile(work, 0.5)), bar: '<= 16 ms' },
      { row: `${what}, p95`, figure: milliseconds(quantile(work, 0.95)), bar: '<= 33 ms' },
      { row: `${shown}, median`, figure: milliseconds(quantile(painted, 0.5)), bar: 'printed' },
      { row: `${shown}, p95`, figure: milliseconds(quantile(painted, 0.95)), bar: 'printed' },
    ];
  } finally {
    await browser.close();
    host.kill('SIGTERM');
    await once(host, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}
