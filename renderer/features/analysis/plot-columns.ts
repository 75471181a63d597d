import { useCallback, useState } from 'react';
import { choiceOf, keepChoice } from '../../connection/choices.ts';
import { FOREST_COLUMNS, type ForestColumn } from '../../../report/components/forest/cells.ts';

const KEY = 'forest-columns';

/** The columns the reader keeps beside the forest plots; remembered for every analysis. */
export function usePlotColumns(): readonly [readonly ForestColumn[], (columns: readonly ForestColumn[]) => void] {
  const [columns, setColumns] = useState(stored);
  const keep = useCallback((next: readonly ForestColumn[]) => {
    keepChoice(KEY, next.join(' '));
    setColumns(next);
  }, []);
  return [columns, keep];
}

function stored(): readonly ForestColumn[] {
  const text = choiceOf(KEY);
  if (text === null) return FOREST_COLUMNS;
  const names = text.split(' ');
  return FOREST_COLUMNS.filter((column) => names.includes(column));
}
