import { formatCount } from '../../../../engine/text/format-number.ts';
import type { Mismatch } from './paste.ts';

const counted = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;
const size = ({ rows, columns }: Readonly<{ rows: number; columns: number }>) =>
  `${counted(rows, 'row', 'rows')} by ${counted(columns, 'column', 'columns')}`;

/** Leaves out what there is none of. */
const beyond = ({ rows, columns }: Readonly<{ rows: number; columns: number }>) =>
  [
    ...(rows === 0 ? [] : [counted(rows, 'row', 'rows')]),
    ...(columns === 0 ? [] : [counted(columns, 'column', 'columns')]),
  ].join(' and ');

const hidden = ({ rows, columns }: Readonly<{ rows: number; columns: number }>) =>
  [
    ...(rows === 0 ? [] : [counted(rows, 'hidden row', 'hidden rows')]),
    ...(columns === 0 ? [] : [counted(columns, 'hidden column', 'hidden columns')]),
  ].join(' and ');

export const SHEET = {
  emptyCell: 'empty',
  derived: (text: string) => `${text}, derived`,
  worked: (value: string, formula: string) => `${value}, worked out from ${formula}`,
  editor: (column: string, row: string) => `${column}, ${row}`,
  menu: (column: string) => `Column ${column}`,
  sortUp: 'Sort ascending',
  sortDown: 'Sort descending',
  unsort: 'In the review’s order',
  sortedUp: 'sorted ascending',
  sortedDown: 'sorted descending',
  hide: 'Hide column',
  wider: 'Wider',
  narrower: 'Narrower',
  fit: 'Fit to text',
  usual: 'Usual width',
  noMeasure: 'Texts cannot be measured here.',
  select: 'Select column',
  paste: (cells: number) => `Paste ${counted(cells, 'cell', 'cells')}`,
  clear: (cells: number) => `Clear ${counted(cells, 'cell', 'cells')}`,
  cut: (cells: number) => `Cut ${counted(cells, 'cell', 'cells')}`,
  fill: (cells: number) => `Fill down ${counted(cells, 'cell', 'cells')}`,
  fillRight: (cells: number) => `Fill right ${counted(cells, 'cell', 'cells')}`,
  fillWith: (cells: number) => `Fill ${counted(cells, 'cell', 'cells')} with one text`,
  pasteTitle: 'Paste into the grid',
  pasteButton: (cells: number) => `Paste ${counted(cells, 'cell', 'cells')}`,
  withoutHeading: 'Without the first row',
  withoutUnfit: (left: number) => `Leave out ${left === 1 ? 'this cell' : `these ${counted(left, 'cell', 'cells')}`}`,
  withPoint: 'Decimals follow a point',
  withComma: 'Decimals follow a comma',
  cancel: 'Cancel',
  nothingWritten: 'Nothing has been written.',
  unstored: (count: number) =>
    count === 1 ? '1 cell cannot be stored as it is:' : `${formatCount(count)} cells cannot be stored as they are:`,
  noneStored: 'None of the copied cells can be stored as it is. Correct them where they come from and paste again.',
  place: (row: number, column: string) => `Row ${formatCount(row)}, ${column}`,
  more: (count: number) => `and ${formatCount(count)} more`,
  readOnly: (count: number) =>
    count === 1
      ? '1 cell would fall on a column that is not typed here; it is left out.'
      : `${formatCount(count)} cells would fall on columns that are not typed here; these are left out.`,
  notTyped: (column: string) => `${column}: this column says what the row is and is not typed here.`,
  mismatch: (mismatch: Mismatch): string => {
    switch (mismatch.kind) {
      case 'shape':
        return `The copied block is ${size(mismatch.block)}, the selection ${size(mismatch.selection)}. The block is pasted once, from the first selected cell.`;
      case 'ragged':
        return 'The rows of the copied block differ in length. Cells that are not in it stay as they are.';
      case 'beyond the edge':
        return `The block reaches beyond the grid by ${beyond(mismatch)}; that part is left out.`;
      case 'heading row':
        return `The first row holds no numbers: ${mismatch.texts.filter(Boolean).join(', ')}. It looks like headings.`;
      case 'hidden':
        return `The block passes over ${hidden(mismatch)}. What is hidden stays as it is; the block goes into the cells you see.`;
    }
  },
  preview: 'First rows as they would be pasted',
  rowNumber: 'Row',
  beyondGrid: '–',
  refusedCell: ', cannot be stored',
  noAccess: 'The clipboard holds no text.',
  find: 'Find in the grid',
  findNext: 'Next',
  findPrevious: 'Previous',
  findClose: 'Close',
  onlyFound: 'Only rows found',
  found: (at: number, count: number) =>
    count === 0
      ? 'Not found'
      : at === 0
        ? `${formatCount(count)} found`
        : `${formatCount(at)} of ${formatCount(count)}`,
} as const;
