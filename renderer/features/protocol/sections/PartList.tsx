import type { KeyboardEvent, ReactNode } from 'react';

export type PartRow = Readonly<{ id: string; label: string; cells: readonly ReactNode[] }>;

type Props = Readonly<{
  label: string;
  columns: readonly string[];
  rows: readonly PartRow[];
  selected: string | null;
  onSelect: (id: string) => void;
}>;

/** The parts of a section, one a line; the first column is the row's button, Up and Down move and choose. */
export function PartList({ label, columns, rows, selected, onSelect }: Props) {
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const index = rows.findIndex(({ id }) => id === selected);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[index + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div role="presentation" onKeyDown={walk}>
      <table className="table part-list" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-selected={row.id === selected ? 'true' : undefined} onClick={() => onSelect(row.id)}>
              <th scope="row">
                <button
                  type="button"
                  className="row-button"
                  data-id={row.id}
                  aria-pressed={row.id === selected}
                  tabIndex={row.id === selected ? 0 : -1}
                >
                  {row.label}
                </button>
              </th>
              {row.cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
