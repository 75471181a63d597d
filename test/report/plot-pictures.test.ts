import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { reportHtml } from '../../report/write/html.tsx';
import { plotsOf } from '../../report/write/plots.tsx';
import { pngFile } from '../../report/write/png.ts';
import { svgFile, svgMarkup } from '../../report/write/svg.tsx';
import { bundledInput } from './bundled-input.ts';
import { manyStudies } from './analyses.ts';

const DPI = 192;

/** Ink of one label in the browser's drawing and in ours: shares of dark pixels in the same box. */
type Label = Readonly<{ text: string; browser: number; ours: number }>;

describe.skipIf(findBrowser() === undefined)('pictures of plots', () => {
  const input = bundledInput();
  const plots = [
    ...plotsOf(input),
    ...plotsOf({ ...input, analyses: [manyStudies(40, 'log')], diagnostics: [], biasBars: [] }).slice(1),
  ];
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...QUIET_FLAGS, ...sandboxFlags()] });
  });
  afterAll(() => browser.close());

  it('hold every label that a browser draws, in its place', async () => {
    const page = await browser.newPage({ deviceScaleFactor: DPI / 96 });
    for (const plot of plots) {
      await page.setContent(
        `<style>body{margin:0}svg{display:block}</style>${svgFile(plot.element).replace(/^<\?xml.*\n/u, '')}`,
      );
      await page.evaluate(() => document.fonts.ready.then(() => true));
      const shot = await page.locator('svg').first().screenshot({ type: 'png' });
      const ours = pngFile(svgMarkup(plot.element), DPI);
      const labels = await page.evaluate(inkOfLabels, {
        browser: shot.toString('base64'),
        ours: Buffer.from(ours).toString('base64'),
        scale: DPI / 96,
      });
      expect(labels.length, plot.name).toBeGreaterThan(0);
      for (const label of labels) {
        expect(label.browser, `${plot.name}: ${label.text} in the browser`).toBeGreaterThan(0.02);
        expect(label.ours / label.browser, `${plot.name}: ${label.text}`).toBeGreaterThan(0.6);
        expect(label.ours / label.browser, `${plot.name}: ${label.text}`).toBeLessThan(1.6);
      }
    }
    await page.close();
  }, 120_000);

  it('state their resolution, and are the same bytes twice', () => {
    const [, plot] = plots;
    const svg = svgMarkup(plot!.element);
    const png = Buffer.from(pngFile(svg, 300));
    expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
    const width = Number(/ width="([\d.]+)"/u.exec(svg)?.[1]);
    expect(Math.abs(png.readUInt32BE(16) - (width * 300) / 96)).toBeLessThanOrEqual(1);
    const at = png.indexOf('pHYs');
    expect(png.readUInt32BE(at + 4)).toBe(Math.round(300 / 0.0254));
    expect(Buffer.compare(png, Buffer.from(pngFile(svg, 300)))).toBe(0);
  });

  it('stay readable without colour: what differs in meaning differs in shape', () => {
    const grey = (svg: string): string => svg.replaceAll(/ (?:fill|stroke|color)="(?!none)[^"]*"/gu, '');
    const [, forest] = plots;
    const shapes = grey(svgMarkup(forest!.element));
    expect(shapes).toContain('class="forest-box"');
    expect(shapes).toMatch(/class="forest-pooled"[^>]*><polygon/u);
    expect(shapes).toContain('stroke-dasharray="4 3"');
    for (const plot of plots.filter(({ name }) => name.startsWith('risk-of-bias-') && !name.includes('summary'))) {
      const marks = new Map<string, Set<string>>();
      for (const [, name = '', drawing = ''] of grey(svgMarkup(plot.element)).matchAll(
        /<g[^>]*data-level="([^"]+)"[^>]*>([\s\S]*?)<\/g>/gu,
      )) {
        const shape = drawing.replaceAll(/ (?:x|y|cx|cy|transform|d|x1|x2|y1|y2)="[^"]*"/gu, '');
        marks.set(name, (marks.get(name) ?? new Set()).add(shape));
      }
      const drawings = [...marks.values()].map((set) => [...set].join());
      expect(new Set(drawings).size).toBe(marks.size);
    }
  });

  it('leave axe nothing to say about the web page of the report', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // Every kind of part and table, but not fifty of each.
    const short = {
      ...input,
      receipts: input.receipts.slice(0, 3),
      judgementHistory: input.judgementHistory.slice(0, 10),
    };
    await page.setContent(reportHtml(short), { waitUntil: 'load' });
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)).toEqual([]);

    // On a telephone wide tables move within their own frames; the page as a whole does not.
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.evaluate(wordsOutOfSight, 220)).toEqual([]);
    const onPhone = await new AxeBuilder({ page: page as never })
      .setLegacyMode(true)
      .withRules(['scrollable-region-focusable', 'meta-viewport'])
      .analyze();
    expect(onPhone.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)).toEqual([]);
    await context.close();
  }, 180_000);
});

/** In the page: moves every frame sideways; gives the captions, notes and row names that were moved out of it. */
function wordsOutOfSight(by: number): string[] {
  return [...document.querySelectorAll('.sideways')].flatMap((frame) => {
    frame.scrollLeft = by;
    const left = frame.getBoundingClientRect().left;
    return [...frame.querySelectorAll('caption, .footnotes, .sof-table tbody > tr > th:first-child, h3')]
      .filter((words) => words.checkVisibility() && words.getBoundingClientRect().left < left - 1)
      .map((words) => (words.textContent ?? '').slice(0, 60));
  });
}

/** In the page: draws both pictures and compares the ink inside the box of each text element. */
async function inkOfLabels({
  browser,
  ours,
  scale,
}: Readonly<{ browser: string; ours: string; scale: number }>): Promise<Label[]> {
  const pixelsOf = async (base64: string): Promise<ImageData> => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [theirs, own] = await Promise.all([pixelsOf(browser), pixelsOf(ours)]);
  const svg = document.querySelector('svg')!.getBoundingClientRect();
  const ink = (pixels: ImageData, box: DOMRect): number => {
    let dark = 0;
    let all = 0;
    for (
      let y = Math.max(0, Math.floor((box.top - svg.top) * scale));
      y < Math.min(pixels.height, Math.ceil((box.bottom - svg.top) * scale));
      y += 1
    ) {
      for (
        let x = Math.max(0, Math.floor((box.left - svg.left) * scale));
        x < Math.min(pixels.width, Math.ceil((box.right - svg.left) * scale));
        x += 1
      ) {
        const at = (y * pixels.width + x) * 4;
        const lightness = (pixels.data[at]! + pixels.data[at + 1]! + pixels.data[at + 2]!) / 3;
        dark += (255 - lightness) / 255;
        all += 1;
      }
    }
    return all === 0 ? 0 : dark / all;
  };
  return [...document.querySelectorAll('svg text')]
    .filter((text) => (text.textContent ?? '').trim() !== '')
    .map((text) => {
      const box = text.getBoundingClientRect();
      return { text: text.textContent ?? '', browser: ink(theirs, box), ours: ink(own, box) };
    });
}
