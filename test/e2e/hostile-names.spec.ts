import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { expect, test as base } from './fixture.ts';
import { openAnalysis, openScreen, plotRow, SCREENS } from './screens.ts';

const NAME = '<img src=x onerror="document.title=\'owned\'"> & "Ünïcode" \u202e2016';
const LONG = `Long ${'<b>name</b> '.repeat(900)}end`;
const ARM = '🧘🏽‍♀️ مجموعة التأمل </script><script>document.title="owned"</script>';
const QUOTE = `Before\u0000after ${NAME}`;
const LINK = 'javascript:document.title="owned"';
const DOI = '10.1000/"onmouseover="document.title=\'owned\'" x="';

/** The bundled review with studies, arms, quotes, links and identifiers that must never run, break out or cut text short. */
const test = base.extend<object, { bundledReview: string }>({
  bundledReview: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'grove-hostile-'));
      const path = join(folder, 'hostile.grove');
      const options = { actor: NAME, now: () => new Date('2026-01-05T09:00:00Z') };
      const records = bundledReview();
      const hostile = new Set(records.study.filter(({ label }) => label.startsWith('Cherkin')).map(({ id }) => id));
      const long = records.study.find(({ label }) => label.startsWith('Day'))?.id;
      const db = createProject(path, options);
      insertReview(
        db,
        {
          ...records,
          study: records.study.map((study) =>
            hostile.has(study.id) ? { ...study, label: NAME } : study.id === long ? { ...study, label: LONG } : study,
          ),
          arm: records.arm.map((arm) => (hostile.has(arm.studyId) ? { ...arm, label: ARM } : arm)),
          report: records.report.map((report) => ({ ...report, doi: DOI })),
          source: records.source.map((source) => ({ ...source, quote: QUOTE, url: LINK })),
          review: records.review.map((review) => ({ ...review, title: NAME, question: ARM })),
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

test('what looks like markup, a script or a link is shown as text on every screen', async ({ page }) => {
  await openScreen(page, 'Studies');
  await page.getByRole('searchbox', { name: 'Search studies' }).fill('onerror');
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: NAME })).toBeVisible();
  await openScreen(page, 'Extraction');
  await expect(page.getByRole('rowheader', { name: NAME }).first()).toBeAttached();
  await openAnalysis(page, 'Pain, about 26 weeks');
  await plotRow(page, '<img').click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: NAME })).toBeVisible();
  const quote = page.getByRole('complementary').locator('blockquote').first();
  await expect(quote).toContainText(NAME);
  // What stands after a NUL is not cut off.
  await expect(quote).toContainText('after');
  for (const screen of SCREENS) {
    await openScreen(page, screen);
    await expect(page.locator('main img[src="x"]')).toHaveCount(0);
    await expect(page.locator('main script, main [onerror], main [onmouseover]')).toHaveCount(0);
    for (const link of await page
      .locator(':is(a, area)[href]')
      .evaluateAll((links) => links.map((a) => a.getAttribute('href'))))
      expect(link).not.toMatch(/^\s*javascript:document/i);
  }
  expect(await page.title()).not.toContain('owned');
  await expect(page.locator('html')).not.toHaveAttribute('dir', 'rtl');
});
