import { defuse } from './defuse.ts';
import type { DataCell, DataTable } from './tables/index.ts';

const BYTE_ORDER_MARK = '\ufeff';

export type CsvOptions = Readonly<{
  /** Starts the file with a byte order mark, without which Excel misreads accents. Default true. */
  byteOrderMark?: boolean;
}>;

/**
 * A table as CSV (RFC 4180): UTF-8, comma, CRLF, a header row; numbers in full with a point, yes and no as TRUE and FALSE,
 * empty where there is nothing. Texts that a spreadsheet would run are defused.
 */
export function csvText({ columns, rows }: DataTable, { byteOrderMark = true }: CsvOptions = {}): string {
  const lines = [columns.map(({ name }) => name), ...rows].map((row) => row.map(cellText).join(','));
  return `${byteOrderMark ? BYTE_ORDER_MARK : ''}${lines.join('\r\n')}\r\n`;
}

function cellText(cell: DataCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const safe = defuse(cell);
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
