import { expect, test } from 'vitest';
import {
  canMove,
  PLAIN_LAYOUT,
  placed,
  withMoved,
  type Layout,
  type Unplaced,
} from '../../../renderer/features/extraction/sheet/layout.ts';

const column = (key: string, isFrozen = false): Unplaced => ({
  key,
  title: key,
  heading: key,
  width: 60,
  isNumeric: true,
  isFrozen,
  isEditable: true,
});
const COLUMNS = [column('study', true), column('arm', true), column('n'), column('mean'), column('sd')];
const keys = (layout: Layout, columns = COLUMNS) => placed(columns, layout).map(({ key }) => key);

function moved(layout: Layout, key: string, by: -1 | 1, columns = COLUMNS): Layout {
  const shown = placed(columns, layout);
  return withMoved(
    layout,
    shown.find((at) => at.key === key)!,
    by,
    shown,
  );
}

test('a column changes places with its neighbour, and every column begins where the one before ends', () => {
  const layout = moved(PLAIN_LAYOUT, 'sd', -1);
  expect(keys(layout)).toEqual(['study', 'arm', 'n', 'sd', 'mean']);
  const shown = placed(COLUMNS, layout);
  expect(shown.slice(1).map(({ left }) => left)).toEqual(shown.slice(0, -1).map(({ left, width }) => left + width));
  expect(keys(moved(layout, 'sd', 1))).toEqual(keys(PLAIN_LAYOUT));
});

test('frozen columns stay in front and among themselves', () => {
  const shown = placed(COLUMNS, PLAIN_LAYOUT);
  expect(canMove(shown[2]!, -1, shown)).toBe(false);
  expect(moved(PLAIN_LAYOUT, 'n', -1)).toBe(PLAIN_LAYOUT);
  expect(moved(PLAIN_LAYOUT, 'arm', 1)).toBe(PLAIN_LAYOUT);
  expect(keys(moved(PLAIN_LAYOUT, 'arm', -1))).toEqual(['arm', 'study', 'n', 'mean', 'sd']);
});

test('columns the order does not know stand behind their neighbour, and hidden ones keep their place', () => {
  const few = COLUMNS.filter(({ key }) => key !== 'mean');
  const layout = moved(PLAIN_LAYOUT, 'sd', -1, few);
  expect(keys(layout)).toEqual(['study', 'arm', 'sd', 'n', 'mean']);
  const hidden = { ...layout, hidden: ['n'] };
  expect(keys(hidden)).toEqual(['study', 'arm', 'sd', 'mean']);
  expect(keys({ ...moved(hidden, 'mean', -1), hidden: [] })).toEqual(['study', 'arm', 'mean', 'sd', 'n']);
});
