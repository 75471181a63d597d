import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { createBrowserPrinter } from '../../electron/host/print-with-browser.ts';
import { analysisDecimals, formatPrinted } from '../../report/components/numbers.ts';
import type { ReportInput } from '../../report/components/report-input.ts';
import { csvText } from '../../report/write/csv.ts';
import { defuse } from '../../report/write/defuse.ts';
import { docxFile } from '../../report/write/docx/index.tsx';
import { reportHtml } from '../../report/write/html.tsx';
import { dataTables, type DataTable } from '../../report/write/tables/index.ts';
import { xlsxFile } from '../../report/write/xlsx.ts';
import { bundledInput } from './bundled-input.ts';
import { elementsOf, textContent } from './markup.ts';

const input = bundledInput();

/** Every effect and interval of the derived review, as it must be printed. */
function printedNumbers({ analyses }: ReportInput): readonly string[] {
  return analyses.flatMap((analysis) => {
    const decimals = analysisDecimals(analysis);
    const { state } = analysis;
    const own =
      state.kind === 'pooled' || state.kind === 'single study' ? [formatPrinted(state.printed, decimals)] : [];
    const intervals = state.kind === 'pooled' ? state.intervals : [];
    return [
      ...analysis.rows.map((row) => formatPrinted(row, decimals)),
      ...own,
      ...intervals.map((interval) => formatPrinted(interval, decimals + 1).replace(/^\S+ \(|\)$/gu, '')),
    ];
  });
}

const numbersIn = (text: string): readonly string[] => text.match(/[−-]?\d+(?:[.,]\d+)*%?/gu) ?? [];
const flat = (text: string): string => text.replace(/\s+/gu, ' ');

describe('every format prints the numbers of the derived review', () => {
  const printed = printedNumbers(input);
  const html = reportHtml(input);
  const words = flat(visibleText(html));

  it('HTML', () => {
    expect(printed.length).toBeGreaterThan(40);
    for (const number of printed) expect(words).toContain(number);
  });

  it('Word: the same numbers as the web page, no more and no fewer', async () => {
    const { document, footnotes, pictures } = openDocx(await docxFile(input));
    const text = [wordText(document), wordText(footnotes), ...pictures.map((svg) => visibleText(svg))].join(' ');
    const inWord = new Set(numbersIn(text));
    const missing = numbersIn(words).filter((number) => !inWord.has(number));
    expect(missing).toEqual([]);
    const plots = pictures.map((svg) => flat(visibleText(svg))).join(' ');
    for (const analysis of input.analyses) {
      for (const row of analysis.rows) expect(plots).toContain(formatPrinted(row, analysisDecimals(analysis)));
    }
  }, 30_000);

  it('Excel: every cell of every table, to the last digit', async () => {
    const tables = dataTables(input);
    const sheets = await readXlsxFile(Buffer.from(await xlsxFile(tables)), { trim: false });
    expect(sheets.map(({ sheet }) => sheet)).toEqual(tables.map(({ name }) => name));
    for (const [index, table] of tables.entries()) {
      const [header, ...rows] = sheets[index]?.data ?? [];
      expect(header).toEqual(table.columns.map(({ name }) => name));
      expect(rows).toEqual(
        table.rows.map((row) =>
          row.map((cell) => (typeof cell === 'string' ? (cell === '' ? null : defuse(cell)) : cell)),
        ),
      );
    }
  }, 30_000);

  it('CSV: every cell of every table, to the last digit', () => {
    for (const table of dataTables(input)) {
      const [header, ...rows] = parse(csvText(table), { bom: true, relaxColumnCount: false }) as string[][];
      expect(header).toEqual(table.columns.map(({ name }) => name));
      expect(
        rows.map((row, index) => row.map((cell, column) => readAs(cell, table.rows[index]?.[column] ?? null))),
      ).toEqual(table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defuse(cell) : cell))));
    }
  });

  it('the tables hold the derived numbers themselves', () => {
    const tables = new Map(dataTables(input).map((table) => [table.name, table]));
    const pooled = recordsOf(tables.get('analyses'));
    const effects = recordsOf(tables.get('effects'));
    for (const [index, analysis] of input.analyses.entries()) {
      const { state } = analysis;
      const own = pooled[index];
      expect(own?.['k']).toBe(analysis.studiesUsed);
      if (state.kind === 'pooled') {
        expect(own).toMatchObject({
          estimate: state.printed.estimate,
          low: state.printed.low,
          high: state.printed.high,
          tau_squared: state.pooled.tauSquared,
          q: state.pooled.q,
          i_squared: state.pooled.iSquared,
        });
      }
      const rows = effects.filter((row) => row['analysis_id'] === analysis.analysisId);
      expect(rows.map(({ estimate, low, high, sei, weight }) => [estimate, low, high, sei, weight])).toEqual(
        analysis.rows.map((row) => [row.estimate, row.low, row.high, row.standardError, row.weightPercent]),
      );
    }
  });

  it('the data dictionary tells every column of every table', () => {
    const tables = dataTables(input);
    const dictionary = recordsOf(tables.at(-1));
    for (const table of tables.slice(0, -1)) {
      for (const { name } of table.columns) {
        const entry = dictionary.find((row) => row['table'] === table.name && row['column'] === name);
        expect(entry?.['meaning'], `${table.name}.${name}`).toMatch(/\S/u);
      }
    }
  });

  describe.skipIf(findBrowser() === undefined)('PDF', () => {
    const printer = createBrowserPrinter();
    const paper = reportHtml(input, { medium: 'paper' });
    let text = '';
    beforeAll(async () => {
      text = compact(await pdfText(await printer.print(paper)));
    }, 60_000);
    afterAll(() => printer.close());

    it('has the effects and intervals of the derived review', () => {
      for (const number of printed) expect(text).toContain(compact(number));
    });

    it.each(['td', 'th', 'li', 'p', 'dd', 'caption', 'h2', 'h3', 'text'])(
      'has the words and numbers of every %s',
      (name) => {
        const texts = [...new Set(elementsOf(withoutNotes(paper), name).map((one) => compact(textContent(one))))];
        expect(texts.length).toBeGreaterThan(0);
        expect(texts.filter((one) => !text.includes(one))).toEqual([]);
      },
    );
  });
});

