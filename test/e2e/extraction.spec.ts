import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertReview } from '../../api/procedures/make-review.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { emptyReview } from '../fixtures/empty-review.ts';
import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openScreen, valueCell } from './screens.ts';

/** Keystrokes that a reviewer may need beyond the numbers themselves. */
const MOST_KEYSTROKES = 59;

/** What the OPTIMUM abstract prints: at each time both arms and their difference, each with its interval. */
const OPTIMUM = [
  ['-1.16', '-1.44', '-0.88'],
  ['-0.27', '-0.53', '-0.003'],
  ['-0.89', '-1.27', '-0.51'],
  ['-1.21', '-1.50', '-0.92'],
  ['-0.59', '-0.86', '-0.31'],
  ['-0.62', '-1.02', '-0.23'],
  ['-1.52', '-1.81', '-1.23'],
  ['-0.78', '-1.05', '-0.50'],
  ['-0.74', '-1.14', '-0.34'],
] as const;

const testInEmptyReview = test.extend<object, { bundledReview: string }>({
  bundledReview: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'grove-empty-'));
      const path = join(folder, 'empty.grove');
      const options = { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') };
      const db = createProject(path, options);
      insertReview(db, emptyReview(), options);
      closeProject(db);
      await give(path);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

testInEmptyReview('the OPTIMUM abstract is extracted into an empty review by keyboard alone', async ({ page }) => {
  test.setTimeout(120_000);
  let keystrokes = 0;
  const press = async (key: string): Promise<void> => {
    keystrokes += 1;
    await page.keyboard.press(key);
  };
  const words = async (text: string): Promise<void> => {
    keystrokes += text.length;
    await page.keyboard.type(text);
  };
  const number = (text: string) => page.keyboard.type(text);

  await expect(page.getByRole('main')).toBeVisible();
  await press('Control+3');
  await expect(page.getByRole('heading', { level: 1, name: 'Extraction' })).toBeVisible();
  await press('Insert');
  const dialog = page.getByRole('dialog', { name: 'Add results' });
  await expect(dialog.getByLabel('Study').first()).toBeFocused();
  await words('OPTIMUM');
  await press('Tab');
  await words('PEG');
  await press('Tab');
  await words('MBI ');
  await number('224');
  await words(' UC ');
  await number('227');
  await press('Tab');
  await words('c');
  await press('Tab');
  await number('8');
  await words('w ');
  await number('6');
  await words(' ');
  await number('12');
  await words('m');
  await expect(
    dialog.getByText('MBI (224 randomised), UC (227 randomised) · 8 weeks, 6 months, 12 months · 9 rows'),
  ).toBeVisible();
  await press('Enter');
  await expect(dialog).toBeHidden();
  const active = page.locator('[role=grid] [tabindex="0"]');
  await expect(active).toBeFocused();
  for (const [estimate, low, high] of OPTIMUM) {
    await number(estimate);
    await press('Tab');
    await number(low);
    await press('Tab');
    await number(high);
    await press('Enter');
  }
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
  process.stdout.write(`OPTIMUM: ${keystrokes} keystrokes beyond the numbers\n`);
  expect(keystrokes).toBeLessThanOrEqual(MOST_KEYSTROKES);

  await page.keyboard.press('Control+Home');
  for (const text of OPTIMUM.flat()) await expect(valueCell(page, text)).toBeVisible();
  // The interval's standard deviation stands in its column, quieter, with the number randomised behind it.
  await expect(
    page.getByRole('gridcell', { name: /^Standard deviation, OPTIMUM, MBI, 6 months: 2\.214, derived/u }),
  ).toBeVisible();
  await expectNoViolations(page, 'grid');
  await page.keyboard.press('Insert');
  await expect(dialog).toBeVisible();
  await expectNoViolations(page, 'adding results');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

/** Puts a text on the clipboard as another program would, and gives the focus back. */
async function copyElsewhere(page: Page, text: string): Promise<void> {
  const focused = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await page.evaluate((copied) => {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = copied;
    area.select();
  }, text);
  await page.keyboard.press('Control+c');
  await page.evaluate((element) => {
    document.querySelector('body > textarea')?.remove();
    element.focus();
  }, focused);
}

/** Chooses options of the dialog's nth list. */
async function choose(page: Page, list: number, ...options: readonly string[]): Promise<void> {
  await page.getByRole('dialog').locator('button.select-button').nth(list).click();
  for (const name of options) await page.getByRole('option', { name, exact: true }).click();
  await page.keyboard.press('Escape');
}

testInEmptyReview(
  'a table pasted where nothing is extracted is pooled, however late its arms are compared',
  async ({ page }) => {
    test.setTimeout(120_000);
    await openScreen(page, 'Extraction');
    await expect(page.getByRole('button', { name: 'Import a table' })).toBeVisible();
    await copyElsewhere(
      page,
      'study\tarm\tevents\tn\nLee 2022\tMirror\t30\t100\nLee 2022\tImagery\t25\t100\nLee 2022\tUsual care\t40\t100\n',
    );
    await page.keyboard.press('Control+v');
    await page.getByLabel('Outcome of all rows').fill('Response');
    await page.getByRole('button', { name: 'Add 3 rows' }).click();
    await expect(page.getByRole('main', { name: 'Extraction' })).toBeVisible();

    await openScreen(page, 'Protocol');
    await page.getByRole('link', { name: 'Comparisons' }).click();
    await page.getByRole('button', { name: 'Add comparison' }).click();
    await choose(page, 0, 'Mirror', 'Imagery');
    await choose(page, 1, 'Usual care');
    // What is first planned needs no reason, although numbers are there.
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('link', { name: 'Analysis plan' }).click();
    await page.getByRole('button', { name: 'Plan an analysis' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await openScreen(page, 'Analyses');
    const figures = page.locator('.figures');
    await expect(figures).toContainText('0.69');
    await expect(figures).toContainText('0.49 to 0.96');
    // C11: the comparator is entered once, whatever becomes of the two arms it is compared with.
    await page.getByRole('button', { name: /Studies with more than two arms/u }).click();
    for (const [policy, shown] of [
      ['Divide the shared arm', '0.50 to 0.96'],
      ['One comparison', '0.51 to 1.10'],
      ['Keep for the network', 'no eligible study'],
      ['Combine arms', '0.49 to 0.96'],
    ] as const) {
      await page.getByRole('radio', { name: policy }).press('Space');
      await expect(figures).toContainText(shown);
    }
    await expectNoViolations(page, 'multi-arm studies');
  },
);

test('blocks are copied, pasted, filled and cleared as one step each; what does not fit is asked about', async ({
  page,
}) => {
  // One long walk; a busy machine takes its time.
  test.setTimeout(120_000);
  await openScreen(page, 'Extraction');
  const start = valueCell(page, '-1.16');
  const row = Number(await start.getAttribute('data-row'));
  const column = Number(await start.getAttribute('data-column'));
  const cell = (down: number, right = 0) => page.locator(`[data-row="${row + down}"][data-column="${column + right}"]`);
  await start.click();

  await copyElsewhere(page, '-1.5\r\n-0.5\r\n"-0.9"\r\n');
  await page.keyboard.press('Control+v');
  for (const [down, text] of [
    [0, '-1.5'],
    [1, '-0.5'],
    [2, '-0.9'],
  ] as const)
    await expect(cell(down)).toContainText(text);
  // What was pasted is selected, as in other spreadsheets.
  await expect(page.locator('.cell[aria-selected=true]')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(cell(2)).toContainText('-0.89');
  await expect(cell(0)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(page.locator('.cell[aria-selected=true]')).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('.cell[aria-selected=true]')).toHaveCount(3);
  await page.keyboard.press('Control+d');
  await expect(cell(2)).toContainText('-1.16');
  await page.keyboard.press('Delete');
  await expect(cell(1)).toHaveText('');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(cell(1)).toContainText('-0.27');

  // The active cell stays where it is while rows are selected; Control and Enter fills the selection with what was typed.
  await cell(0).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.type('-7.25');
  await page.keyboard.press('Control+Enter');
  await expect(cell(1)).toContainText('-7.25');
  await expect(cell(0)).toContainText('-7.25');
  await page.keyboard.press('Control+z');
  await expect(cell(1)).toContainText('-0.27');
  await page.keyboard.press('Shift+ ');
  await expect(cell(0)).toBeFocused();
  await expect(cell(1, 1)).toHaveAttribute('aria-selected', 'true');

  await cell(0).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+r');
  await expect(cell(0, 1)).toContainText('-1.16');
  await page.keyboard.press('Control+z');
  await expect(cell(0, 1)).not.toContainText('-1.16');

  await cell(0).click();
  await copyElsewhere(page, 'about');
  await page.keyboard.press('Control+v');
  const refused = page.getByRole('dialog', { name: 'Paste into the grid' });
  await expect(refused).toContainText('None of the copied cells can be stored');
  await expect(refused.getByRole('button', { name: /Leave out/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(refused).toBeHidden();

  await cell(0).click();
  await copyElsewhere(page, 'Mean\nabout 2\n-0.9');
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog', { name: 'Paste into the grid' });
  await expect(dialog).toContainText('It looks like headings');
  await expect(cell(0)).toContainText('-1.16');
  await dialog.getByRole('button', { name: 'Without the first row' }).click();
  await expect(dialog).toContainText('Row 1, ');
  await expect(dialog).toContainText('"about 2"');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(cell(0)).toContainText('-1.16');
  await expect(cell(0)).toBeFocused();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('cherkin');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search')).toContainText(/1 of \d+/u);
  await page.keyboard.press('Escape');
  await expect(page.locator('[role=grid] [tabindex="0"]')).toHaveText(/^Cherkin/u);

  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Hide column' }).press('Escape');
  await expect(page.locator('[role=grid] [tabindex="0"]')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Hide column' }).press('Enter');
  const studyHeading = page.getByRole('columnheader', { name: 'Study', exact: true });
  await expect(studyHeading).toHaveCount(0);
  await expect(page.locator('[role=grid] [tabindex="0"]')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(studyHeading).toBeVisible();

  await page.getByRole('radio', { name: 'Missing results' }).click();
  const state = page.getByRole('gridcell', { name: /^Pain, about 8 weeks, Burns 2022: Unclear$/u });
  await state.click();
  await page.keyboard.type('meas');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('gridcell', { name: /^Pain, about 8 weeks, Burns 2022: Measured, not reported$/u }),
  ).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(state).toBeVisible();
});

test('the active cell stays on its record while rows and columns go and come back, and so does the focus', async ({
  page,
}) => {
  await openScreen(page, 'Extraction');
  const active = page.locator('[role=grid] [tabindex="0"]');
  const search = page.getByRole('searchbox', { name: 'Find in the grid' });
  await valueCell(page, '-1.16').click();
  const name = await active.getAttribute('aria-label');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('cherkin');
  await page.keyboard.press('Enter');
  const found = await active.evaluate((cell) => cell.closest('[role=row]')?.getAttribute('aria-rowindex'));
  await page.getByRole('checkbox', { name: 'Only rows found' }).check({ force: true });
  await expect(active).toHaveText(/^Cherkin/u);
  expect(await active.evaluate((cell) => cell.closest('[role=row]')?.getAttribute('aria-rowindex'))).not.toBe(found);
  // Where nothing is found no row is left, and the way back is the same.
  await search.pressSequentially(' nowhere');
  await expect(page.getByRole('search')).toContainText('Not found');
  await expect(active).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(active).toBeFocused();
  expect(await active.evaluate((cell) => cell.closest('[role=row]')?.getAttribute('aria-rowindex'))).toBe(found);

  // Asked for again, the search takes the focus and its text is there to be typed over; a derived number is found too.
  await page.keyboard.press('F3');
  await expect(search).toBeFocused();
  await valueCell(page, '-1.16').click();
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await page.keyboard.type('2.138');
  await page.keyboard.press('F3');
  await expect(page.getByRole('search')).toContainText(/1 of \d+/u);
  await page.keyboard.press('Escape');

  await valueCell(page, '-1.16').click();
  const scale = page.getByRole('columnheader', { name: 'Scale', exact: true });
  await scale.hover();
  await scale.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Hide column' }).click();
  await expect(scale).toHaveCount(0);
  await expect(active).toHaveAttribute('aria-label', name ?? '');
  await expect(active).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(scale).toBeVisible();
  await expect(active).toHaveAttribute('aria-label', name ?? '');

  // An empty cell is copied like another one, and clears what it is pasted over.
  const place = `[data-row="${await active.getAttribute('data-row')}"][data-column="${await active.getAttribute('data-column')}"]`;
  await page
    .getByRole('gridcell', { name: /^p-value, Morone 2026.*8 weeks: empty$/u })
    .first()
    .click();
  await page.keyboard.press('Control+c');
  await page.locator(place).click();
  await page.keyboard.press('Control+v');
  await expect(page.locator(place)).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(page.locator(place)).toHaveText('-1.16');

  // Saving keeps what is being typed, and the focus stays on its cell.
  await page.keyboard.type('-1.17');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Everything is saved')).toBeVisible();
  await expect(page.locator(place)).toContainText('-1.17');
  await expect(page.locator(place)).toBeFocused();
  await page.keyboard.press('Control+z');
});
