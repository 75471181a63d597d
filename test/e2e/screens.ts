import { expect, type Page } from '@playwright/test';

/** Every entry of the rail, in its order. */
export const SCREENS = [
  'Protocol',
  'Studies',
  'Extraction',
  'Risk of bias',
  'Analyses',
  'Certainty',
  'Findings',
  'Report',
  'History',
] as const;

export type ScreenName = (typeof SCREENS)[number];

/** Goes to a screen by its entry in the rail and waits for its heading. */
export async function openScreen(page: Page, name: ScreenName): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens of the review' }).getByRole('link', { name }).click();
  await expect(page.getByRole('main', { name })).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

/** Opens an analysis by its title. */
export async function openAnalysis(page: Page, title: string): Promise<void> {
  await openScreen(page, 'Analyses');
  await page
    .getByRole('navigation', { name: 'List of analyses' })
    .getByRole('link')
    .filter({ has: page.getByText(title, { exact: true }) })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
}

/** The row of a forest plot that shows a study. */
export const plotRow = (page: Page, study: string) => page.locator('.forest-row').filter({ hasText: study });

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The first cell of the extraction that shows exactly this text; its name says column, study and arm before it. */
export const valueCell = (page: Page, text: string) =>
  page
    .getByRole('grid', { name: 'Extracted values' })
    .getByRole('gridcell', { name: new RegExp(`: ${literally(text)}(?:,|$)`, 'u') })
    .first();
