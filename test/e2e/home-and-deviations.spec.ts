import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { expectNoViolations } from './axe.ts';

test('a change after extraction shows what it does, asks why, is kept as a deviation, and is one step back', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await expect(page.getByRole('main', { name: 'Analyses' })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/protocol/outcomes'));
  const small = page.getByRole('textbox', { name: 'Small', exact: true });
  await small.fill('1.5');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What this change does' });
  await expect(dialog.getByRole('heading', { name: /analyses read differently/ })).toBeVisible();
  await expect(dialog.getByText(/small important effect −1\.5/).first()).toBeVisible();
  await expectNoViolations(page, 'what a change does');
  await expect(dialog.getByRole('button', { name: 'Make the change' })).toBeDisabled();

  // Leaving it changes nothing.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(small).toHaveValue('1');

  await small.fill('1.5');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Asked for by the panel');
  await dialog.getByRole('button', { name: 'Make the change' }).click();
  await expect(small).toHaveValue('1.5');
  await page.getByRole('link', { name: /^Deviations/ }).click();
  await expect(page.getByRole('row', { name: /Asked for by the panel.*Deviation, results known/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No deviations: the protocol')).toBeVisible();
});

test('home lists reviews, makes a new one from three fields, and the flow and the tour hold up', async ({
  page,
  files,
}) => {
  test.setTimeout(120_000);
  await expect(page.getByRole('main', { name: 'Analyses' })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/studies/flow'));
  await page.getByRole('textbox', { name: 'Records screened' }).fill('800');
  await page.getByRole('textbox', { name: 'Reports assessed' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Correct a count, or a study’s status or reports')).toBeVisible();
  await expectNoViolations(page, 'flow');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('tour');
  await page.keyboard.press('Enter');
  for (const step of [1, 2, 3, 4, 5]) {
    const card = page.getByRole('complementary', { name: `Tour, step ${step} of 5` });
    await expect(card).toBeFocused();
    if (step === 5) await page.keyboard.press('Escape');
    else await card.getByRole('button', { name: 'Next' }).press('Enter');
  }
  await expect(page.getByRole('complementary', { name: /^Tour/ })).toBeHidden();

  await page.keyboard.press('Control+0');
  await expect(page.getByRole('row', { name: /chronic low back pain.*open in this window.*13.*2691/u })).toBeVisible();
  await expectNoViolations(page, 'home');
  await page.getByRole('button', { name: 'New review…' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Mirror therapy');
  await page.getByRole('textbox', { name: 'First outcome' }).fill('Pain');
  await page.getByRole('button', { name: 'Choose where to keep it…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Keep the review as' });
  await expect(chooser.getByRole('textbox', { name: 'File name' })).toHaveValue('mirror-therapy.grove');
  await chooser.getByRole('textbox', { name: 'File name' }).fill(join(files.folder, 'mirror-therapy.grove'));
  await chooser.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('main', { name: 'Protocol' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Title of the review' })).toHaveValue('Mirror therapy');
});
