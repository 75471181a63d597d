import { parse } from 'csv-parse/sync';
import { decodeText } from '../decode-text.ts';
import { misplacedCells } from './cell-places.ts';
import { findHeader } from './header-rows.ts';
import { TABLE_PROBLEMS } from './phrases.ts';
import type { NamedTable, TextTable } from './types.ts';
import { unpackedSize } from './unpacked-size.ts';
import { UNCALCULATED, workbookDetails, type SheetDetails } from './workbook-details.ts';

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
  return [{ sheet: null, table: readDelimited(decodeText(bytes).text), hiddenRows: 0 }];
}

/** A table of text with commas, semicolons or tabs between its cells: whichever most of its first lines have. */
export function readDelimited(text: string): TextTable {
  // Excel lets a first line say what parts the cells: `sep=;`.
  const said = /^\ufeff?"?sep=([,;\t|])"?\r?\n/iu.exec(text);
  const delimiter = said?.[1] ?? delimiterOf(text);
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
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
  const lines = records.map((cells, at) => ({ line: at + 1, cells }));
  return tableOf(said === null ? lines : lines.slice(1));
}

async function readSheets(bytes: Uint8Array): Promise<readonly NamedTable[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw new TableFileError(TABLE_PROBLEMS.notWorkbook);
  if (size > LARGEST_UNPACKED) throw new TableFileError(TABLE_PROBLEMS.tooLarge);
  const misplaced = misplacedCells(bytes);
  if (misplaced !== null) throw new TableFileError(misplaced);
  // Loaded with the first workbook: most sessions import none.
  const { default: readWorkbook } = await import('read-excel-file/node');
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    sheets = await readWorkbook(Buffer.from(bytes), { trim: false });
  } catch {
    throw new TableFileError(TABLE_PROBLEMS.notWorkbook);
  }
  const details = workbookDetails(bytes);
  const tables = sheets.flatMap(({ sheet, data }): readonly NamedTable[] => {
    const own = details.get(sheet);
    const rows = data.map((cells, at) => ({
      line: at + 1,
      cells: cells.map((cell, column) => shownText(cell, cellName(at, column), own)),
    }));
    if (!rows.some(({ cells }) => cells.some((cell) => cell !== ''))) return [];
    const table = tableOf(rows);
    return [{ sheet, table, hiddenRows: table.rows.filter(({ line }) => own?.hiddenRows.has(line) === true).length }];
  });
  if (tables.length === 0) throw new TableFileError(TABLE_PROBLEMS.empty);
  // What the author put out of sight comes last.
  return tables.toSorted((a, b) => Number(isHidden(a)) - Number(isHidden(b)));

  function isHidden({ sheet }: NamedTable): boolean {
    return details.get(sheet ?? '')?.isHidden === true;
  }
}

function shownText(cell: unknown, name: string, details: SheetDetails | undefined): string {
  if (details?.uncalculated.has(name) === true) return UNCALCULATED;
  return details?.percents.get(name) ?? cellText(cell);
}

/** `C4` for the third cell of the fourth row. */
function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** A cell as a person reads it: numbers without the noise of their sixteenth digit, dates as days. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(15))) : '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell as string | boolean);
}

function tableOf(lines: readonly Readonly<{ line: number; cells: readonly string[] }>[]): TextTable {
  const tidied = lines
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, MOST_COLUMNS + 1).map(tidyCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const { names, rows } = findHeader(tidied);
  if (names.length === 0 || rows.length === 0) throw new TableFileError(TABLE_PROBLEMS.empty);
  if (rows.length > MOST_ROWS) throw new TableFileError(TABLE_PROBLEMS.tooManyRows(MOST_ROWS));
  const width = Math.max(...[names.map(({ name }) => name), ...rows.map(({ cells }) => cells)].map(filledWidth));
  if (width > MOST_COLUMNS) throw new TableFileError(TABLE_PROBLEMS.tooManyColumns(MOST_COLUMNS));
  const all = Array.from({ length: width }, (_, at) => names[at] ?? { group: '', name: '' });
  const header = all.map(({ group, name }) => (group === '' ? name : `${group}: ${name}`));
  return all.some(({ group }) => group !== '') ? { header, names: all, rows } : { header, rows };
}

/** Spreadsheets write empty columns behind the last. */
const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

function tidyCell(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .trim();
}

const DELIMITERS = ['\t', ';', ','] as const;

function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .trimStart()
    .split(/\r\n|\r|\n/u)
    .slice(0, LINES_ASKED)
    .map((line) => line.replace(/"[^"]*"/gu, ''));
  // What parts the cells stands in the header too, where decimal commas do not; a title above it may have any mark or none.
  const found = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    return { delimiter, lines: counts.filter((count) => count > 0).length, marks: counts.reduce((a, b) => a + b, 0) };
  }).toSorted((a, b) => b.lines - a.lines || b.marks - a.marks);
  return found[0] !== undefined && found[0].marks > 0 ? found[0].delimiter : ',';
}

const LINES_ASKED = 6;
