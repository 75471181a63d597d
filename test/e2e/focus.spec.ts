import { expect, test } from './fixture.ts';

/** Where a key would go now: nowhere if the focus fell back to the page itself. */
const focused = () => {
  const { activeElement: active } = document;
  if (active === null || active === document.body || active === document.documentElement) return 'nothing';
  return `${active.tagName.toLowerCase()} ${active.getAttribute('aria-label') ?? active.textContent.slice(0, 30)}`;
};

test('no action of the registry loses the focus, nor does the Escape after it', async ({ page }) => {
  const palette = page.getByRole('dialog', { name: 'Search actions' });
  const options = palette.getByRole('option');
  await expect(page.getByRole('main', { name: 'Analyses' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(options.first()).toBeVisible();
  const actions = await options.evaluateAll((all) =>
    all.map((option) => ({
      title: option.querySelector('span')?.textContent ?? '',
      letter: /^G then (.)$/u.exec(option.querySelector('.key')?.textContent ?? '')?.[1] ?? null,
    })),
  );
  expect(actions.length).toBeGreaterThan(25);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  /** From the palette. A dialog may come a moment after the action that asked for it, so what stands in the way is left first. */
  const choose = async (title: string): Promise<void> => {
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(options.first())
        .toBeVisible({ timeout: 1000 })
        .catch(async (error: unknown) => {
          await page.keyboard.press('Escape');
          throw error;
        });
    }).toPass({ intervals: [0] });
    await options.filter({ has: page.getByText(title, { exact: true }) }).click();
    await expect(palette).toBeHidden();
  };

  for (const { title, letter } of actions) {
    if (letter === null) await choose(title);
    else {
      await page.keyboard.press('g');
      await page.keyboard.press(letter.toLowerCase());
      await expect(page.getByRole('main', { name: title.replace(/^Go to /u, '') })).toBeFocused();
    }
    await expect.poll(() => page.evaluate(focused), `after “${title}”`).not.toBe('nothing');
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(focused), `after “${title}” and Escape`).not.toBe('nothing');
  }
});
