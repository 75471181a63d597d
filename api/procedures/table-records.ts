import type { Value } from '../../engine/review/records/index.ts';
import { TABLE_ROW_PROBLEMS as PROBLEMS } from '../import/tables/phrases.ts';
import type { RowProblem, TableMapping, TableRow } from '../import/tables/types.ts';
import { TableBook, type TableMaker, type ReadValues } from './table-book.ts';
import { readTyped } from './typed-value.ts';

export type TableRecords = Readonly<{
  records: ReturnType<TableBook['records']>;
  /** Rows that cannot be taken; nothing of them is in the records. */
  problems: readonly RowProblem[];
  counts: ReturnType<TableBook['counts']>;
}>;

/**
 * The records that rows of a table add to a review. Studies, outcomes, arms and measurements that are there already, by
 * name and time, are used again; a cell that holds the same text already is left, one that holds another makes its row a
 * problem. Arms of a new name test an intervention of that name.
 */
export function tableRecords(rows: readonly TableRow[], maker: TableMaker): TableRecords {
  const book = new TableBook(maker);
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const read = readValues(row, maker.mapping);
    const problem = 'reason' in read ? read : book.add(row, read);
    if (problem !== null) problems.push(problem);
  }
  return { records: book.records(), problems, counts: book.counts() };
}

/** The numbers of a row's measurements, read as cells are; the first that cannot be read is the row's problem. */
function readValues(row: TableRow, { decimalMark }: TableMapping): ReadValues | RowProblem {
  const all: { value: Omit<Value, 'id' | 'measurementId'>; column: string }[][] = [];
  for (const { values } of row.measurements) {
    const own: (typeof all)[number] = [];
    for (const { field, text, column } of values) {
      const read = readTyped(field, text, decimalMark ?? undefined);
      if (!read.ok)
        return { line: row.line, column, text, reason: read.readings ? PROBLEMS.ambiguous(text) : read.reason };
      own.push({
        column,
        value: {
          field,
          ...read.fields,
          state: 'reported',
          handling: null,
          handlingNote: null,
          author: '',
          role: 'single',
          sourceId: null,
        },
      });
    }
    all.push(own);
  }
  return all;
}
