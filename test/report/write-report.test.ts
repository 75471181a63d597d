import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomicWrite, WriteError } from '../../report/write/atomic-write.ts';
import { forestFileNames, slugOf } from '../../report/write/file-names.ts';
import { makeHere, type Make } from '../../report/write/making.ts';
import { printPdf, PrintError } from '../../report/write/pdf.ts';
import { writeReport } from '../../report/write/write-report.ts';
import { review } from './review.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pdf = () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 stub'));

describe('writeReport', () => {
  it('writes every file of a report and tells its progress', async () => {
    const told: string[] = [];
    const paths = await writeReport(review, {
      folder: join(folder, 'new', 'place'),
      formats: ['json', 'svg', 'html', 'pdf'],
      printHtml: pdf,
      progress: ({ done, total, name, path }) => told.push(`${done}/${total} ${name}${path === null ? ' …' : ''}`),
    });
    const names = [
      'results.json',
      'prisma-flow.svg',
      'forest-pain-intensity-at-about-26-weeks.svg',
      'forest-pain-intensity-at-8-weeks.svg',
      'forest-function-at-52-weeks.svg',
      'forest-responders.svg',
      'forest-any-adverse-event.svg',
      'forest-withdrawals-because-of-adverse-events.svg',
      'report.html',
      'summary-of-findings.pdf',
      'report.pdf',
    ];
    expect(paths).toEqual(names.map((name) => join(folder, 'new', 'place', name)));
    expect(readdirSync(join(folder, 'new', 'place')).toSorted()).toEqual(names.toSorted());
    expect(told).toEqual(names.flatMap((name, index) => [`${index}/11 ${name} …`, `${index + 1}/11 ${name}`]));
  });

  it('writes only the formats asked for, without a browser where none is needed', async () => {
    await writeReport(review, { folder, formats: ['json', 'html'] });
    expect(readdirSync(folder).toSorted()).toEqual(['report.html', 'results.json']);
  });

  it('overwrites nothing unless asked, and says which file stood in the way', async () => {
    writeFileSync(join(folder, 'report.html'), 'mine');
    await expect(writeReport(review, { folder, formats: ['html'] })).rejects.toThrow(/^report\.html is already in /u);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('mine');
    await writeReport(review, { folder, formats: ['html'], overwrite: true });
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/u);
  });

  it('writes nothing at all when any of its files is in the way', async () => {
    writeFileSync(join(folder, 'report.html'), 'mine');
    await expect(writeReport(review, { folder, formats: ['json', 'svg', 'html'] })).rejects.toThrow(/^report\.html /u);
    expect(readdirSync(folder)).toEqual(['report.html']);
  });

  it('names files after the review, with plots and tables in folders of their own', async () => {
    await writeReport(review, { folder, formats: ['json', 'csv', 'svg', 'references'], names: 'title' });
    expect(readdirSync(folder).toSorted()).toEqual([
      'data',
      'mindfulness-for-chronic-low-back-pain-references.json',
      'mindfulness-for-chronic-low-back-pain-references.ris',
      'mindfulness-for-chronic-low-back-pain-results.json',
      'plots',
    ]);
    expect(readdirSync(join(folder, 'data'))).toContain('data_dictionary.csv');
  });

  it('stops between files when cancelled and leaves no part of a file', async () => {
    const controller = new AbortController();
    const writing = writeReport(review, {
      folder,
      formats: ['json', 'svg'],
      signal: controller.signal,
      progress: ({ done, path }) => {
        if (done === 2 && path !== null) controller.abort(new Error('cancelled'));
      },
    });
    await expect(writing).rejects.toThrow('cancelled');
    expect(readdirSync(folder).toSorted()).toEqual(['prisma-flow.svg', 'results.json']);
  });

  it('has documents and pictures made where it is told, two at a time, to the same bytes', async () => {
    const formats = ['svg', 'png', 'xlsx', 'docx', 'html', 'pdf'] as const;
    const here = await writeReport(review, { folder: join(folder, 'here'), formats, printHtml: pdf });
    let running = 0;
    let most = 0;
    const made: string[] = [];
    const make: Make = async (making) => {
      running += 1;
      most = Math.max(most, running);
      made.push(making.kind);
      await setTimeout(2);
      const content = await makeHere(structuredClone(making));
      running -= 1;
      return content;
    };
    const elsewhere = await writeReport(review, { folder: join(folder, 'there'), formats, printHtml: pdf, make });
    expect(new Set(made)).toEqual(new Set(['docx', 'xlsx', 'png', 'report page', 'summary page']));
    expect(made[0]).toBe('docx');
    // Two files, and beside them the page that is printed next.
    expect(most).toBeLessThanOrEqual(3);
    expect(elsewhere.map((path) => basename(path))).toEqual(here.map((path) => basename(path)));
    for (const [index, path] of here.entries())
      expect(readFileSync(elsewhere[index] ?? ''), path).toEqual(readFileSync(path));
  });

  it('names the page that could not be printed, and stops what is being made for the others', async () => {
    let stopped: AbortSignal | undefined;
    const make: Make = (making, signal) => {
      stopped = signal;
      return makeHere(making);
    };
    const writing = writeReport(review, {
      folder,
      formats: ['html', 'plot-pdf'],
      make,
      printHtml: () => Promise.reject(new Error('the browser ended.')),
    });
    await expect(writing).rejects.toThrow(/^prisma-flow\.pdf: The PDF could not be printed: the browser ended\.$/u);
    expect(stopped?.aborted).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when there is no browser to print with', async () => {
    await expect(writeReport(review, { folder, formats: ['pdf'] })).rejects.toThrow(
      'The PDF could not be printed: no browser was found to print with.',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('printPdf', () => {
  it('counts the elements of a document from one, whatever the browser printed before, and moves no byte', async () => {
    const printed = (first: number): string =>
      `%PDF-1.4 /ID (node${String(first).padStart(8, '0')}) [(node${String(first + 7).padStart(8, '0')})]`;
    const [early, late] = await Promise.all(
      [94, 19_664].map((first) => printPdf('', () => Promise.resolve(new TextEncoder().encode(printed(first))))),
    );
    expect(Buffer.from(early ?? []).toString()).toBe('%PDF-1.4 /ID (node00000001) [(node00000002)]');
    expect(late).toEqual(early);
    expect(late).toHaveLength(printed(94).length);
  });

  it('refuses what is not a PDF', async () => {
    await expect(printPdf('', () => Promise.resolve(new Uint8Array(8)))).rejects.toBeInstanceOf(PrintError);
  });
});

describe('atomicWrite', () => {
  it('names the file and the folder that does not exist', async () => {
    const path = join(folder, 'missing', 'a.txt');
    const error: unknown = await atomicWrite(path, 'x').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(WriteError);
    expect(error).toMatchObject({ path, reason: 'no folder' });
    expect((error as WriteError).message).toContain('a.txt could not be written: the folder');
  });

  it('refuses to replace a folder', async () => {
    mkdirSync(join(folder, 'a.txt'));
    await expect(atomicWrite(join(folder, 'a.txt'), 'x', { overwrite: true })).rejects.toMatchObject({
      reason: 'is a folder',
    });
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('leaves the old file whole and nothing beside it when the disk refuses', async () => {
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    const failing = { toString: () => 'x' } as unknown as string;
    await expect(atomicWrite(path, failing, { overwrite: true })).rejects.toBeInstanceOf(WriteError);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it.skipIf(process.getuid?.() === 0)('says when the folder may not be written', async () => {
    chmodSync(folder, 0o500);
    await expect(atomicWrite(join(folder, 'a.txt'), 'x')).rejects.toMatchObject({ reason: 'no permission' });
    chmodSync(folder, 0o700);
  });
});

describe('file names', () => {
  it.each([
    ['Pain, ≥30% less — 26 weeks', 'pain-30-less-26-weeks'],
    ['Dąbrowska & Søn', 'dabrowska-s-n'],
    ['../../etc/passwd', 'etc-passwd'],
    ['مؤلف', 'analysis-1'],
    ['CON', 'con'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('make a safe name of %s', (title, slug) => {
    expect(slugOf(title, 'analysis-1')).toBe(slug);
  });

  it('tell equal titles apart', () => {
    const twice = [review.analyses[0]!, review.analyses[0]!, { ...review.analyses[1]!, title: '' }];
    expect(forestFileNames(twice)).toEqual([
      'forest-pain-intensity-at-about-26-weeks',
      'forest-pain-intensity-at-about-26-weeks-2',
      'forest-analysis-3',
    ]);
  });
});
