import { expect, test } from './fixture.ts';
import { openScreen, valueCell } from './screens.ts';

test('an edit made while the connection is gone is kept, said, and stored once when it is back', async ({
  page,
  line,
}) => {
  await openScreen(page, 'Extraction');
  const cell = valueCell(page, '-0.89');
  const place = `[data-row="${await cell.getAttribute('data-row')}"][data-column="${await cell.getAttribute('data-column')}"]`;

  await line.cut();
  await expect(page.getByText('Connection lost, reconnecting.')).toBeVisible();
  await cell.click();
  await page.keyboard.type('-0.95');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('saved-state')).toHaveText('1 change waits');
  await expect(page.locator(place)).toContainText('-0.95');

  line.mend();
  await expect(page.getByText('Connection lost, reconnecting.')).toBeHidden({ timeout: 15_000 });
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
  await expect(page.locator(place)).toContainText('-0.95');
  await openScreen(page, 'History');
  await expect(page.getByRole('listitem').filter({ hasText: '-0.89 → -0.95' })).toHaveCount(1);
});
