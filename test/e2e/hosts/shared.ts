import { test as base, expect, type Page } from '@playwright/test';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBundledReview } from '../../../api/procedures/make-review.ts';
import type { SharedFixtures } from './types.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

/** Messages of a page that fail a test: errors, whatever the content security policy says, and exceptions. */
const isProblem = (type: string, text: string) =>
  type === 'error' || /content security policy|trusted type/i.test(text);

/** What is the same for every host: the files of a test, and an eye on the console of its pages. */
export const shared = base.extend<SharedFixtures, { bundledReview: string }>({
  bundledReview: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'grove-review-'));
      const path = join(folder, 'mindfulness.grove');
      makeBundledReview(path, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
      await give(path);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],

  files: async ({ bundledReview }, give) => {
    const folder = await mkdtemp(join(tmpdir(), 'grove-test-'));
    const project = join(folder, 'mindfulness.grove');
    await copyFile(bundledReview, project);
    await give({ folder, project });
    await rm(folder, { recursive: true, force: true });
  },

  // A test has Grove's own files to itself: recent files, where windows stood, the log.
  environment: async ({ files }, give) => {
    const known = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
    await give({ ...Object.fromEntries(known), GROVE_DATA: join(files.folder, 'data') });
  },

  watch: async ({}, give) => {
    const problems: string[] = [];
    await give((page) => {
      page.on('console', (message) => {
        if (isProblem(message.type(), message.text())) problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
    });
    expect(problems, 'messages in the console of the page').toEqual([]);
  },
});

/** One more window on the review, as a reviewer asks for it. */
export async function askForWindow(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  const palette = page.getByRole('dialog', { name: 'Search actions' });
  await palette.getByRole('searchbox').or(palette.getByRole('textbox')).fill('New window');
  await palette.getByRole('option', { name: 'New window on this review' }).click();
}
