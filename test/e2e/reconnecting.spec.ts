import type { WebSocketRoute } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openScreen } from './screens.ts';

test('an edit made while the connection is gone is kept, said, and stored once when it is back', async ({ page }) => {
  const lines: WebSocketRoute[] = [];
  let isCut = false;
  await page.routeWebSocket(/\/rpc$/u, (line) => {
    if (isCut) {
      void line.close();
      return;
    }
    line.connectToServer();
    lines.push(line);
  });
  await page.reload();
  await openScreen(page, 'Extraction');
  const cell = page.getByRole('gridcell', { name: '-0.89', exact: true }).first();
  const place = `[data-row="${await cell.getAttribute('data-row')}"][data-column="${await cell.getAttribute('data-column')}"]`;

  isCut = true;
  await Promise.all(lines.map((line) => line.close()));
  await expect(page.getByText('Connection lost, reconnecting.')).toBeVisible();
  await cell.click();
  await page.keyboard.type('-0.95');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('saved-state')).toHaveText('1 change waits');
  await expect(page.locator(place)).toContainText('-0.95');

  isCut = false;
  await expect(page.getByText('Connection lost, reconnecting.')).toBeHidden({ timeout: 15_000 });
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
  await expect(page.locator(place)).toHaveText('-0.95');
  await openScreen(page, 'History');
  await expect(page.getByRole('listitem').filter({ hasText: '-0.89 → -0.95' })).toHaveCount(1);
});
