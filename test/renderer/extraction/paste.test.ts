import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../engine/math/random.ts';
import { readBlock, writeBlock } from '../../../renderer/features/extraction/sheet/clipboard.ts';
import { hiddenBetween, planPaste } from '../../../renderer/features/extraction/sheet/paste.ts';
import { previewOf } from '../../../renderer/features/extraction/sheet/preview.ts';

describe('readBlock', () => {
  it('reads what Excel and LibreOffice put on the clipboard', () => {
    expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(readBlock('1\t2\n3\t\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(readBlock('"two\nlines"\t"say ""no"""\r\nx\ty')).toEqual([
      ['two\nlines', 'say "no"'],
      ['x', 'y'],
    ]);
  });

  it('keeps a quote that quotes nothing, one text, and an empty cell', () => {
    expect(readBlock('5" tube\t"open')).toEqual([['5" tube', '"open']]);
    expect(readBlock('-1.21')).toEqual([['-1.21']]);
    expect(readBlock('')).toEqual([['']]);
    expect(readBlock('\t1')).toEqual([['', '1']]);
  });

  it('gives back what was written, whatever it was', () => {
    const random = createRandom(7).uniform;
    const letters = ['1', '.', '-', ' x', '"', '\n', '\t', 'é', '−'];
    const text = () =>
      Array.from({ length: Math.floor(random() * 6) }, () => letters[Math.floor(random() * letters.length)])
        .join('')
        .trim();
    for (let round = 0; round < 500; round += 1) {
      const columns = 1 + Math.floor(random() * 4);
      const block = Array.from({ length: 1 + Math.floor(random() * 4) }, () => Array.from({ length: columns }, text));
      expect(readBlock(writeBlock(block))).toEqual(block);
    }
  });
});

describe('writeBlock', () => {
  it('gives a number to other programs without a line break, and keeps cells that are empty', () => {
    expect(writeBlock([['-1.16']])).toBe('-1.16');
    expect(readBlock(writeBlock([['']]))).toEqual([['']]);
    expect(readBlock(writeBlock([['1'], ['']]))).toEqual([['1'], ['']]);
  });
});

describe('previewOf', () => {
  const column = (key: string, isEditable = true) => ({
    key,
    heading: key,
    title: key,
    width: 60,
    left: 0,
    isFrozen: false,
    isNumeric: true,
    isEditable,
  });
  const sheet = { ids: ['r1', 'r2'], columns: [column('kind', false), column('mean'), column('sd')] };
  const problem = { rowId: 'r2', columnKey: 'sd', text: 'x', reason: '"x" holds no number.' };

  it('says which row and column each text falls on, and what becomes of it', () => {
    const covers = { top: 1, bottom: 1, left: 0, right: 2 };
    expect(previewOf([['a', '1', 'x', '4'], ['b']], covers, sheet, [problem])).toEqual({
      headings: ['kind', 'mean', 'sd', ''],
      rows: [
        {
          number: 2,
          cells: [
            { text: 'a', fate: 'left out' },
            { text: '1', fate: 'stored' },
            { text: 'x', fate: 'refused' },
            { text: '4', fate: 'left out' },
          ],
        },
        {
          number: null,
          cells: [
            { text: 'b', fate: 'left out' },
            { text: '', fate: 'left out' },
            { text: '', fate: 'left out' },
            { text: '', fate: 'left out' },
          ],
        },
      ],
    });
  });

  it('repeats a block that fills the selection', () => {
    const { rows } = previewOf([['7']], { top: 0, bottom: 1, left: 1, right: 2 }, sheet, []);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['7', '7'],
      ['7', '7'],
    ]);
  });
});

describe('planPaste', () => {
  const extent = { rows: 10, columns: 6 };
  const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

  it('lays a block down and right from the active cell', () => {
    const { targets, mismatches } = planPaste(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      cell(2, 3),
      extent,
    );
    expect(targets).toEqual([
      { row: 2, column: 3, text: '1' },
      { row: 2, column: 4, text: '2' },
      { row: 3, column: 3, text: '3' },
      { row: 3, column: 4, text: '4' },
    ]);
    expect(mismatches).toEqual([]);
  });

  it('fills a selection with one text, or with whole repeats of a block', () => {
    expect(
      planPaste([['7']], { top: 0, bottom: 2, left: 1, right: 1 }, extent).targets.map(({ row, text }) => [row, text]),
    ).toEqual([
      [0, '7'],
      [1, '7'],
      [2, '7'],
    ]);
    const repeated = planPaste([['1'], ['2']], { top: 0, bottom: 3, left: 0, right: 0 }, extent);
    expect([repeated.targets.map(({ text }) => text), repeated.mismatches]).toEqual([['1', '2', '1', '2'], []]);
    expect(repeated.covers).toEqual({ top: 0, bottom: 3, left: 0, right: 0 });
  });

  it('tells when shapes disagree, rows are ragged, headings came along or the sheet ends', () => {
    const kinds = (plan: ReturnType<typeof planPaste>) => plan.mismatches.map(({ kind }) => kind);
    expect(kinds(planPaste([['1', '2']], { top: 0, bottom: 2, left: 0, right: 2 }, extent))).toEqual(['shape']);
    expect(kinds(planPaste([['1', '2'], ['3']], cell(0, 0), extent))).toEqual(['ragged']);
    // Words over words are no headings.
    expect(kinds(planPaste([['Usable'], ['Unclear']], cell(0, 0), extent))).toEqual([]);
    expect(
      kinds(
        planPaste(
          [
            ['Mean', 'SD'],
            ['3', '1'],
          ],
          cell(0, 0),
          extent,
        ),
      ),
    ).toEqual(['heading row']);
    const over = planPaste(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      cell(9, 5),
      extent,
    );
    expect([kinds(over), over.targets]).toEqual([['beyond the edge'], [{ row: 9, column: 5, text: '1' }]]);
    expect(over.covers).toEqual({ top: 9, bottom: 9, left: 5, right: 5 });
  });
});

describe('a block laid over hidden rows and columns', () => {
  const all = { rows: ['r1', 'r2', 'r3', 'r4'], columns: ['n', 'mean', 'sd', 'se'] };
  const shown = { rows: ['r1', 'r4'], columns: ['n', 'mean', 'se'] };
  const over = (rows: readonly number[], columns: readonly number[]) =>
    rows.flatMap((row) => columns.map((column) => ({ row, column, text: '1' })));

  it('tells how many it passes over', () => {
    expect(hiddenBetween(over([0, 1], [0, 1]), shown, all)).toEqual({ kind: 'hidden', rows: 2, columns: 0 });
    expect(hiddenBetween(over([0, 1], [1, 2]), shown, all)).toEqual({ kind: 'hidden', rows: 2, columns: 1 });
  });

  it('is told nothing where nothing lies between', () => {
    expect(hiddenBetween(over([1], [0, 1]), shown, all)).toBeNull();
    expect(hiddenBetween(over([0], [2]), shown, all)).toBeNull();
    expect(hiddenBetween([], shown, all)).toBeNull();
  });
});
