import { expect, test } from 'vitest';
import { Chosen } from '../../../renderer/features/extraction/sheet/chosen.ts';

const sheet = (): Chosen => new Chosen({ row: 2, column: 3 }, 10, 8);

test('Shift moves the far corner and leaves the active cell where it is', () => {
  const chosen = sheet();
  chosen.extendTo({ row: 4, column: 1 });
  expect(chosen.now()).toMatchObject({
    active: { row: 2, column: 3 },
    extent: { row: 4, column: 1 },
    selection: { top: 2, bottom: 4, left: 1, right: 3 },
  });
  chosen.extendTo({ row: 3, column: 3 });
  expect(chosen.now().selection).toEqual({ top: 2, bottom: 3, left: 3, right: 3 });
});

test('a whole row is selected around the active cell, and extended by rows', () => {
  const chosen = sheet();
  chosen.select({ active: { row: 2, column: 3 }, anchor: { row: 2, column: 0 }, extent: { row: 2, column: 7 } });
  expect(chosen.now().active).toEqual({ row: 2, column: 3 });
  chosen.extendTo({ row: 3, column: 7 });
  expect(chosen.now()).toMatchObject({
    active: { row: 2, column: 3 },
    selection: { top: 2, bottom: 3, left: 0, right: 7 },
  });
});

test('a move makes one cell of a selection, inside the sheet, and says so once', () => {
  const chosen = sheet();
  let told = 0;
  chosen.subscribe(() => (told += 1));
  chosen.extendTo({ row: 4, column: 4 });
  chosen.move({ row: 99, column: -1 });
  chosen.move({ row: 9, column: 0 });
  expect(chosen.now()).toMatchObject({
    active: { row: 9, column: 0 },
    selection: { top: 9, bottom: 9, left: 0, right: 0 },
  });
  expect(told).toBe(2);
});

test('a sheet that has become smaller keeps the choice inside it', () => {
  const chosen = sheet();
  chosen.extendTo({ row: 9, column: 7 });
  chosen.fit(3, 2);
  expect(chosen.now()).toMatchObject({
    active: { row: 2, column: 1 },
    selection: { top: 2, bottom: 2, left: 1, right: 1 },
  });
});

test('the active cell stays on its record when rows come above it, and the selection is given up', () => {
  const chosen = sheet();
  chosen.extendTo({ row: 4, column: 4 });
  chosen.fit(11, 8, ({ row, column }) => ({ row: row + 1, column }));
  expect(chosen.now()).toMatchObject({
    active: { row: 3, column: 3 },
    selection: { top: 3, bottom: 3, left: 3, right: 3 },
  });
  chosen.extendTo({ row: 5, column: 4 });
  chosen.fit(12, 8, (at) => at);
  expect(chosen.now().selection).toEqual({ top: 3, bottom: 5, left: 3, right: 4 });
});

test('the choice survives a sheet that has no rows for a while', () => {
  const chosen = sheet();
  chosen.fit(0, 8);
  expect(chosen.now().active).toEqual({ row: 0, column: 3 });
  chosen.fit(10, 8, ({ row, column }) => ({ row: row + 4, column }));
  expect(chosen.now().active).toEqual({ row: 6, column: 3 });
});
