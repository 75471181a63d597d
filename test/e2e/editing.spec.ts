import { expect, test } from './fixture.ts';
import { openAnalysis, openScreen, plotRow, valueCell } from './screens.ts';

const CONTRAST = '-0.89';
const STUDY = 'Morone 2026';

test('a cell that is edited is stored, repaints the plot, and can be undone and redone', async ({ page }) => {
  await openScreen(page, 'Extraction');
  const cell = valueCell(page, CONTRAST);
  const place = `[data-row="${await cell.getAttribute('data-row')}"][data-column="${await cell.getAttribute('data-column')}"]`;
  await cell.click();
  await page.keyboard.type('-0.95');
  await page.keyboard.press('Enter');
  await expect(page.locator(place)).toContainText('-0.95');
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');

  await openAnalysis(page, 'Pain, about 8 weeks');
  await expect(plotRow(page, STUDY)).toContainText('−0.95');
  await page.keyboard.press('Control+z');
  await expect(plotRow(page, STUDY)).toContainText('−0.89');
  await page.keyboard.press('Control+Shift+z');
  await expect(plotRow(page, STUDY)).toContainText('−0.95');
  await page.keyboard.press('Control+z');

  await openScreen(page, 'Extraction');
  await expect(page.locator(place)).toContainText(CONTRAST);
  await openScreen(page, 'History');
  await expect(page.getByRole('listitem').filter({ hasText: '-0.89 → -0.95' }).first()).toBeVisible();
});

test('a number changed in a receipt repaints the plot beside it', async ({ page }) => {
  await openAnalysis(page, 'Pain, about 26 weeks');
  await plotRow(page, 'Cherkin').click();
  const receipt = page.getByRole('complementary', { name: /Receipt of Cherkin/ });
  const row = plotRow(page, 'Cherkin');
  const before = await row.textContent();
  const lower = receipt.getByLabel(/Confidence interval, lower limit/).first();
  await expect(lower).toHaveValue('-1.86');
  await lower.fill('-1.66');
  await lower.press('Enter');
  await expect(row).not.toHaveText(before ?? '');
  await expect(receipt.getByText('−1.66', { exact: false }).first()).toBeVisible();
});

test('text that is no number is refused at the cell and kept there', async ({ page }) => {
  await openScreen(page, 'Extraction');
  const cell = valueCell(page, CONTRAST);
  await cell.click();
  await page.keyboard.type('about 2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Not stored');
  const refused = valueCell(page, 'about 2');
  await expect(refused).toHaveAttribute('aria-invalid', 'true');
  await expect(refused).toBeFocused();

  await openScreen(page, 'Studies');
  await openScreen(page, 'Extraction');
  await expect(refused).toBeVisible();
  await refused.click();
  await page.keyboard.press('Escape');
  await expect(valueCell(page, CONTRAST)).toBeFocused();
});

test('two windows on one cell: the later one sees both values and overwrites nothing unasked', async ({
  page,
  openWindow,
}) => {
  await openScreen(page, 'Extraction');
  const other = await openWindow();
  await openScreen(other, 'Extraction');
  const own = valueCell(page, CONTRAST);
  const place = `[data-row="${await own.getAttribute('data-row')}"][data-column="${await own.getAttribute('data-column')}"]`;
  await own.dblclick();
  await page.keyboard.type('5');

  await valueCell(other, CONTRAST).click();
  await other.keyboard.type('-0.77');
  await other.keyboard.press('Enter');
  await expect(other.locator(place)).toContainText('-0.77');

  await page.keyboard.press('Enter');
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('now reads "-0.77"; you typed "-0.895"');
  await notice.getByRole('button', { name: 'Store mine' }).click();
  await expect(page.locator(place)).toContainText('-0.895');
  await expect(other.locator(place)).toContainText('-0.895');
});

test('Control-S says that everything is saved', async ({ page }) => {
  await openScreen(page, 'Studies');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Everything is saved')).toBeVisible();
});

test('reports are written where they were asked for', async ({ page, files }) => {
  await openScreen(page, 'Report');
  await page.getByLabel('Folder').fill(files.folder);
  for (const format of ['PDF', 'Word', 'Web page'])
    await page.getByRole('checkbox', { name: format }).first().uncheck({ force: true });
  await page.getByRole('checkbox', { name: /^Results/ }).check({ force: true });
  await page.getByRole('button', { name: 'Write 1 chosen' }).click();
  await expect(page.getByText(/-results\.json$/)).toBeVisible();
});
