import { expect, test } from './fixture.ts';

test('the workbench opens on the review', async ({ page }) => {
  await expect(page).toHaveTitle(/Grove|Mindfulness/i);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(new URL(page.url()).hash).not.toContain('launch');
});

test('a reload keeps the connection', async ({ page }) => {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expect(page.getByText(/open this review from grove/i)).toHaveCount(0);
});
