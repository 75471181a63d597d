import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { createBrowserPrinter } from '../../electron/host/print-with-browser.ts';
import { reportHtml, summaryHtml } from '../../report/write/html.tsx';
import { printPdf } from '../../report/write/pdf.ts';
import { manyStudies } from './analyses.ts';
import { review } from './review.ts';

const A4 = [595, 842] as const;
const LETTER = [612, 792] as const;

/** What a reader's program finds in a PDF. */
type Reading = Readonly<{
  pages: readonly Readonly<{ text: string; width: number; height: number }>[];
  text: string;
  language: string | undefined;
  title: unknown;
  isTagged: boolean;
  outline: readonly string[];
}>;

describe.skipIf(findBrowser() === undefined)('PDF of a report', () => {
  const printer = createBrowserPrinter();
  let report: Reading;
  let letter: Reading;
  beforeAll(async () => {
    const long = { ...review, analyses: [...review.analyses, manyStudies(60)] };
    report = await read(await printPdf(reportHtml(long), printer.print));
    letter = await read(await printPdf(summaryHtml(review, { paper: 'Letter' }), printer.print));
  }, 60_000);
  afterAll(() => printer.close());

  it('holds the numbers as text', () => {
    for (const number of ['−0.67', '−1.04 to −0.30', '−0.62', '56.5%', '−0.89', '0.81', '3 of 7 eligible studies']) {
      expect(report.text).toContain(number);
    }
    expect(report.text).toContain('tau² 0.00');
  });

  it('is tagged, with language, title and an outline of its parts', () => {
    expect(report.isTagged).toBe(true);
    expect(report.language).toBe('en-GB');
    expect(report.title).toBe('Mindfulness for chronic low back pain');
    expect(report.outline).toContain('Summary of findings: Mindfulness for chronic low back pain');
    expect(report.outline).toContain('Appendix: how each number was made');
  });

  it('turns the pages of wide tables and numbers every page', () => {
    const turned = report.pages.filter((page) => page.width > page.height);
    expect(turned.length).toBeGreaterThanOrEqual(2);
    expect(turned[0]?.text).toContain('Summary of findings');
    report.pages.forEach((page, index) => {
      expect(page.text).toContain(`${index + 1} / ${report.pages.length}`);
      expect(Math.round(Math.min(page.width, page.height))).toBe(A4[0]);
      expect(Math.round(Math.max(page.width, page.height))).toBe(A4[1]);
    });
  });

  it('prints each part of a long plot whole on its page', () => {
    const pages = report.pages.filter((page) => /Part \d of 2/u.test(page.text));
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page.text).toContain('Favours Intervention');
  });

  it('comes on Letter as well', () => {
    expect(letter.pages.length).toBeLessThanOrEqual(2);
    for (const page of letter.pages)
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([LETTER[1], LETTER[0]]);
    expect(letter.text.replace(/\s+/gu, ' ')).toContain('MD 0.67 points lower (1.04 lower to 0.30 lower)');
  });
});

async function read(bytes: Uint8Array): Promise<Reading> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 });
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    pages.push({ text, width, height });
  }
  const { info } = await document.getMetadata();
  const outline = (await document.getOutline()) as
    readonly { title: string; items: readonly { title: string }[] }[] | null;
  const markInfo = await document.getMarkInfo();
  return {
    pages,
    text: pages.map((page) => page.text).join('\n'),
    language: (info as { Language?: string }).Language,
    title: (info as { Title?: unknown }).Title,
    isTagged: markInfo?.['Marked'] === true,
    outline: flatten(outline ?? []),
  };
}

function flatten(entries: readonly { title: string; items: readonly { title: string }[] }[]): readonly string[] {
  return entries.flatMap(({ title, items }) => [title, ...flatten(items as typeof entries)]);
}
