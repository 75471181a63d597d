import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openAnalysis, openScreen, plotRow, SCREENS } from './screens.ts';

test('axe finds nothing on any screen in either theme', async ({ page }) => {
  // axe reads every element of a dozen screens, which takes its time on a busy machine.
  test.setTimeout(180_000);
  for (const screen of SCREENS) {
    await openScreen(page, screen);
    await expectNoViolations(page, screen);
  }
  await openAnalysis(page, 'Pain, about 26 weeks');
  await plotRow(page, 'Cherkin').click();
  await expectNoViolations(page, 'receipt');
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expectNoViolations(page, 'numbers');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'shortcut sheet');
});

test('the theme follows the system until it is chosen, and the choice is kept', async ({ page }) => {
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.body.parentElement ?? document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.getByRole('main')).toBeVisible();
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  expect(await ground()).toBe(light);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  expect(await ground()).toBe(light);
});

test('nothing moves after the first paint of a screen', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!hadRecentInput) shifts.push(value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const screen of SCREENS) {
    await openScreen(page, screen);
    await page.waitForTimeout(700);
  }
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
});
