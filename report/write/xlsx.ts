import { unzipSync } from 'fflate';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { defuse } from './defuse.ts';
import type { DataCell, DataTable } from './tables/index.ts';
import { zipFile } from './zip.ts';

/** What Excel allows in one cell. */
const LONGEST_CELL = 32_767;
const LONGEST_SHEET_NAME = 31;
const NARROWEST = 8;
const WIDEST = 48;
const HEADER = { fontWeight: 'bold', bottomBorderStyle: 'thin', alignVertical: 'bottom' } as const;

/** Tables as one Excel workbook, a sheet each, the header row frozen. Equal tables give equal bytes. */
export async function xlsxFile(tables: readonly DataTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => ({
    sheet: table.name.slice(0, LONGEST_SHEET_NAME),
    data: sheetData(table),
    columns: table.columns.map((column, index) => ({ width: widthOf(column.name, table.rows, index) })),
    stickyRowsCount: 1,
  }));
  const buffer = await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  return withoutDates(buffer);
}

function sheetData({ columns, rows }: DataTable): SheetData {
  const header: Cell[] = columns.map(({ name }) => ({ value: name, type: String, ...HEADER }));
  return [header, ...rows.map((row) => row.map(cellOf))];
}

function cellOf(cell: DataCell): Cell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  const safe = defuse(cell);
  return { value: safe.length <= LONGEST_CELL ? safe : `${safe.slice(0, LONGEST_CELL - 1)}…`, type: String };
}

function widthOf(name: string, rows: DataTable['rows'], index: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[index] ?? '').length), name.length);
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

/** The library stamps the parts of its archive with the clock. */
function withoutDates(bytes: Uint8Array): Uint8Array {
  return zipFile(unzipSync(bytes));
}
