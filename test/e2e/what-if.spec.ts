import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openAnalysis } from './screens.ts';

const PAIN = 'Pain, about 26 weeks';

test('a study is left out on trial by keyboard, the trial becomes the analysis with a reason, and the study is brought back', async ({
  page,
}) => {
  await openAnalysis(page, PAIN);
  const saved = page.locator('.figure[data-main]');
  await expect(saved).toContainText('−0.67');
  await page.getByRole('tab', { name: 'Forest plot' }).focus();
  await page.keyboard.press('End');
  const panel = page.getByRole('tabpanel', { name: 'What if' });
  await expect(panel.getByText('Nothing is changed yet')).toBeVisible();

  await panel.getByRole('checkbox', { name: /Cherkin 2016/ }).focus();
  await page.keyboard.press('Space');
  const pooled = panel.getByRole('row', { name: /^Pooled mean difference/ });
  await expect(pooled).toContainText('−0.67 (95% CI −1.04 to −0.30)');
  await expect(pooled).toContainText('−0.69 (95% CI −1.05 to −0.33)');
  await expect(panel.locator('.forest-plot')).toHaveCount(2);
  // The saved analysis stands as it was.
  await expect(saved).toContainText('−0.67');
  await expectNoViolations(page, 'what if', '.what-if');

  await panel.getByRole('button', { name: 'Apply…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Make the trial the analysis' });
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog.getByText('Give a reason before leaving studies out.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Different comparator');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(saved).toContainText('−0.69');

  await page.getByRole('tab', { name: 'Forest plot' }).click();
  await expect(page.getByRole('row', { name: /Cherkin 2016.*Different comparator/ })).toBeVisible();
  await page.getByRole('button', { name: /Bring Cherkin 2016 .* back/ }).click();
  await expect(saved).toContainText('−0.67');
});

test('subgroups stand in blocks, the arrows walk through them, and one step back takes them away', async ({ page }) => {
  await openAnalysis(page, PAIN);
  const plot = page.locator('.forest-plot');
  await page.getByRole('button', { name: 'Layout' }).click();
  await page
    .getByRole('dialog', { name: 'Layout' })
    .getByRole('button', { name: /Subgroups/ })
    .click();
  await page.getByRole('option', { name: 'Blinding (2 groups)' }).click();
  await expect(plot).toContainText(/subgroup/i);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const rows = page.locator('.forest-row');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.nth(2)).toBeFocused();
  await expect(rows.nth(2)).toHaveAttribute('tabindex', '0');
  await page.keyboard.press('Control+z');
  await expect(plot).not.toContainText(/subgroup/i);
});

test('columns leave the plot and stay away; the plot is copied as a picture and in words', async ({ page }) => {
  await openAnalysis(page, PAIN);
  const plot = page.locator('.forest-plot');
  await expect(plot).toContainText('31.3%');
  await page.getByRole('button', { name: 'Layout' }).click();
  await page.getByRole('group', { name: 'Columns' }).getByText('Weight').click();
  await expect(plot).not.toContainText('31.3%');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await openAnalysis(page, 'Pain, about 8 weeks');
  await expect(plot).toContainText('Study');
  await expect(plot).not.toContainText('Weight');
  await openAnalysis(page, PAIN);
  const copy = page.getByRole('button', { name: `Copy: ${PAIN}` });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Picture' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The picture is copied.')).toBeVisible();
  await expect(copy).toBeFocused();
  await copy.click();
  await page.getByRole('menuitem', { name: 'Words' }).click();
  await expect(page.getByText('Copied. Paste it where you write.')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+v');
  await expect(page.locator('.palette-input')).toHaveValue(
    /Pain, about 26 weeks: .*mean difference −0.67.*Knapp–Hartung/,
  );
});
