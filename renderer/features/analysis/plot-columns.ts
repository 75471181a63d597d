import { useState } from 'react';
import { FOREST_COLUMNS, type ForestColumn } from '../../../report/components/forest/cells.ts';

const KEY = 'grove.forest-columns';

/** The columns the reader keeps beside the forest plots; remembered for every analysis. */
export function usePlotColumns(): readonly [readonly ForestColumn[], (columns: readonly ForestColumn[]) => void] {
  const [columns, setColumns] = useState(stored);
  return [
    columns,
    (next) => {
      localStorage.setItem(KEY, next.join(' '));
      setColumns(next);
    },
  ];
}

function stored(): readonly ForestColumn[] {
  const text = localStorage.getItem(KEY);
  if (text === null) return FOREST_COLUMNS;
  const names = text.split(' ');
  return FOREST_COLUMNS.filter((column) => names.includes(column));
}