/** Inter draws the apostrophe with the glyph of the letter apostrophe, and a PDF knows glyphs only. */
const compact = (text: string): string => text.replace(/\s/gu, '').replaceAll('\u02bc', '’');

/** Word's mark of a drawing that a word beside it says already. */
const DECORATIVE = '{C183D7F6-B498-43B3-948B-1728B52AA6E4}';

describe('the Word document', () => {
  let parts: ReturnType<typeof openDocx>;
  beforeAll(async () => {
    parts = openDocx(await docxFile(input));
  }, 120_000);

  it('repeats the header row of every table, and has as many tables as the report', () => {
    const { document } = parts;
    const tables = document.match(/<w:tbl>/gu)?.length ?? 0;
    const headed = document
      .split('<w:tbl>')
      .slice(1)
      .filter((table) => table.includes('<w:tblHeader/>')).length;
    expect(headed).toBe(tables);
    const shown = reportHtml(input).replace(/<details[\s\S]*?<\/details>/gu, '');
    expect(tables).toBe(elementsOf(shown, 'table').length);
  });

  it('keeps plots as vectors with a picture and words beside them', () => {
    const { document, pictures, media } = parts;
    const drawings = document.match(/<w:drawing>[\s\S]*?<\/w:drawing>/gu) ?? [];
    expect(drawings.length).toBeGreaterThanOrEqual(input.analyses.length);
    for (const drawing of drawings) {
      expect(drawing).toContain('asvg:svgBlip');
      expect(drawing.includes(DECORATIVE) || /descr="[^"]+"/u.test(drawing), drawing.slice(0, 300)).toBe(true);
    }
    expect(media.filter((name) => name.endsWith('.png')).length).toBeGreaterThanOrEqual(input.analyses.length);
    expect(pictures.join('')).not.toContain('var(--');
  });

  it('prints notes of the tables as footnotes, each once, with fields where it is referred to again', () => {
    const { document, footnotes } = parts;
    const references = document.match(/<w:footnoteReference w:id="\d+"\/>/gu) ?? [];
    const notes = (footnotes.match(/<w:footnote w:id="[1-9]\d*">/gu) ?? []).length;
    expect(references.length).toBeGreaterThan(2);
    expect(notes).toBe(references.length);
    expect(document).toContain('NOTEREF _Note1 \\h');
    expect(document).not.toMatch(/[\ue000\ue001]/u);
  });

  it('names its language and title, turns wide pages, and is the same bytes twice', async () => {
    const { files } = parts;
    expect(files['word/styles.xml']).toContain('w:lang w:val="en-GB"');
    expect(files['docProps/core.xml']).toContain(input.title);
    expect(files['word/document.xml']).toContain('w:orient="landscape"');
    expect(Buffer.compare(await docxFile(input), await docxFile(structuredClone(input)))).toBe(0);
  }, 60_000);
});

