import { expect, test } from './fixture.ts';

test('the first Tab offers to skip to the content', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('from the palette to an edited cell and its plot, by keyboard alone', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search actions' })).toBeVisible();
  await page.keyboard.type('extr');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Extraction' })).toBeFocused();

  const active = page.locator('[role=grid] [tabindex="0"]');
  await expect(active).toBeVisible();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if (await active.evaluate((cell) => cell === document.activeElement)) break;
  }
  await expect(active).toBeFocused();
  const before = (await active.textContent()) ?? '';
  const column = await active.getAttribute('data-column');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(active).toHaveAttribute('data-column', '0');
  for (let step = 0; step < Number(column); step++) await page.keyboard.press('ArrowRight');
  await expect(active).toHaveText(before);

  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: /Mean|Estimate/ })).toHaveValue(before);
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  await expect(active).toHaveText(before);
  await expect(active).toBeFocused();

  await page.keyboard.type('-1.5');
  await page.keyboard.press('Enter');
  await expect(active).toHaveAttribute('data-row', '1');
  await page.keyboard.press('ArrowUp');
  await expect(active).toContainText('-1.5');
  await page.keyboard.press('Control+z');
  await expect(active).toHaveText(before);
  await expect(active).toBeFocused();
});

test('the plot is walked row by row, says its sentences, and opens receipts', async ({ page }) => {
  await expect(page.getByRole('main', { name: 'Analyses' })).toBeVisible();
  const first = page.locator('.forest-row').first();
  await first.focus();
  await expect(first).toHaveAccessibleName(/Cherkin 2016.*95% CI.*weight/);
  await page.keyboard.press('ArrowDown');
  const second = page.locator('.forest-row').nth(1);
  await expect(second).toBeFocused();
  await expect(second).toHaveAccessibleName(/Zgierska 2016.*−1\.00/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /Receipt of Zgierska 2016/ })).toBeVisible();
  await expect(second).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('.forest-row').last()).toBeFocused();
});

test('G and a letter goes to a screen, and can be turned off', async ({ page }) => {
  await expect(page.getByRole('main', { name: 'Analyses' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('main', { name: 'Studies' })).toBeFocused();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByText('Shortcuts without Control or Command').click();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.keyboard.press('Control+9');
  await expect(page.getByRole('main', { name: 'History' })).toBeVisible();
});

test('the palette finds, says when nothing matches, and gives the focus back', async ({ page }) => {
  await expect(page.getByRole('main', { name: 'Analyses' })).toBeVisible();
  const button = page.getByRole('button', { name: /Search actions/ });
  await button.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  // A screen reader finds nothing behind the dialog, and finds it again afterwards.
  await expect(page.getByRole('main')).toHaveCount(0);
  await page.keyboard.type('zzzz');
  await expect(page.getByText('No action matches')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.getByRole('main')).toBeVisible();
});
