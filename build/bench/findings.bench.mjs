// From a printed number changed in the extraction to the Summary of Findings that shows it, in a real browser on a generated review
// of 100 studies and 20 outcomes: the command, the durable commit, the derivation with every rating, the answer, the render and the
// layout. The number is sent as another window of the same reviewer would send it, and the table is watched where it stands.
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
const OUTCOMES = 20;
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
  insertReview(db, generateReview({ studies: STUDIES, analyses: OUTCOMES }), { actor, now });
  closeProject(db);
  const session = openSession(path, { actor, now });
  const [finding] = session.derived().summaryOfFindings.comparisons.flatMap(({ rows }) => rows);
  const analysis = session.derived().analyses.get(finding.analysisId);
  session.close();
  return { path, analysisId: analysis.analysisId, rows: analysis.rows.length };
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

/** Runs in the page: tells when the table has changed, is laid out, and stands in the frame that shows it. */
function watchTable() {
  const table = document.querySelector('.summary-of-findings');
  new MutationObserver(() => {
    table.getBoundingClientRect();
    const work = Date.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.onTable?.({ work, painted: Date.now() });
      port2.postMessage(null);
    });
  }).observe(table, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Edits in one window, the table in another: both talk to one backend, as two windows of a reviewer do. */
async function measure(editing, reading, analysisId) {
  await editing.evaluate((id) => (location.hash = `#/analyses/${encodeURIComponent(id)}`), analysisId);
  await editing.locator('[data-row-id]').first().click();
  const field = editing.getByLabel(/^(Mean|Events|Participants or events|Estimate)/).first();
  const first = Number(await field.inputValue());
  await reading.evaluate(() => (location.hash = '#/findings'));
  await reading.locator('.sof-table').first().waitFor();
  await reading.evaluate(watchTable);
  // The moment of the keystroke, in the page's own clock: both pages read the same machine's.
  await editing.evaluate(() => {
    addEventListener(
      'keydown',
      (event) => event.key === 'Enter' && (window.pressedAt = performance.timeOrigin + event.timeStamp),
      true,
    );
  });
  const times = [];
  for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
    // Far enough that the printed digits of a row of sixty studies change with every edit.
    const step = Number.isInteger(first) ? 1 + 2 * (edit % 2) : (edit % 2 === 0 ? 2 : -1) + (edit % 5) / 100;
    await field.fill(String(Math.round((first + step) * 100) / 100));
    const shown = reading.evaluate(() => new Promise((resolve) => (window.onTable = resolve)));
    await field.press('Enter');
    const { work, painted } = await shown;
    const from = await editing.evaluate(() => window.pressedAt);
    times.push({ work: work - from, painted: painted - from });
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
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const editing = await context.newPage();
    await editing.goto(address);
    // The heading of a screen stands once the page is connected and has its token.
    await editing.locator('main h1').first().waitFor();
    const reading = await openWindow(context, editing);
    const times = await measure(editing, reading, review.analysisId);
    const what = `${STUDIES} studies, ${OUTCOMES} outcomes (${review.rows} studies in the edited row)`;
    const work = times.map((time) => time.work);
    const painted = times.map((time) => time.painted);
    return [
      {
        row: `edit to Summary of Findings changed and laid out, ${what}, median`,
        figure: milliseconds(quantile(work, 0.5)),
        bar: '<= 50 ms',
      },
      {
        row: `edit to Summary of Findings on screen, ${what}, median`,
        figure: milliseconds(quantile(painted, 0.5)),
        bar: '<= 50 ms',
      },
      {
        row: `edit to Summary of Findings on screen, ${what}, p95`,
        figure: milliseconds(quantile(painted, 0.95)),
        bar: 'printed',
      },
    ];
  } finally {
    await browser.close();
    host.kill('SIGTERM');
    await once(host, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One more window on the same review, as its reviewer opens one. */
async function openWindow(context, page) {
  const opening = context.waitForEvent('page');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('searchbox').or(palette.getByRole('textbox')).fill('New window');
  await palette.getByRole('option', { name: /New window/ }).click();
  const next = await opening;
  await next.locator('main h1').first().waitFor();
  return next;
}
