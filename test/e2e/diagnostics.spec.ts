import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openAnalysis } from './screens.ts';

const PAIN = 'Pain, about 26 weeks';
const SECTIONS = ['Influence', 'Cumulative', 'Small-study effects', 'Heterogeneity', 'Moderators', 'Benefit'];

const figure = (page: Page) => page.locator('.figure[data-main]');
const method = (page: Page) => page.locator('.forest-plot');

async function openDiagnostics(page: Page, section: string): Promise<void> {
  await page.getByRole('tab', { name: 'Diagnostics' }).click();
  await page.getByRole('tab', { name: section }).click();
  await expect(page.getByRole('tabpanel', { name: section })).toBeVisible();
}

test('a profile is chosen, the interval and its method follow, and it can be undone', async ({ page }) => {
  await openAnalysis(page, PAIN);
  await expect(figure(page)).toContainText('95% CI −1.04 to −0.30');
  await page.getByRole('button', { name: /How it is pooled/ }).click();
  const dialog = page.getByRole('dialog', { name: 'How it is pooled' });
  await expect(dialog.getByRole('radio', { name: 'The review’s own: Grove default' })).toBeChecked();
  await dialog.getByText('RevMan 5', { exact: true }).click();
  await expect(figure(page)).toContainText('95% CI −0.97 to −0.38');
  await expect(dialog.getByRole('radio', { name: 'The profile’s own: DerSimonian–Laird' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(method(page)).toContainText('Random effects (DerSimonian–Laird); 95% CI by Wald');
  await expect(method(page)).toContainText('profile RevMan 5');
  await page.keyboard.press('Control+z');
  await expect(figure(page)).toContainText('95% CI −1.04 to −0.30');
  await expect(method(page)).toContainText('profile Grove');
});

test('an estimator is chosen by keyboard alone', async ({ page }) => {
  await openAnalysis(page, PAIN);
  await page.getByRole('button', { name: /How it is pooled/ }).focus();
  await page.keyboard.press('Enter');
  const group = page.getByRole('radiogroup', { name: /heterogeneity/ });
  await group.getByRole('radio', { name: 'The profile’s own: REML' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(group.getByRole('radio', { name: 'Common effect' })).toBeChecked();
  await expect(page.getByRole('button', { name: /Grove default, Common effect/, includeHidden: true })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(method(page)).toContainText('Common effect (inverse variance)');
});

test('the funnel test is refused with its reason, and done when a reason sets the rule aside', async ({ page }) => {
  await openAnalysis(page, PAIN);
  await openDiagnostics(page, 'Small-study effects');
  await expect(page.getByRole('group', { name: /^Funnel plot: Pain/ })).toBeVisible();
  await expect(page.getByText(/needs at least 10, its power is too low below/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Type a reason first')).toBeVisible();
  await page.getByLabel('Reason to go on all the same').fill('asked for by the editor');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Egger’s regression test: slope/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Test for asymmetry' })).toBeFocused();
  await expect(page.getByText('The rule was set aside: “asked for by the editor”')).toBeVisible();

  // The reason outlives a look at the plot, and can be withdrawn.
  await page.getByRole('tab', { name: 'Forest plot' }).click();
  await openDiagnostics(page, 'Small-study effects');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText(/needs at least 10, its power is too low below/)).toBeVisible();
});

test('marks are walked with the arrow keys and read out, and numbers stand behind the plot', async ({ page }) => {
  await openAnalysis(page, PAIN);
  await openDiagnostics(page, 'Small-study effects');
  const marks = page.locator('.diagnostic-plot .plot-mark');
  await marks.first().focus();
  await expect(page.locator('.diagnostic-sentence')).toHaveText(/^Cherkin 2016.*standard error 0\.27; p = /);
  await page.keyboard.press('ArrowRight');
  await expect(marks.nth(1)).toBeFocused();
  await expect(page.locator('.diagnostic-sentence')).toHaveText(/^Zgierska 2016/);
  await page.getByText('Numbers', { exact: true }).last().click();
  await expect(page.getByRole('table', { name: 'Effects and standard errors of the studies' })).toBeVisible();
});

test('diagnostics follow the analysis: an undone choice is seen at once', async ({ page }) => {
  await openAnalysis(page, PAIN);
  await openDiagnostics(page, 'Influence');
  const whole = page.getByRole('tabpanel', { name: 'Influence' });
  await expect(whole).toContainText('No study stands out.');
  await page.getByRole('button', { name: /How it is pooled/ }).click();
  await page.getByText('Conservative', { exact: true }).click();
  await page.keyboard.press('Escape');
  // Two studies are left: standard error 0.183, t on one degree of freedom.
  await expect(page.locator('.plot-mark').first()).toContainText('−0.69 (−3.01 to 1.63)');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.plot-mark').first()).toContainText('−0.69 (−1.05 to −0.33)');
});

test('a moderator is refused for three studies, fitted for a reason, and its numbers are there to read', async ({
  page,
}) => {
  await openAnalysis(page, PAIN);
  await openDiagnostics(page, 'Moderators');
  await expect(page.getByText(/3 studies for 1 covariate/)).toBeVisible();
  await page.getByLabel('Reason to go on all the same').fill('teaching');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('group', { name: /^Pain, about 26 weeks by / })).toBeVisible();
  await expect(page.getByText('3 studies; REML, Knapp–Hartung, t(1).')).toBeVisible();
});

test('every subset is pooled when it is asked for', async ({ page }) => {
  await openAnalysis(page, PAIN);
  await openDiagnostics(page, 'Heterogeneity');
  await page.getByRole('button', { name: 'Pool every subset' }).click();
  await expect(page.getByText('4 subsets of two studies or more: all there are.')).toBeVisible();
  await expect(page.getByRole('img', { name: /^All subsets \(GOSH\): Pain/ })).toBeVisible();
});

test('where nothing is pooled, one sentence says so', async ({ page }) => {
  await openAnalysis(page, 'Physical function, about 52 weeks');
  await page.getByRole('tab', { name: 'Diagnostics' }).click();
  await expect(page.getByText('Two studies or more are needed')).toBeVisible();
  await expect(page.getByRole('button', { name: /How it is pooled/ })).toHaveCount(0);
});

test('axe finds nothing in the options and diagnostics, in either theme', async ({ page }) => {
  test.setTimeout(180_000);
  await openAnalysis(page, PAIN);
  await page.getByRole('button', { name: /How it is pooled/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'options');
  await page.keyboard.press('Escape');
  for (const section of SECTIONS) {
    await openDiagnostics(page, section);
    for (const summary of await page.locator('summary').all()) await summary.click();
    if (section === 'Heterogeneity') await page.getByRole('button', { name: 'Pool every subset' }).click();
    await expectNoViolations(page, section);
  }
});
