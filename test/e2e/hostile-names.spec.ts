import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { expect, test as base } from './fixture.ts';
import { openAnalysis, openScreen, plotRow } from './screens.ts';

const NAME = '<img src=x onerror="document.title=\'owned\'"> & "Ünïcode" \u202e2016';

/** The bundled review with one study, its arms and its quotes renamed to what must never run. */
const test = base.extend<object, { bundledReview: string }>({
  bundledReview: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'grove-hostile-'));
      const path = join(folder, 'hostile.grove');
      const options = { actor: NAME, now: () => new Date('2026-01-05T09:00:00Z') };
      const records = bundledReview();
      const hostile = new Set(records.study.filter(({ label }) => label.startsWith('Cherkin')).map(({ id }) => id));
      const db = createProject(path, options);
      insertReview(
        db,
        {
          ...records,
          study: records.study.map((study) => (hostile.has(study.id) ? { ...study, label: NAME } : study)),
          arm: records.arm.map((arm) => (hostile.has(arm.studyId) ? { ...arm, label: NAME } : arm)),
          source: records.source.map((source) => ({ ...source, quote: NAME })),
        },
        options,
      );
      closeProject(db);
      await give(path);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test('names that look like markup are shown as text on every screen', async ({ page }) => {
  await openScreen(page, 'Studies');
  await page.getByRole('searchbox', { name: 'Search studies' }).fill('onerror');
  await expect(page.getByRole('heading', { level: 2, name: NAME })).toBeVisible();
  await openScreen(page, 'Extraction');
  await expect(page.getByRole('rowheader', { name: NAME }).first()).toBeAttached();
  await openAnalysis(page, 'Pain, about 26 weeks');
  await plotRow(page, '<img').click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: NAME })).toBeVisible();
  await expect(page.getByRole('complementary').locator('blockquote').first()).toHaveText(NAME);
  await openScreen(page, 'Findings');
  await openScreen(page, 'History');
  await expect(page.locator('main img')).toHaveCount(0);
  expect(await page.title()).not.toContain('owned');
});
