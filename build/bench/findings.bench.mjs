// From a printed number changed in the extraction to the Summary of Findings that shows it, in a real browser on a generated review
// of 100 studies and 20 outcomes: the command, the durable commit, the derivation with every rating, the answer, the render and the
// layout. The number is sent as another window of the same reviewer would send it, and the table is watched where it stands.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { milliseconds, quantile } from './figures.mjs';
import { derivedOf, makeReview } from './generated.mjs';
import { openHost } from './workbench.mjs';

const STUDIES = 100;
const OUTCOMES = 20;
const WARM_UP = 10;
const EDITS = 60;
const PATIENCE = 5000;
/** Nobody types the next number before the last one is on the screen it was typed in. */
const PAUSE = 100;

/** The analysis behind the first row of the table. */
const firstAnalysis = (path) =>
  derivedOf(path, ({ summaryOfFindings, analyses }) => {
    const [finding] = summaryOfFindings.comparisons.flatMap(({ rows }) => rows);
    const { analysisId, rows } = analyses.get(finding.analysisId);
    return { analysisId, rows: rows.length };
  });

/**
 * Runs in the page, once: keeps the times of the last change of the table, when it was laid out and when it stood in the frame that
 * shows it. The whole page is watched, since the table may be mounted anew; a change may come before whoever waits for it.
 */
function watchTable() {
  const shown = () => document.querySelector('.sof-table')?.textContent ?? '';
  let before = shown();
  new MutationObserver(() => {
    const now = shown();
    if (now === '' || now === before) return;
    before = now;
    document.querySelector('.sof-table').getBoundingClientRect();
    const work = Date.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.tableChange = { work, painted: Date.now() });
      port2.postMessage(null);
    });
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page: the change that followed the last edit; null if there is none within `patience` milliseconds. */
async function tableChange(patience) {
  const until = Date.now() + patience;
  while (window.tableChange === undefined && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  const change = window.tableChange ?? null;
  window.tableChange = undefined;
  return change;
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
    await field.press('Enter');
    const change = await reading.evaluate(tableChange, PATIENCE);
    if (change === null) throw new Error(`The table did not change within ${PATIENCE} ms of edit ${edit + 1}.`);
    const from = await editing.evaluate(() => window.pressedAt);
    times.push({ work: change.work - from, painted: change.painted - from });
    await editing.waitForTimeout(PAUSE);
  }
  return times.slice(WARM_UP);
}

/** Rows of the bench: { row, figure, bar }. */
export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  const path = makeReview(folder, { studies: STUDIES, analyses: OUTCOMES });
  const review = firstAnalysis(path);
  const { host, address } = await openHost(path, folder);
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
