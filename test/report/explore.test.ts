import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import type { AbsoluteEffectRow } from '../../engine/review/derived.ts';
import type { ReportInput } from '../../report/components/report-input.ts';
import { reportHtml } from '../../report/write/html.tsx';
import { review } from './review.ts';

/** An effect as the engine gives it, of a risk ratio of a half. */
function halved(risk: number): AbsoluteEffectRow['effect'] {
  const [comparator, estimate] = [1000 * risk, 500 * risk];
  return {
    state: 'estimated',
    comparator,
    intervention: { estimate, low: estimate / 2, high: estimate * 1.5 },
    difference: { estimate: estimate - comparator, low: estimate / 2 - comparator, high: estimate * 1.5 - comparator },
    numberNeededToTreat: null,
    comparatorText: '',
    interventionText: '',
    differenceText: '',
    magnitude: null,
  };
}

const RISKS = [0.1, 0.2, 0.4];
const [comparison] = review.summaryOfFindings.comparisons;
const ratioRow = comparison!.rows.find(({ relative }) => relative !== null)!;
const HOSTILE = '</script><script>document.title = "run"</script>';
const input: ReportInput = {
  ...review,
  summaryOfFindings: {
    ...review.summaryOfFindings,
    comparisons: [
      {
        ...comparison!,
        intervention: HOSTILE,
        rows: [
          {
            ...ratioRow,
            numbersSentence: 'Risk ratio 0.50.',
            absolute: [
              {
                baselineRiskId: null,
                label: 'trials',
                timeText: null,
                source: 'trials',
                isReference: true,
                per: 1000,
                baselineRisk: 0.2,
                effect: halved(0.2),
                otherProposal: null,
              },
            ],
          },
        ],
      },
    ],
  },
  explored: [{ findingId: ratioRow.findingId, effects: RISKS.map((risk) => ({ risk, effect: halved(risk) })) }],
};

describe.skipIf(findBrowser() === undefined)('the findings to explore in a web page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...QUIET_FLAGS, ...sandboxFlags()] });
  });
  afterAll(() => browser.close());

  it('says other baseline risks, out of 100 or 1000, in words or numbers, and runs no other script', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.setContent(reportHtml(input), { waitUntil: 'load' });
    const place = page.locator('.explore-risks');
    const said = () => place.locator('[data-text]').allTextContents();
    expect(await said()).toEqual(['20 in 100', '20 in 100', '10 in 100', 'between 5.0 and 15', '10 fewer in 100']);
    await place.locator('input').fill('2');
    expect(await said()).toEqual(['40 in 100', '40 in 100', '20 in 100', 'between 10 and 30', '20 fewer in 100']);
    expect(await place.locator('[data-side="1"] circle[fill="var(--accent)"]').count()).toBe(20);
    await page.getByLabel('1000 people').check();
    expect((await said()).at(-1)).toBe('200 fewer in 1000');
    await expect(page.locator('[data-words="numbers"]').isVisible()).resolves.toBe(false);
    await page.getByRole('radio', { name: 'numbers' }).check();
    await expect(page.locator('[data-words="numbers"]').isVisible()).resolves.toBe(true);
    expect(await page.title()).toBe(review.title);
    // The names in the page hold a script of their own: the policy says so and refuses it, or it was never one.
    expect(problems.filter((problem) => !problem.includes('Content Security Policy'))).toEqual([]);
    await page.close();
  }, 60_000);

  it('can be read without any script, and is left off paper', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(reportHtml(input), { waitUntil: 'load' });
    expect(await page.locator('.explore-slider').isVisible()).toBe(false);
    expect(await page.locator('.explore-risks').innerText()).toContain('10 fewer in 100');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#explore').isVisible()).toBe(false);
    expect(reportHtml(input, { medium: 'paper' })).not.toContain('id="explore"');
    await context.close();
  }, 60_000);
});
