import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { makeWorkedExample } from '../../api/procedures/make-review.ts';
import { expect, test as base, type Files } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openScreen, valueCell } from './screens.ts';

/** The workbench on the worked example, which is rated from the first number to the sentence. */
const test = base.extend<{ files: Files }>({
  files: async ({ files }, give) => {
    const project = join(files.folder, 'worked-example.grove');
    makeWorkedExample(project, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
    await give({ ...files, project });
  },
});

const row = (page: Page) => page.locator('.sof-table tbody').filter({ hasText: 'Pain' });
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const needsLook = (page: Page) =>
  page.getByRole('navigation', { name: 'Screens of the review' }).getByRole('link', { name: /Certainty.*need/ });

test('a changed cell changes the table and turns judgements stale; they are reconfirmed by keyboard and undone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openScreen(page, 'Findings');
  await expect(row(page)).toContainText('MD 0.77 points lower (1.36 lower to 0.19 lower)');
  await expect(row(page)).toContainText('956 (6 RCTs)');
  await expect(row(page)).toContainText('Mean 4.2 to 4.6 points');
  await expect(row(page).getByRole('img', { name: 'Certainty Low, 2 of 4' })).toBeVisible();
  await expect(row(page)).toContainText('X may result in little to no difference in pain.');

  await openScreen(page, 'Extraction');
  await valueCell(page, '3.1').click();
  await page.keyboard.type('3.6');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
  await expect(needsLook(page)).toBeVisible();

  await openScreen(page, 'Findings');
  await expect(row(page)).not.toContainText('MD 0.77 points lower');
  await expect(row(page).getByText('need a look')).toBeVisible();

  await openScreen(page, 'Certainty');
  const stale = card(page, 'Imprecision');
  await expect(stale).toContainText('Needs a look');
  await expect(stale.getByRole('table')).toContainText('−1.36');
  const first = page.locator('[data-card][data-state="stale"] [data-card-action]').first();
  await first.focus();
  const waiting = page.locator('[data-card][data-state="stale"]');
  await expect(waiting).not.toHaveCount(0);
  const confirmed = await waiting.count();
  for (let left = confirmed; left > 0; left--) {
    await page.keyboard.press('Enter');
    await expect(waiting).toHaveCount(left - 1);
  }
  await expect(needsLook(page)).toHaveCount(0);

  for (let left = 1; left <= confirmed; left++) {
    await page.keyboard.press('Control+z');
    await expect(waiting).toHaveCount(left);
  }
  await page.keyboard.press('Control+z');
  await expect(waiting).toHaveCount(0);
  await openScreen(page, 'Findings');
  await expect(row(page)).toContainText('MD 0.77 points lower (1.36 lower to 0.19 lower)');
});

test('an override wants a reason that says something, prints as a footnote, and the wording is a judgement', async ({
  page,
}) => {
  await openScreen(page, 'Certainty');
  const imprecision = card(page, 'Imprecision');
  await imprecision.locator('[data-card-action]').focus();
  await page.keyboard.press('2');
  await imprecision.getByRole('textbox').fill('Serious imprecision');
  await imprecision.getByRole('button', { name: 'Rate: very serious' }).click();
  await expect(imprecision.getByRole('alert')).toBeVisible();
  await imprecision
    .getByRole('textbox')
    .fill('The interval runs from an important benefit to hardly any, in six small trials');
  await imprecision.getByRole('button', { name: 'Rate: very serious' }).click();
  await expect(imprecision).toContainText('not as suggested');
  await expect(page.getByRole('region', { name: 'Footnotes as they will print' })).toContainText(
    'two levels for imprecision: the interval runs',
  );

  await openScreen(page, 'Findings');
  await expect(row(page).getByRole('img', { name: 'Certainty Very low, 1 of 4' })).toBeVisible();
  await row(page).getByRole('button').last().click();
  const panel = page.getByRole('complementary', { name: /Sentence/ });
  await panel.getByRole('textbox').fill('X may do little for pain.');
  await panel.getByRole('textbox').press('Control+Enter');
  await expect(row(page)).toContainText('X may do little for pain.');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row(page)).not.toContainText('X may do little for pain.');

  await page.getByRole('tab', { name: 'Evidence profile' }).click();
  await expect(page.getByRole('table', { name: /Evidence profile/ })).toContainText('Very serious');
});

test('an edition is made and compared with the review as it is', async ({ page }) => {
  await openScreen(page, 'History');
  await page.getByRole('button', { name: 'Editions' }).click();
  await page.getByRole('button', { name: 'Make an edition…' }).click();
  await page.getByLabel('Name').fill('First publication');
  await page.getByRole('button', { name: 'Make the edition' }).click();
  await expect(page.getByText('Nothing has changed since edition 1')).toBeVisible();
  await openScreen(page, 'Extraction');
  await valueCell(page, '3.1').click();
  await page.keyboard.type('4.1');
  await page.keyboard.press('Enter');
  await openScreen(page, 'History');
  await page.getByRole('button', { name: 'Editions' }).click();
  await expect(page.getByText('One number was corrected in S1.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('−0.77 (−1.36 to −0.19)');
});

test('axe finds nothing where the table opens up, in either theme', async ({ page }) => {
  test.setTimeout(180_000);
  await openScreen(page, 'Certainty');
  await card(page, 'Inconsistency').getByText('Numbers it used').click();
  await expectNoViolations(page, 'certainty');
  await openScreen(page, 'Findings');
  await row(page).getByRole('button').nth(1).click();
  await expectNoViolations(page, 'a cell and what it rests on');
  await page.getByRole('tab', { name: 'Evidence profile' }).click();
  await expectNoViolations(page, 'evidence profile');
  await page.getByRole('tab', { name: 'Interactive' }).click();
  await expectNoViolations(page, 'interactive table');
});

test('a threshold changed after extraction is shown first and kept as a deviation', async ({ page }) => {
  await openScreen(page, 'Certainty');
  const small = page.getByLabel('Small (MID)');
  const dialog = page.getByRole('dialog', { name: 'What this change does' });
  await small.fill('0.5');
  await small.press('Enter');
  await expect(dialog).toContainText('small important effect −0.5');
  await dialog.getByRole('button', { name: 'Leave it as it was' }).click();
  await expect(small).toHaveValue('1');
  await small.fill('0.5');
  await small.press('Enter');
  await dialog.getByLabel('Reason').fill('The panel set another threshold.');
  await dialog.getByRole('button', { name: 'Make the change' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(small).toHaveValue('0.5');
  await openScreen(page, 'Protocol');
  await page.getByRole('link', { name: /Deviations/ }).click();
  await expect(page.getByRole('region', { name: 'Deviations' })).toContainText('The panel set another threshold.');
});
