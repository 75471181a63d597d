import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysisDecimals, formatPrinted } from '../../report/components/numbers.ts';
import type { ReportInput } from '../../report/components/report-input.ts';
import { defuse } from '../../report/write/defuse.ts';
import { docxFile } from '../../report/write/docx/index.tsx';
import { dataTables, type DataCell } from '../../report/write/tables/index.ts';
import { xlsxFile } from '../../report/write/xlsx.ts';
import { bundledInput } from './bundled-input.ts';
import { review } from './review.ts';
import { hasOffice, hasPoppler } from './tools.ts';

/** Every sheet in a file of its own, cells as they are and not as they are shown, as UTF-8. */
const ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
const HOSTILE = ['=HYPERLINK("http://example.org")', '+1+cmd|calc', '-2+3', '@SUM(A1)', '\t=1+1', '<b>&"\'', 'مؤلف'];

/** LibreOffice opens what we write: a program that none of our libraries is part of. */
describe.skipIf(!hasOffice)('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grove-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const convert = (name: string, format: string): void => {
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const { status, stderr } = spawnSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=${profile}`,
        '--convert-to',
        format,
        '--outdir',
        folder,
        join(folder, name),
      ],
      { encoding: 'utf8', timeout: 90_000 },
    );
    expect(status, stderr).toBe(0);
  };
  const sheet = (book: string, name: string): readonly (readonly string[])[] =>
    parse(readFileSync(join(folder, `${book}-${name.slice(0, 31)}.csv`)), { bom: true, relaxColumnCount: true });

  describe.each([
    ['the bundled review', 'bundled', bundledInput()],
    ['a review of hostile names', 'hostile', withNames(review, HOSTILE)],
  ] as const)('reads of %s', (_title, book, input) => {
    const tables = dataTables(input);
    beforeAll(async () => {
      writeFileSync(join(folder, `${book}.xlsx`), await xlsxFile(tables));
      convert(`${book}.xlsx`, ALL_SHEETS);
    }, 100_000);

    it('every cell of every sheet as we derived it, and no formula', () => {
      for (const { name, columns, rows } of tables) {
        const [header, ...body] = sheet(book, name);
        expect(header, name).toEqual(columns.map((column) => column.name));
        expect(body, name).toHaveLength(rows.length);
        for (const [index, row] of rows.entries()) {
          for (const [at, cell] of row.entries()) {
            const read = body[index]?.[at] ?? '';
            expect(
              isSame(read, cell),
              `${name}, row ${index + 1}, ${columns[at]?.name}: ${read} for ${String(cell)}`,
            ).toBe(true);
          }
        }
      }
    });

    it('a dictionary that names each sheet and each column', () => {
      const [, ...entries] = sheet(book, 'data_dictionary');
      const named = new Set(entries.map(([table, column]) => `${table} ${column}`));
      const others = tables.filter(({ name }) => name !== 'data_dictionary');
      expect(others.length).toBeGreaterThan(5);
      for (const { name, columns } of others)
        for (const column of columns) expect(named).toContain(`${name} ${column.name}`);
    });
  });

  it.skipIf(!hasPoppler)(
    'lays out the Word document with the intervals and notes of the bundled review in it',
    async () => {
      const input = bundledInput();
      writeFileSync(join(folder, 'report.docx'), await docxFile(input));
      convert('report.docx', 'pdf');
      expect(existsSync(join(folder, 'report.pdf')), readdirSync(folder).join()).toBe(true);
      const { stdout } = spawnSync('pdftotext', [join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
      const words = stdout.replace(/\s+/gu, ' ');
      for (const { footnotes } of [input.summaryOfFindings])
        for (const note of footnotes) expect(words).toContain(note.replace(/\s+/gu, ' ').slice(0, 40));
      const intervals = input.analyses.flatMap((analysis) => {
        const decimals = analysisDecimals(analysis) + 1;
        const { state } = analysis;
        return state.kind === 'pooled' ? state.intervals.map((interval) => formatPrinted(interval, decimals)) : [];
      });
      expect(intervals.length).toBeGreaterThan(10);
      for (const interval of intervals) expect(words).toContain(interval.replace(/^\S+ \(|\)$/gu, ''));
    },
    100_000,
  );
});

/** A number to the last digit that LibreOffice writes, of fifteen and of twenty decimals; a text as it stands, but for line ends and what defuses it. */
function isSame(read: string, cell: DataCell): boolean {
  if (cell === null) return read === '';
  if (typeof cell === 'boolean') return read.toUpperCase() === String(cell).toUpperCase();
  if (typeof cell === 'number') return read !== '' && Math.abs(Number(read) - cell) <= 1e-12 * Math.abs(cell) + 1e-20;
  return read.replaceAll('\r\n', '\n') === defuse(cell).replaceAll('\r\n', '\n');
}

/** The same review with hostile texts for the names of its studies. */
function withNames(input: ReportInput, names: readonly string[]): ReportInput {
  const renamed = input.studies.map((study, index) => ({
    ...study,
    label: names[index % names.length] ?? study.label,
  }));
  return { ...input, title: names[0] ?? '', studies: renamed };
}
