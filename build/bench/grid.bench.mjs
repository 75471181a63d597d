// The extraction grid in a real browser on a generated review of 5,000 rows and more: frames while it scrolls and while an
// arrow key is held, from Enter to the repainted cell, and a pasted block of 10,000 cells: from the key to the block on
// screen, where its cells say to a screen reader that they are being stored, and to every cell stored, derived and on screen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { milliseconds, quantile } from './figures.mjs';
import { makeReview } from './generated.mjs';
import { openWorkbench } from './workbench.mjs';

const STUDIES = 250;
const EDITS = 40;
const WARM_UP = 10;
const PASTES = 5;
/** A reviewer looks at what was pasted before pasting again; its checks, which follow the answer, are done by then. */
const BETWEEN_PASTES = 2000;
// As many cells as 500 x 20: the grid has 19 columns of numbers, since means and estimates share one.
const [PASTE_ROWS, PASTE_COLUMNS] = [530, 19];

/** Runs in the page: lengths of the frames while `act` is repeated in each of them. */
async function framesWhile([kind, frames]) {
  const scroller = document.querySelector('.grid-scroller');
  const lengths = [];
  let before = await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame++) {
    if (kind === 'scroll') scroller.scrollTop += 120;
    else
      document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      );
    const next = await new Promise(requestAnimationFrame);
    lengths.push(next - before);
    before = next;
  }
  return lengths;
}

/**
 * Runs in the page before `key` is pressed: from then on it looks at each frame, and resolves `window.times` to the times from the key
 * to the end of the first frame in which the cell at `place` shows `text`, and of the first one in which besides no cell in
 * sight waits to be stored. The key itself starts the looking: asked for beside the key, it often began only after the frame
 * with the text, and counted the next one.
 */
function watchFrames([key, place, text]) {
  const look = (start, resolve) => {
    let shown;
    const next = () => {
      if (document.querySelector(place)?.firstChild?.textContent !== text) return requestAnimationFrame(next);
      const isStored = document.querySelector('[data-state=saving]') === null;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const time = performance.now() - start;
        shown ??= time;
        if (isStored) resolve({ shown, stored: time });
      };
      port2.postMessage(null);
      if (!isStored) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  };
  window.times = new Promise((resolve) => {
    const onKey = (event) => {
      if (event.key !== key) return;
      removeEventListener('keydown', onKey, true);
      look(event.timeStamp, resolve);
    };
    addEventListener('keydown', onKey, true);
  });
}

async function timed(page, key, place, text) {
  await page.evaluate(watchFrames, [key.split('+').at(-1), place, text]);
  await page.keyboard.press(key);
  return page.evaluate(() => window.times);
}

async function edits(page, place) {
  const times = [];
  for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
    const text = `${1 + (edit % 9)}.${edit % 7}5`;
    await page.locator(place).click();
    await page.keyboard.type(text);
    times.push((await timed(page, 'Enter', place, text)).shown);
    await page.waitForTimeout(30);
  }
  return times.slice(WARM_UP);
}

/** Puts a block on the clipboard from a field, as copying in another program would. */
async function copyBlock(page, seed) {
  await page.evaluate(
    ([rows, columns, first]) => {
      const area = document.body.appendChild(document.createElement('textarea'));
      area.value = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => String(20 + ((row + column + first) % 60))).join('\t'),
      ).join('\n');
      area.select();
    },
    [PASTE_ROWS, PASTE_COLUMNS, seed],
  );
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.querySelector('body > textarea').remove());
}

async function pastes(page) {
  const times = [];
  const columns = await page.locator('[role=columnheader]').count();
  const place = `[data-row="0"][data-column="${columns - PASTE_COLUMNS}"]`;
  for (let paste = 0; paste < PASTES; paste++) {
    await copyBlock(page, paste * 3 + 1);
    await page.locator(place).click();
    times.push(await timed(page, 'Control+v', place, String(20 + ((paste * 3 + 1) % 60))));
    await page.waitForTimeout(BETWEEN_PASTES);
  }
  return times;
}

/** Rows of the bench: { row, figure, bar }. */
export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  const path = makeReview(folder, { studies: STUDIES, analyses: 10 });
  const workbench = await openWorkbench(path, folder);
  const { page } = workbench;
  try {
    await page.evaluate(() => (location.hash = '#/extraction'));
    await page.locator('.value-cell').first().waitFor();
    await page.getByText('All columns').click();
    const count = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    const columns = await page.locator('[role=columnheader]').count();
    const scroll = await page.evaluate(framesWhile, ['scroll', 180]);
    await page.evaluate(() => (document.querySelector('.grid-scroller').scrollTop = 0));
    await page.locator('[data-row="0"][data-column="8"]').click();
    const arrow = await page.evaluate(framesWhile, ['arrow', 180]);
    await page.keyboard.press('Control+Home');
    const edited = await edits(page, '[data-row="2"][data-column="8"]');
    const pasted = await pastes(page);
    const shown = `${count.toLocaleString('en')} rows by ${columns} columns`;
    return [
      {
        row: `grid of ${shown}: frame while scrolling, p95`,
        figure: milliseconds(quantile(scroll, 0.95)),
        bar: '<= 33 ms',
      },
      {
        row: `grid of ${shown}: frame while an arrow is held, p95`,
        figure: milliseconds(quantile(arrow, 0.95)),
        bar: '<= 33 ms',
      },
      {
        row: 'grid: Enter to the cell on screen, median',
        figure: milliseconds(quantile(edited, 0.5)),
        bar: '<= 16 ms',
      },
      { row: 'grid: Enter to the cell on screen, p95', figure: milliseconds(quantile(edited, 0.95)), bar: '<= 33 ms' },
      {
        row: `grid: paste ${PASTE_ROWS} x ${PASTE_COLUMNS} cells, on screen, median`,
        figure: milliseconds(
          quantile(
            pasted.map(({ shown }) => shown),
            0.5,
          ),
        ),
        bar: 'printed',
      },
      {
        row: '  the same stored and derived in one undo step, and on screen, median',
        figure: milliseconds(
          quantile(
            pasted.map(({ stored }) => stored),
            0.5,
          ),
        ),
        bar: '<= 500 ms',
      },
    ];
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