describe('hostile names', () => {
  const HOSTILE = [
    '<img src=x onerror="alert(1)">',
    '</w:t></w:r>"\'&<>]]>',
    'مؤلف وزملاؤه',
    'W'.repeat(300),
    'NUL\u0000 ESC\u001b[31m \ud800 end',
    '=HYPERLINK("http://example.org")',
    '+1;cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
  ];
  const hostile: ReportInput = {
    ...input,
    studies: input.studies.map((study, index) => ({ ...study, label: HOSTILE[index % HOSTILE.length] ?? '' })),
    references: input.references.map((one, index) => ({ ...one, citation: HOSTILE[index % HOSTILE.length] ?? '' })),
    title: HOSTILE.join(' '),
  };
  const cleaned = HOSTILE.map((name) =>
    name.toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll('\u001b', '\ufffd'),
  );

  it('survive Word', async () => {
    const { document } = openDocx(await docxFile(hostile));
    const words = wordText(document).replace(/\s+/gu, ' ');
    for (const name of cleaned) expect(words).toContain(name.trim());
  }, 30_000);

  it.skipIf(findBrowser() === undefined)(
    'survive the PDF, letter by letter',
    async () => {
      const printer = createBrowserPrinter();
      try {
        const text = compact(await pdfText(await printer.print(reportHtml(hostile, { medium: 'paper' }))));
        const [arabic, ...others] = [cleaned.find((name) => /\p{Script=Arabic}/u.test(name)) ?? '', ...cleaned];
        for (const name of others.filter((one) => one !== arabic)) expect(text).toContain(compact(name));
        // A PDF knows letters in the forms they are drawn in, joined ones as one, and viewers differ in the order they give them.
        const runs = text.normalize('NFKC').match(/\p{Script=Arabic}+/gu) ?? [];
        const sorted = (letters: string): string => [...letters].toSorted().join('');
        expect(runs.map(sorted)).toContain(sorted(compact(arabic)));
      } finally {
        await printer.close();
      }
    },
    60_000,
  );

  it('survive CSV and Excel, and no cell begins as a formula', async () => {
    const tables = dataTables(hostile);
    const studies = tables.find(({ name }) => name === 'studies');
    const rows = parse(csvText(studies!), { bom: true }) as string[][];
    const labels = rows.slice(1).map((row) => row[1] ?? '');
    expect(labels).toEqual(
      hostile.studies.map(({ label }) =>
        defuse(label.toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll('\u001b', '\ufffd')),
      ),
    );
    const sheets = await readXlsxFile(Buffer.from(await xlsxFile(tables)), { trim: false });
    const cells = [
      ...tables.flatMap((table) => parse(csvText(table), { bom: true }) as string[][]),
      ...sheets.flatMap(({ data }) => data),
    ].flat();
    for (const cell of cells) {
      if (typeof cell === 'string' && !/^[+-]?\d[\d.e+-]*$/u.test(cell))
        expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/u);
    }
  }, 30_000);

  it.each([
    ['=1+1', "'=1+1"],
    ['  =1+1', "'  =1+1"],
    ['-0.62', '-0.62'],
    ['-1.5e-8', '-1.5e-8'],
    ['-2+3', "'-2+3"],
    ['@x', "'@x"],
    ['＝1', "'＝1"],
    ['A-1', 'A-1'],
  ])('defuse %j to %j', (text, safe) => expect(defuse(text)).toBe(safe));
});

/** Without what is never printed: hover titles, descriptions, what is for screens alone. */
function withoutNotes(markup: string): string {
  return markup.replace(/<head>[\s\S]*?<\/head>/u, '').replace(/<(title|desc|style|script)\b[\s\S]*?<\/\1>/gu, '');
}

/** What is printed: without styles, titles and what only screens show. */
function visibleText(markup: string): string {
  const shown = markup
    .replace(/<head>[\s\S]*?<\/head>/u, '')
    .replace(/<details[\s\S]*?<\/details>/gu, '')
    .replace(/<(title|desc|style|script)\b[\s\S]*?<\/\1>/gu, '')
    .replace(/<\/(?:td|th|p|li|dd|dt|text|h\d|span|option|label)>/gu, '$& ');
  return textContent(shown).replaceAll('\u00a0', ' ');
}

function openDocx(bytes: Uint8Array) {
  const parts = unzipSync(bytes);
  const files = Object.fromEntries(
    Object.entries(parts).flatMap(([name, content]) =>
      /\.(?:xml|rels|svg)$/u.test(name) ? [[name, strFromU8(content)]] : [],
    ),
  );
  const media = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
  return {
    files,
    media,
    document: files['word/document.xml'] ?? '',
    footnotes: files['word/footnotes.xml'] ?? '',
    pictures: media.filter((name) => name.endsWith('.svg')).map((name) => files[name] ?? ''),
  };
}

function wordText(xml: string): string {
  return textContent(xml.replace(/<w:(?:p|tc|br|tab)\b[^>]*>/gu, ' ').replaceAll('&apos;', "'")).replaceAll(
    '\u00a0',
    ' ',
  );
}

function readAs(cell: string, like: unknown): unknown {
  if (cell === '') return typeof like === 'string' ? '' : null;
  if (typeof like === 'number') return Number(cell);
  return typeof like === 'boolean' ? cell === 'TRUE' : cell;
}

function recordsOf(table: DataTable | undefined): readonly Readonly<Record<string, unknown>>[] {
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(row.map((cell, index) => [table?.columns[index]?.name ?? '', cell])),
  );
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages.join('\n');
}
