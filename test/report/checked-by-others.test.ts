import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { createBrowserPrinter } from '../../electron/host/print-with-browser.ts';
import { reportHtml } from '../../report/write/html.tsx';
import { printPdf } from '../../report/write/pdf.ts';
import { plotsOf } from '../../report/write/plots.tsx';
import { plotPageHtml } from '../../report/write/svg.tsx';
import { bundledInput } from './bundled-input.ts';
import { hasPoppler, hasQpdf } from './tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Programs of others read the PDF; what they say is what a journal's or a library's program would say. */
describe.skipIf(findBrowser() === undefined)('PDF read by other programs', () => {
  const printer = createBrowserPrinter();
  const input = bundledInput();
  const names = ['report-A4.pdf', 'report-Letter.pdf', 'plot.pdf'];
  const bytes = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const [, plot] = plotsOf(input);
    const pages = {
      'report-A4.pdf': reportHtml(input, { paper: 'A4', medium: 'paper' }),
      'report-Letter.pdf': reportHtml(input, { paper: 'Letter', medium: 'paper', preset: 'cochrane' }),
      'plot.pdf': plot === undefined ? '' : plotPageHtml(plot, input.language),
    };
    for (const [name, html] of Object.entries(pages)) {
      bytes.set(name, await printPdf(html, printer.print));
      writeFileSync(join(folder, name), bytes.get(name) ?? '');
    }
  }, 90_000);
  afterAll(() => printer.close());

  const run = (command: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return `${stdout}${stderr}`;
  };

  it.skipIf(!hasPoppler).each(names)('pdfinfo finds %s tagged and titled', (name) => {
    const info = run('pdfinfo', join(folder, name));
    expect(info).toMatch(/^Tagged: +yes$/mu);
    expect(info).toMatch(/^Title: +\S/mu);
  });

  it.skipIf(!hasPoppler).each(names)('pdffonts finds in %s the bundled font alone, embedded and readable', (name) => {
    const rows = run('pdffonts', join(folder, name)).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      // No drawings of glyphs (Type 3), and no font of the system for a sign that the bundled one lacks.
      expect(row).toMatch(/^[A-Z]{6}\+Inter-(?:Regular|SemiBold) +CID TrueType +Identity-H +yes yes yes +\d+ +\d+$/u);
    }
  });

  it.skipIf(!hasQpdf).each(names)(
    'qpdf finds no fault in %s',
    (name) => {
      expect(run('qpdf', '--check', join(folder, name))).toContain('No syntax or stream encoding errors found');
    },
    60_000,
  );

  it('two prints differ in nothing but their dates', async () => {
    const again = await printPdf(reportHtml(input, { paper: 'A4', medium: 'paper' }), printer.print);
    expect(withoutDates(again)).toBe(withoutDates(bytes.get('report-A4.pdf') ?? again));
  }, 60_000);

  it.skipIf(!hasPoppler)(
    'keeps each note of the Summary of Findings on the page of the rows that refer to it',
    () => {
      const pages = run('pdftotext', '-layout', join(folder, 'report-A4.pdf'), '-').split('\f');
      const notes = input.summaryOfFindings.footnotes.map((note) => note.replace(/\s+/gu, ' ').slice(0, 60));
      const first = pages.findIndex((page) => page.includes('Summary of findings:') && page.includes('What happens'));
      const isAfter = (page: string): boolean =>
        (page.includes('Flow of studies') && page.includes('Records identified')) ||
        page.includes('Smallest important difference');
      const last = pages.findIndex((page, index) => index > first && isAfter(page));
      const tables = pages.slice(first, last).map((page) => page.replace(/\s+/gu, ' '));
      expect(tables.length).toBeGreaterThanOrEqual(2);
      for (const page of tables) {
        // A page that goes on with notes of the page before would begin with one of them.
        const body = page.trim().replace(/^.*?chronic low back pain /u, '');
        expect(body).toMatch(/^(?:Summary of findings: |Evidence profile|Mindfulness compared with |CI: )/u);
        if (!body.startsWith('CI: ')) expect(notes.filter((note) => page.includes(note)).length).toBeGreaterThan(0);
      }
    },
    60_000,
  );
});

function withoutDates(pdf: Uint8Array): string {
  return Buffer.from(pdf)
    .toString('latin1')
    .replaceAll(/\/(?:CreationDate|ModDate) \(D:[^)]*\)/gu, '')
    .replaceAll(/\/ID \[[^\]]*\]/gu, '');
}
