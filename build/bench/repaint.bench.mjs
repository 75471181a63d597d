// From a number changed in its receipt to the repainted forest plot, in a real browser on a generated review of 100
// studies: the keystroke, the durable commit, the derivation, the answer, the render and the layout. The rows “on screen”
// go on to the end of the frame that shows the plot, which is what the reviewer sees.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { milliseconds, quantile } from './figures.mjs';
import { largestAnalysis, makeReview } from './generated.mjs';
import { openWorkbench } from './workbench.mjs';

const STUDIES = 100;
const WARM_UP = 10;
const EDITS = 60;

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
  const path = makeReview(folder, { studies: STUDIES, analyses: 10 });
  const review = largestAnalysis(path);
  const workbench = await openWorkbench(path, folder);
  try {
    const times = await measure(workbench.page, review.analysisId);
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
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
