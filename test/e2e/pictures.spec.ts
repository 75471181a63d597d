import type { Page } from '@playwright/test';
import { expect, test as base } from './fixture.ts';
import { openAnalysis, openScreen } from './screens.ts';

/** The top bar shows the reviewer, who is another on each machine. */
const test = base.extend<{ environment: Record<string, string> }>({
  environment: async ({ environment }, give) => {
    await give({ ...environment, GROVE_REVIEWER: 'A reviewer' });
  },
});

/**
 * A dozen screens held to their pictures in test/e2e/pictures (`npm run e2e -- pictures --update-snapshots` takes them anew).
 * Taken at half size: how a machine smooths its letters averages out, and a column that moves by a few pixels does not.
 */
test.use({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 0.5 });

/** Share of the pixels that may differ, and by how much a pixel must to count (0 to 1, of the largest difference seen by the eye). */
const TOLERANCE = { maxDiffPixelRatio: 0.001, threshold: 0.2 } as const;

const PAIN = 'Pain, about 26 weeks';

async function held(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { ...TOLERANCE, animations: 'disabled', scale: 'device' });
}

test('a dozen screens look as they did', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await openScreen(page, 'Protocol');
  await held(page, 'protocol');
  await openScreen(page, 'Studies');
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeVisible();
  await held(page, 'studies');
  await openScreen(page, 'Extraction');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await held(page, 'extraction');
  await openScreen(page, 'Risk of bias');
  await held(page, 'risk-of-bias');
  await openAnalysis(page, PAIN);
  await expect(page.locator('.forest-row').first()).toBeVisible();
  await held(page, 'forest-plot');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await held(page, 'forest-plot-dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await held(page, 'numbers');
  await page.getByRole('tab', { name: 'What if' }).click();
  await expect(page.getByRole('tabpanel').locator('svg').first()).toBeVisible();
  await held(page, 'what-if');
  await openScreen(page, 'Certainty');
  await expect(page.getByRole('article').first()).toBeVisible();
  await held(page, 'certainty');
  await openScreen(page, 'Findings');
  await expect(page.locator('.sof-table').first()).toBeVisible();
  await held(page, 'findings');
  await expectToTell(page, 'findings');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await held(page, 'findings-dark');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await held(page, 'shortcuts-dark');
});

/** The same picture with a column, a list or a weight moved is not the same. */
async function expectToTell(page: Page, name: string): Promise<void> {
  const shown = async (css: string): Promise<Buffer> => {
    await page.evaluate(async (text) => {
      document.adoptedStyleSheets = [await new CSSStyleSheet().replace(text)];
    }, css);
    return page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'device' });
  };
  for (const moved of [
    '.sof-table :is(th, td):nth-child(2) { padding-inline-start: 12px }',
    '.rail { padding-block-start: 16px }',
    '.sof-table td { font-weight: 640 }',
  ]) {
    expect(await shown(moved), moved).not.toMatchSnapshot(`${name}.png`, TOLERANCE);
  }
  expect(await shown('')).toMatchSnapshot(`${name}.png`, TOLERANCE);
}
