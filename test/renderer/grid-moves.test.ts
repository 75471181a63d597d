import { describe, expect, it } from 'vitest';
import { movedBy } from '../../renderer/features/extraction/move.ts';

const extent = { rows: 50, columns: 8, page: 20 };
const key = (name: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...modifiers,
});

describe('movedBy', () => {
  it('moves by arrows and stops at the edges', () => {
    expect(movedBy(key('ArrowDown'), { row: 3, column: 2 }, extent)).toEqual({ row: 4, column: 2 });
    expect(movedBy(key('ArrowUp'), { row: 0, column: 2 }, extent)).toEqual({ row: 0, column: 2 });
    expect(movedBy(key('ArrowRight', { ctrlKey: true }), { row: 3, column: 2 }, extent)).toEqual({ row: 3, column: 7 });
  });

  it('goes to the ends of a row and of the grid', () => {
    expect(movedBy(key('Home'), { row: 3, column: 2 }, extent)).toEqual({ row: 3, column: 0 });
    expect(movedBy(key('End', { ctrlKey: true }), { row: 3, column: 2 }, extent)).toEqual({ row: 49, column: 7 });
    expect(movedBy(key('PageDown'), { row: 40, column: 2 }, extent)).toEqual({ row: 49, column: 2 });
  });

  it('tabs on to the next row, and leaves the grid at its ends', () => {
    expect(movedBy(key('Tab'), { row: 3, column: 7 }, extent)).toEqual({ row: 4, column: 0 });
    expect(movedBy(key('Tab', { shiftKey: true }), { row: 3, column: 0 }, extent)).toEqual({ row: 2, column: 7 });
    expect(movedBy(key('Tab'), { row: 49, column: 7 }, extent)).toBeNull();
    expect(movedBy(key('Tab', { shiftKey: true }), { row: 0, column: 0 }, extent)).toBeNull();
  });

  it('leaves other keys alone', () => {
    expect(movedBy(key('a'), { row: 0, column: 0 }, extent)).toBeNull();
  });
});
