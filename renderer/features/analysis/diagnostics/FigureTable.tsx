import type { ReactNode } from 'react';
import { DIAGNOSTICS } from './phrases.ts';

/** `of`: the cell of a row. The first column names the row. */
export type Column<Row> = Readonly<{ label: string; isNumber?: boolean; of: (row: Row) => ReactNode }>;

type Props<Row> = Readonly<{
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}>;

export function FigureTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.isNumber ? 'numeric' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.label} scope="row">
                    {column.of(row)}
                  </th>
                ) : (
                  <td key={column.label} className={column.isNumber ? 'numeric' : undefined}>
                    {column.of(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The text table behind a plot, folded until somebody asks for it. */
export function NumbersBehind<Row>(props: Props<Row>) {
  return (
    <details className="numbers-behind">
      <summary>{DIAGNOSTICS.numbers}</summary>
      <FigureTable {...props} />
    </details>
  );
}
