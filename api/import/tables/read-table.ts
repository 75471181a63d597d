import { parse } from 'csv-parse/sync';
import { decodeText } from '../decode-text.ts';
import { TABLE_PROBLEMS } from './phrases.ts';
import type { NamedTable, TextTable } from './types.ts';
import { unpackedSize } from './unpacked-size.ts';

/** A file is no table; the message is a whole sentence for the reader. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError';
}

const MOST_ROWS = 50_000;
const MOST_COLUMNS = 300;
const LONGEST_CELL = 10_000;
const LARGEST_UNPACKED = 200 * 1024 * 1024;

/** Every sheet of an Excel workbook, or the one table of a CSV or TSV file. Throws TableFileError. */
export async function readTables(bytes: Uint8Array): Promise<readonly NamedTable[]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readSheets(bytes);
  return [{ sheet: null, table: readDelimited(decodeText(bytes).text) }];
}

/** A table of text with commas, semicolons or tabs between its cells: whichever its first lines have most of. */
export function readDelimited(text: string): TextTable {
  const delimiter = delimiterOf(text);
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      max_record_size: 5_000_000,
      to: MOST_ROWS + 2,
    });
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw new TableFileError(TABLE_PROBLEMS.brokenQuote(lines ?? 1));
    throw new TableFileError(TABLE_PROBLEMS.notText(code ?? 'unknown'));
  }
  // A cell may span lines: what is counted is rows, as a spreadsheet shows them.
  return tableOf(records.map((cells, at) => ({ line: at + 1, cells })));
}

async function readSheets(bytes: Uint8Array): Promise<readonly NamedTable[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw new TableFileError(TABLE_PROBLEMS.notWorkbook);
  if (size > LARGEST_UNPACKED) throw new TableFileError(TABLE_PROBLEMS.tooLarge);
  // Loaded with the first workbook: most sessions import none.
  const { default: readWorkbook } = await import('read-excel-file/node');
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    sheets = await readWorkbook(Buffer.from(bytes), { trim: false });
  } catch {
    throw new TableFileError(TABLE_PROBLEMS.notWorkbook);
  }
  const tables = sheets.flatMap(({ sheet, data }): readonly NamedTable[] => {
    const rows = data.map((cells, at) => ({ line: at + 1, cells: cells.map(cellText) }));
    return rows.some(({ cells }) => cells.some((cell) => cell !== '')) ? [{ sheet, table: tableOf(rows) }] : [];
  });
  if (tables.length === 0) throw new TableFileError(TABLE_PROBLEMS.empty);
  return tables;
}

/** A cell as a person reads it: numbers without the noise of their sixteenth digit, dates as days. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(15))) : '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell as string | boolean);
}

function tableOf(all: readonly Readonly<{ line: number; cells: readonly string[] }>[]): TextTable {
  const tidied = all
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_COLUMNS + 1).map(tidyCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [head, ...rows] = tidied;
  if (head === undefined || rows.length === 0) throw new TableFileError(TABLE_PROBLEMS.empty);
  if (rows.length > MOST_ROWS) throw new TableFileError(TABLE_PROBLEMS.tooManyRows(MOST_ROWS));
  const width = Math.max(head.cells.length, ...rows.slice(0, 1000).map(({ cells }) => cells.length));
  if (width > MOST_COLUMNS) throw new TableFileError(TABLE_PROBLEMS.tooManyColumns(MOST_COLUMNS));
  return { header: Array.from({ length: width }, (_, at) => head.cells[at] ?? ''), rows };
}

function tidyCell(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .trim();
}

const DELIMITERS = ['\t', ';', ','] as const;

function delimiterOf(text: string): string {
  // Commas inside quotation marks and decimal commas mislead a plain count less when only the header is counted.
  const [head = ''] = text
    .slice(0, 20_000)
    .trimStart()
    .split(/\r\n|\r|\n/u);
  const bare = head.replace(/"[^"]*"/gu, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length - 1);
  const most = Math.max(...counts);
  return most === 0 ? ',' : (DELIMITERS[counts.indexOf(most)] ?? ',');
}
