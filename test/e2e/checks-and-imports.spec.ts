import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { openScreen, valueCell } from './screens.ts';

const CARD = '.check-card';

test('an impossible number is stored, blocked, listed first, and mended or annotated', async ({ page }) => {
  test.setTimeout(90_000);
  await openScreen(page, 'Extraction');
  const high = valueCell(page, '-1.11');
  await high.click();
  await page.keyboard.type('-9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /1 blocked/u })).toBeVisible();
  await page.getByRole('button', { name: /1 blocked/u }).click();

  const first = page.getByRole('listitem').first();
  await expect(first).toContainText('Interval does not hold its estimate');
  await expect(first).toContainText('Cherkin 2016');
  await expect(first).toContainText('Pain, about 26 weeks');
  await expectNoViolations(page, 'checks');

  // Suspicious ones can be set aside with a note, and opened again.
  const suspicious = page.getByRole('listitem').filter({ hasText: 'Skew' }).first();
  await suspicious.getByRole('button', { name: 'Set aside…' }).click();
  await page.getByRole('dialog').getByLabel('Note').fill('a score of a bounded scale');
  await page.keyboard.press('Tab');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('radio', { name: /Set aside/u }).click();
  const setAside = page.locator(CARD).filter({ hasText: 'a score of a bounded scale' });
  await setAside.getByRole('button', { name: 'Open it again' }).click();
  await expect(setAside).toHaveCount(0);

  await openScreen(page, 'Extraction');
  await valueCell(page, '-9').click();
  const panel = page.getByRole('complementary', { name: /./u }).filter({ has: page.locator(CARD) });
  await expect(panel).toContainText('Interval does not hold its estimate');
  await panel.getByRole('button', { name: 'It is really printed…' }).click();
  await page.getByRole('dialog').getByLabel('Note').fill('the table prints it so');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(panel).toContainText('Unusable as printed');
  await expect(page.getByRole('button', { name: /blocked/u })).toHaveCount(0);
});

const RIS = `TY  - JOUR
AU  - Cherkin, Daniel C
TI  - Effect of mindfulness-based stress reduction on back pain
PY  - 2016
DO  - 10.1001/jama.2016.2323
ER  - 
TY  - JOUR
AU  - Walker, Ann
TI  - <img src=x onerror=alert(1)> A randomised trial of walking for low back pain
PY  - 2021
ER  - 
TY  - JOUR
AU  - Nameless, B
ER  - `;

test('references come in once, each error with its record; a table of results comes in whole', async ({ page }) => {
  test.setTimeout(90_000);
  await openScreen(page, 'Studies');
  await page.getByRole('main').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByLabel('Or paste the text here').fill(RIS);
  await page.getByRole('button', { name: 'Read the text' }).click();
  await expect(page.getByText('1 record cannot be read')).toBeVisible();
  await expect(page.getByText(/Is there: Cherkin 2016/u)).toBeVisible();
  await expectNoViolations(page, 'references');
  await page.getByRole('button', { name: /^Add [12] references?$/u }).click();
  await expect(page.getByRole('main', { name: 'Studies' })).toBeVisible();
  await expect(page.getByText('Walker 2021').first()).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('radio', { name: 'Table of results' }).click();
  await page
    .getByLabel('Or paste the text here')
    .fill('study,n1i,m1i,sd1i,n2i,m2i,sd2i\nRuiz 2022,50,4.1,2.0,48,5.0,2.1\nKim 2019,33,four,2.2,30,5.1,2.3\n');
  await page.getByRole('button', { name: 'Read the text' }).click();
  await page.getByLabel('Outcome of all rows').fill('Pain');
  await expect(page.getByText(/^Row 3, m1i: /u)).toBeVisible();
  await expectNoViolations(page, 'table');
  await page.getByRole('button', { name: 'Leave out 1 row and add 2 rows' }).click();
  await expect(page.getByRole('main', { name: 'Extraction' })).toBeVisible();
  const rows = page.getByRole('grid').getByText('Ruiz 2022');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(0);
});
