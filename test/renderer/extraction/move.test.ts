import { describe, expect, it } from 'vitest';
import { movedBy, tabbed } from '../../../renderer/features/extraction/sheet/move.ts';

const extent = { rows: 50, columns: 8, page: 20 };
const key = (name: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  ...modifiers,
});

describe('movedBy', () => {
  it('moves by arrows and stops at the edges', () => {
    expect(movedBy(key('ArrowDown'), { row: 3, column: 2 }, extent)).toEqual({ row: 4, column: 2 });
    expect(movedBy(key('ArrowUp'), { row: 0, column: 2 }, extent)).toEqual({ row: 0, column: 2 });
    expect(movedBy(key('ArrowRight', { ctrlKey: true }), { row: 3, column: 2 }, extent)).toEqual({ row: 3, column: 7 });
  });

  it('goes to the end of a run with Control, then over the gap', () => {
    const filled = new Set([0, 1, 2, 10, 11]);
    const runs = { ...extent, isFilled: ({ row }: { row: number }) => filled.has(row) };
    const down = (row: number) => movedBy(key('ArrowDown', { ctrlKey: true }), { row, column: 0 }, runs)?.row;
    expect([down(0), down(2), down(5), down(10), down(11)]).toEqual([2, 10, 10, 11, 49]);
  });

  it('goes a screen of columns aside with Alt', () => {
    const wide = { ...extent, pageColumns: 4 };
    const aside = (name: string, column: number) => movedBy({ ...key(name), altKey: true }, { row: 3, column }, wide);
    expect(aside('PageDown', 2)).toEqual({ row: 3, column: 6 });
    expect(aside('PageDown', 6)).toEqual({ row: 3, column: 7 });
    expect(aside('PageUp', 2)).toEqual({ row: 3, column: 0 });
    expect(aside('ArrowDown', 2)).toBeNull();
  });

  it('goes to the ends of a row and of the grid', () => {
    expect(movedBy(key('Home'), { row: 3, column: 2 }, extent)).toEqual({ row: 3, column: 0 });
    expect(movedBy(key('End', { ctrlKey: true }), { row: 3, column: 2 }, extent)).toEqual({ row: 49, column: 7 });
    expect(movedBy(key('PageDown'), { row: 40, column: 2 }, extent)).toEqual({ row: 49, column: 2 });
  });

  it('leaves other keys alone', () => {
    expect(movedBy(key('a'), { row: 0, column: 0 }, extent)).toBeNull();
  });
});

describe('tabbed', () => {
  const anywhere = () => true;
  it('goes on to the next row, and leaves the grid at its ends', () => {
    expect(tabbed(false, { row: 3, column: 7 }, extent, anywhere)).toEqual({ row: 4, column: 0 });
    expect(tabbed(true, { row: 3, column: 0 }, extent, anywhere)).toEqual({ row: 2, column: 7 });
    expect(tabbed(false, { row: 49, column: 7 }, extent, anywhere)).toBeNull();
    expect(tabbed(true, { row: 0, column: 0 }, extent, anywhere)).toBeNull();
  });

  it('stops only where something is to be filled in', () => {
    const stops = ({ column }: { column: number }) => column === 4 || column === 6;
    expect(tabbed(false, { row: 3, column: 4 }, extent, stops)).toEqual({ row: 3, column: 6 });
    expect(tabbed(false, { row: 3, column: 6 }, extent, stops)).toEqual({ row: 4, column: 4 });
    expect(tabbed(false, { row: 49, column: 6 }, extent, stops)).toBeNull();
  });
});
