import type { Locator, Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNewReview } from '../../api/procedures/new-review.ts';
import { expect, test as base } from './fixture.ts';
import { expectNoViolations } from './axe.ts';

/** A review of three fields, as Home makes it. */
const test = base.extend<object, { bundledReview: string }>({
  bundledReview: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'grove-new-'));
      const path = join(folder, 'new.grove');
      const start = { title: 'Mirror therapy', question: '', outcome: 'Pain', kind: 'continuous' } as const;
      makeNewReview(path, start, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
      await give(path);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

const MOST_TABS = 60;

/** Presses Tab until something has the focus: the way to it that needs no pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} was not reached in ${MOST_TABS} presses of Tab.`);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

/** The sections are one stop of Tab; the arrows go from one to the next. */
async function section(page: Page, name: string): Promise<void> {
  const links = page.getByRole('navigation', { name: 'Sections of the protocol' }).getByRole('link');
  await tabTo(page, links.and(page.locator('[aria-current="true"]')));
  const titles = await links.allTextContents();
  const steps = titles.findIndex((title) => title.startsWith(name)) - (await currentOf(links));
  for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  await expect(links.filter({ hasText: name })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

async function currentOf(links: Locator): Promise<number> {
  const current = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-current')));
  return current.indexOf('true');
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: field, exact: true }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function addIntervention(page: Page, name: string, className: string): Promise<void> {
  await press(page, 'Add intervention');
  await page.keyboard.type(name);
  await tabTo(page, page.getByRole('combobox', { name: 'Class', exact: true }));
  await page.keyboard.type(className);
  await press(page, 'Add');
  await expect(page.getByRole('textbox', { name: `Name of ${name}` })).toHaveValue(name);
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: new RegExp(`^${label}`, 'u') }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: label })).toBeVisible();
  await page.keyboard.type(option.slice(0, 3));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: option })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
}

async function addStudy(page: Page, label: string, n: readonly [string, string]): Promise<void> {
  await press(page, 'Add study');
  await page.keyboard.type(label);
  for (const [index, intervention] of ['Mirror therapy', 'Usual care'].entries()) {
    await tabTo(page, page.getByRole('button', { name: new RegExp(`Intervention of arm ${index + 1}`, 'u') }));
    await page.keyboard.type(intervention.slice(0, 3));
    await type(page, `Randomised to arm ${index + 1}`, n[index] ?? '');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: label })).toBeVisible();
}

test('a small protocol and two studies, by keyboard alone; axe finds nothing on the way', async ({ page }) => {
  test.setTimeout(180_000);
  await expect(page.getByRole('main', { name: 'Protocol' })).toBeVisible();
  await type(page, 'Review question', 'Does it reduce phantom limb pain?');
  await page.keyboard.press('Tab');
  // Storing one field must not take the focus from the next, which a word is typed into at once.
  await page.keyboard.type('Adults after amputation');
  await expect(page.getByRole('textbox', { name: 'Population' })).toHaveValue('Adults after amputation');
  await expect(page.getByRole('textbox', { name: 'Review question' })).toHaveValue('Does it reduce phantom limb pain?');

  await section(page, 'Interventions');
  await addIntervention(page, 'Mirror therapy', 'rehabilitation');
  await addIntervention(page, 'Usual care', 'inactive control');

  await section(page, 'Comparisons');
  await press(page, 'Add comparison');
  await choose(page, 'Intervention side', 'Mirror therapy');
  await choose(page, 'Comparator side', 'Usual care');
  await press(page, 'Add');
  await expect(page.getByRole('group', { name: 'Mirror therapy compared with usual care' })).toBeVisible();

  await section(page, 'Outcomes');
  await type(page, 'Importance', '9');
  await type(page, 'Small', '1,5');
  await type(page, 'Moderate', 'two');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“two” is not a number')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Moderate' })).toHaveValue('');
  await expect(page.getByRole('row', { name: /Pain.*9, critical.*1\.5/u })).toBeVisible();
  await expectNoViolations(page, 'outcomes');

  await section(page, 'Analysis plan');
  await press(page, 'Plan an analysis');
  await expectNoViolations(page, 'planning an analysis');
  await press(page, 'Add');
  await expect(page.getByRole('textbox', { name: 'Title of Pain, any follow-up' })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('main', { name: 'Studies' })).toBeVisible();
  await expectNoViolations(page, 'studies, empty');
  await addStudy(page, 'Smith 2019', ['40', '41']);
  await addStudy(page, 'Jones 2021', ['25', '24']);
  await expect(page.getByRole('row', { name: /Jones 2021 .*Included 2 49/u })).toBeVisible();

  // Two studies marked and excluded together, taken back as one step.
  await tabTo(page, page.locator('.row-button[tabindex="0"]'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText('2 studies selected')).toBeVisible();
  await press(page, 'Set status…');
  await tabTo(page, page.getByRole('dialog').getByRole('combobox', { name: 'Reason' }));
  await page.keyboard.type('Wrong population');
  await expectNoViolations(page, 'setting a status');
  await press(page, 'Set');
  await expect(page.getByRole('radio', { name: 'Excluded 2' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('radio', { name: 'Included 2' })).toBeVisible();

  await page.keyboard.press('Control+9');
  await expect(page.getByRole('listitem').filter({ hasText: 'Set 2 studies to excluded' }).first()).toBeVisible();
});
