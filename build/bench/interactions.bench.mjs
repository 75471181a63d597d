// From a key to the next frame on screen, for every action of the registry, in a real browser on a generated review of 100 studies.
// The actions are read from the palette, which shows the registry whole; each is done by its own keys, else through the palette,
// starting from the largest forest plot. “On screen” goes on to the frame after which nothing more changes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { milliseconds, quantile } from './figures.mjs';
import { largestAnalysis, makeReview } from './generated.mjs';
import { openWorkbench } from './workbench.mjs';

const STUDIES = 100;
const ROUNDS = 4;
const SLOWEST_SHOWN = 5;
const BAR = 50;

/**
 * Runs in the page. `window.interaction()` resolves, once nothing has changed for a while after the next key or click, to the
 * times from the last press to the next frame and to the frame of the last change.
 */
function recordInteractions() {
  const QUIET = 120;
  let current = null;
  const paint = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  const begin = (event) => {
    if (current === null || ['Control', 'Shift'].includes(event.key)) return;
    current.from = event.timeStamp;
    const { from } = current;
    paint((at) => current?.from === from && Object.assign(current, { next: at - from, shown: at - from }));
  };
  for (const name of ['keydown', 'pointerdown']) addEventListener(name, begin, true);
  // The browser's own measure, in steps of 8 ms, from the press to the frame that was presented after it, with the drawing that
  // the page cannot see. What it answers within 16 ms it does not report; there the page's own time stands, which is often longer
  // than the truth: its message comes after whatever else waits for the thread once the frame is out.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (current !== null && entry.startTime >= current.from - 1 && entry.interactionId > 0)
        current.event = Math.max(current.event, entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 });
  new MutationObserver(() => {
    if (current === null || current.from === Infinity) return;
    current.changed = performance.now();
    const { from } = current;
    paint((at) => current?.from === from && (current.shown = at - from));
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
  window.beginInteraction = () => (current = { from: Infinity, next: 0, shown: 0, event: 0, changed: 0 });
  window.interaction = () =>
    new Promise((resolve) => {
      const wait = setInterval(() => {
        const since = performance.now() - Math.max(current.changed, current.from);
        if (current.next === 0 || since < QUIET) return;
        clearInterval(wait);
        resolve({ next: current.event > 0 ? current.event : current.next, shown: current.shown });
        current = null;
      }, 10);
    });
}

/** The actions as the palette lists them: title and keys, such as `Ctrl+Z` or `G then S`. */
async function actionsOf(page) {
  await page.keyboard.press('Control+k');
  const options = page.getByRole('dialog').getByRole('option');
  await options.first().waitFor();
  const actions = await options.evaluateAll((all) =>
    all.map((option) => ({
      title: option.querySelector('span').textContent,
      keys: option.querySelector('.key')?.textContent ?? null,
    })),
  );
  await page.keyboard.press('Escape');
  return actions;
}

const pressesOf = (keys) =>
  keys.includes(' then ') ? keys.split(' then ').map((key) => key.toLowerCase()) : [keys.replace('Ctrl', 'Control')];

/** Does one thing and tells how long it took to show. */
async function timed(page, prepare, act) {
  await prepare();
  await page.evaluate(() => window.beginInteraction());
  await act();
  return page.evaluate(() => window.interaction());
}

async function rest(page, hash) {
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.keyboard.press('Escape');
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator('.forest-row').first().waitFor();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
}

async function measure(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator('.forest-row').first().click();
  const field = page.getByLabel(/^(Mean|Events|Participants or events|Estimate)/).first();
  await page.evaluate(recordInteractions);
  const actions = await actionsOf(page);
  const found = new Map();
  const note = (what, time, round) => round > 0 && found.set(what, [...(found.get(what) ?? []), time]);
  const press = (key) => page.keyboard.press(key);
  // The first round warms up: code compiled, every view once on its way.
  for (let round = 0; round <= ROUNDS; round++) {
    const beginning = () => rest(page, hash);
    await beginning();
    await field.fill(String(Number(await field.inputValue()) + 1 + (round % 3)));
    note(
      'Change a value in a receipt',
      await timed(
        page,
        () => undefined,
        () => field.press('Enter'),
      ),
      round,
    );
    for (const { title, keys } of actions) {
      const presses = keys === null ? null : pressesOf(keys);
      const toLast = async () => {
        await beginning();
        await page.evaluate(() => document.activeElement?.blur());
        if (presses?.length === 2) await press(presses[0]);
        if (presses !== null) return;
        await press('Control+k');
        await page.getByRole('dialog').getByRole('option').first().waitFor();
        await page.keyboard.insertText(title.replace(/^Go to /u, ''));
        await press('ArrowDown');
      };
      note(title, await timed(page, toLast, () => press(presses?.at(-1) ?? 'Enter')), round);
    }
    note('Search actions', await timed(page, beginning, () => press('Control+k')), round);
    note(
      'Search actions: a letter',
      await timed(
        page,
        () => undefined,
        () => press('s'),
      ),
      round,
    );
    await beginning();
    const row = page.locator('.forest-row').nth(round + 1);
    note(
      'Open a receipt',
      await timed(
        page,
        () => undefined,
        () => row.click(),
      ),
      round,
    );
    note(
      'Walk the plot',
      await timed(
        page,
        () => row.focus(),
        () => press('ArrowDown'),
      ),
      round,
    );
    for (const tab of ['Numbers', 'Diagnostics', 'What if', 'Forest plot']) {
      note(
        `Tab: ${tab}`,
        await timed(
          page,
          () => undefined,
          () => page.getByRole('tab', { name: tab, exact: true }).click(),
        ),
        round,
      );
    }
    const entry = page.locator('.analysis-entry:not([aria-current])').nth(round);
    note(
      'Open another analysis',
      await timed(
        page,
        () => undefined,
        () => entry.click(),
      ),
      round,
    );
  }
  return found;
}

/** Rows of the bench: { row, figure, bar }. */
export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  const path = makeReview(folder, { studies: STUDIES, analyses: 10 });
  const { analysisId } = largestAnalysis(path);
  const workbench = await openWorkbench(path, folder);
  try {
    const found = await measure(workbench.page, `#/analyses/${encodeURIComponent(analysisId)}`);
    const all = [...found.values()].flat();
    const what = `${found.size} actions, ${STUDIES} studies`;
    const slow = [...found]
      .map(([title, times]) => ({
        title,
        next: quantile(
          times.map(({ next }) => next),
          0.95,
        ),
        shown: quantile(
          times.map(({ shown }) => shown),
          0.5,
        ),
      }))
      .toSorted((a, b) => b.next - a.next);
    const over = slow.filter(({ next }) => next > BAR);
    return [
      {
        row: `interaction to next paint, ${what}, median`,
        figure: milliseconds(
          quantile(
            all.map(({ next }) => next),
            0.5,
          ),
        ),
        bar: 'printed',
      },
      {
        row: `interaction to next paint, ${what}, p95`,
        figure: milliseconds(
          quantile(
            all.map(({ next }) => next),
            0.95,
          ),
        ),
        bar: `<= ${BAR} ms`,
      },
      {
        row: `interaction to all of it on screen, ${what}, p95`,
        figure: milliseconds(
          quantile(
            all.map(({ shown }) => shown),
            0.95,
          ),
        ),
        bar: 'printed',
      },
      { row: 'actions whose own p95 is over the bar', figure: String(over.length), bar: '0' },
      ...(over.length > SLOWEST_SHOWN ? over : slow.slice(0, SLOWEST_SHOWN)).map(({ title, next, shown }) => ({
        row: `  slow: ${title} (all on screen after ${milliseconds(shown)})`,
        figure: milliseconds(next),
        bar: `<= ${BAR} ms`,
      })),
    ];
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
