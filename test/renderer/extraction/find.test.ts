import { expect, test } from 'vitest';
import { foundCells, nextFound } from '../../../renderer/features/extraction/sheet/find.ts';
import { fittingWidth } from '../../../renderer/features/extraction/sheet/fit-column.ts';
import type { CellShown, Column, SheetModel } from '../../../renderer/features/extraction/sheet/sheet.ts';

const column = (key: string): Column => ({
  key,
  heading: key,
  title: key,
  width: 60,
  left: 0,
  isFrozen: false,
  isNumeric: true,
  isEditable: true,
});
const COLUMNS = [column('mean'), column('sd')];
const ROWS: Readonly<Record<string, readonly CellShown[]>> = {
  r1: [{ text: '-1.16' }, { text: '', derived: '2.138' }],
  r2: [
    { text: '=(4.1-2.9)/3.92', value: '0.306' },
    { text: 'NR', mark: { sign: '?', words: 'flag' } },
  ],
};
const model = {
  rowNow: (id: string) => ROWS[id] ?? null,
  cell: (row: readonly CellShown[], { key }: Column) => row[key === 'mean' ? 0 : 1] ?? { text: '' },
} as unknown as SheetModel<readonly CellShown[]>;
const found = (text: string) => foundCells(model, ['r1', 'r2'], COLUMNS, text);

test('a text is found as it was typed and as it is shown', () => {
  expect(found('2.138')).toEqual([{ row: 0, column: 1 }]);
  expect(found('4.1-')).toEqual([{ row: 1, column: 0 }]);
  expect(found('.306')).toEqual([{ row: 1, column: 0 }]);
  expect(found(' nr ')).toEqual([{ row: 1, column: 1 }]);
  expect(found('')).toEqual([]);
});

test('the search goes round the ends', () => {
  const cells = [
    { row: 0, column: 1 },
    { row: 2, column: 0 },
  ];
  expect(nextFound(cells, { row: 0, column: 1 }, 1)).toEqual({ row: 2, column: 0 });
  expect(nextFound(cells, { row: 2, column: 0 }, 1)).toEqual({ row: 0, column: 1 });
  expect(nextFound(cells, { row: 0, column: 1 }, -1)).toEqual({ row: 2, column: 0 });
  expect(nextFound([], { row: 0, column: 0 }, 1)).toBeNull();
});

test('a column is as wide as the widest text it shows, with room for marks and the menu of its heading', () => {
  const measure = (text: string) => text.length * 10;
  expect(fittingWidth(model, ['r1', 'r2'], column('mean'), measure)).toBe(4 * 10 + 36);
  expect(fittingWidth(model, ['r1', 'r2'], column('sd'), measure)).toBe(5 * 10 + 18);
  expect(fittingWidth(model, ['r2'], { ...column('sd'), heading: '' }, measure)).toBe(20 + 18 + 16);
});
