import { plainName } from './recognise.ts';
import type { TableRow } from './types.ts';

const AUTHORS: ReadonlySet<string> = new Set(['author', 'authors', 'firstauthor']);

/**
 * Rows with the names of their studies as reviews write them, `Rosenthal 1960`: where a table names authors, or the same name in
 * two years, the year belongs to the name. A row without a year takes the only one its name has.
 *
 * @param column the header of the column that names the studies
 */
export function namedWithYears(rows: readonly TableRow[], column: string): readonly TableRow[] {
  const yearsOf = new Map<string, Set<number>>();
  for (const { study, year } of rows) {
    const years = yearsOf.get(keyOf(study)) ?? new Set();
    if (year !== null) yearsOf.set(keyOf(study), years.add(year));
  }
  const isTold = AUTHORS.has(plainName(column)) || [...yearsOf.values()].some(({ size }) => size > 1);
  if (!isTold) return rows;
  return rows.map((row) => {
    const [onlyYear, ...others] = yearsOf.get(keyOf(row.study)) ?? [];
    const year = row.year ?? (others.length === 0 ? (onlyYear ?? null) : null);
    return year === null || row.study.includes(String(year)) ? row : { ...row, year, study: `${row.study} ${year}` };
  });
}

const keyOf = (study: string): string => study.toLowerCase();
