import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openAnalysis, openScreen } from './screens.ts';

const question = (page: Page, id: string) =>
  page.locator('.rob-question').filter({ has: page.locator('h3', { hasText: `${id} ` }) });
const answered = (page: Page, id: string, name: string) => question(page, id).getByRole('radio', { name, exact: true });

/** Presses Tab until the element in focus matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

/** Keys that answer each question in turn, and the answer they give; null passes over one that is answered. */
const WALK = [
  ['1.1', 'y', 'Yes'],
  ['1.2', '2', 'Probably yes'],
  ['1.3', 'n', 'No'],
  ['2.1', null, 'Yes'],
  ['2.2', null, 'Yes'],
  ['2.3', 'n', 'No'],
  ['2.6', 'y', 'Yes'],
  ['3.1', null, 'No'],
  ['3.2', 'n', 'No'],
  ['3.3', 'p', 'Probably yes'],
  ['3.4', '3', 'Probably no'],
  ['4.1', 'n', 'No'],
  ['4.2', '3', 'Probably no'],
  ['4.3', 'y', 'Yes'],
  ['4.4', 'y', 'Yes'],
  ['4.5', '3', 'Probably no'],
  ['5.1', 'y', 'Yes'],
  ['5.2', null, 'Probably no'],
  ['5.3', 'n', 'No'],
] as const;

test('an assessment is answered by keyboard alone, judged, taken back, and shown beside the forest plot', async ({
  page,
}) => {
  test.slow();
  await openScreen(page, 'Risk of bias');
  await tabTo(page, '.rob-entry');
  await tabTo(page, '[role="radio"][data-answer]');
  for (const [id, key, name] of WALK) {
    await expect(question(page, id).getByRole('radio').and(page.locator(':focus'))).toBeVisible();
    if (key !== null) await page.keyboard.press(key);
    await expect(answered(page, id, name)).toBeChecked();
    await page.keyboard.press('ArrowDown');
  }
  const overall = page.getByRole('region', { name: 'Overall risk of bias' });
  await expect(overall).toContainText('2 domains raise some concerns');
  await tabTo(page, '.rob-raise textarea');
  await page.keyboard.type('Neither bears much on interference.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(overall).toContainText('Neither bears much on interference.');
  await expect(page.getByText('1 of 16 assessed')).toBeVisible();

  await expectNoViolations(page, 'an assessment', '.rob');

  // A question that others hang on asks before it clears them.
  await page.getByRole('button', { name: /Missing outcome data/ }).click();
  await answered(page, '3.1', 'Yes').click();
  const dialog = page.getByRole('dialog', { name: 'Clear answers' });
  await expect(dialog).toContainText('Yes clears the answers to 3.2, 3.3, 3.4.');
  await dialog.getByRole('button', { name: 'Change and clear' }).click();
  await expect(question(page, '3.2')).toContainText('Not asked');
  await page.keyboard.press('Control+z');
  await expect(answered(page, '3.4', 'Probably no')).toBeChecked();

  await page.getByRole('radio', { name: 'Traffic lights' }).click();
  await page.getByRole('button', { name: /Analysis/ }).click();
  await page.getByRole('option', { name: 'Pain, about 26 weeks, with LAMP' }).click();
  const lamp = page.locator('.rob-plot-frame [data-row-id]').filter({ hasText: 'LAMP' });
  await expect(lamp).toHaveAttribute(
    'aria-label',
    /Missing outcome data: Some concerns; .*Overall risk of bias: Some concerns/u,
  );
  await expectNoViolations(page, 'traffic lights', '.rob');
  await page.getByRole('radio', { name: 'Summary' }).click();
  await expect(page.locator('.rob-plot-frame')).toContainText('weighted by the weights of the meta-analysis');
  await openAnalysis(page, 'Pain, about 26 weeks, with LAMP');
  await expect(page.locator('.forest-row').filter({ hasText: 'LAMP' })).toHaveAttribute(
    'aria-label',
    /overall risk of bias some concerns/u,
  );
});
