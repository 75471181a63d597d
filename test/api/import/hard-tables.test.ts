import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { recogniseColumns } from '../../../api/import/tables/recognise.ts';
import { readDelimited, readTables } from '../../../api/import/tables/read-table.ts';
import { readRows } from '../../../api/import/tables/rows.ts';
import type { TextTable } from '../../../api/import/tables/types.ts';

const rowsOf = (table: TextTable) => readRows(table, { ...recogniseColumns(table), outcome: 'Pain' });
/** `A: mean 4.1, sd 2` of each arm or contrast. */
const armsOf = (table: TextTable) =>
  rowsOf(table).rows.flatMap(({ measurements }) =>
    measurements.map(
      ({ armLabel, values }) => `${armLabel}: ${values.map(({ field, text }) => `${field} ${text}`).join(', ')}`,
    ),
  );

describe('text tables', () => {
  it('rows are counted as a spreadsheet shows them, empty ones and cells over lines included', () => {
    const table = readDelimited('study,yi,vi,note\n\nA,0.1,0.2,"over\ntwo lines"\n\n,0.3,0.1,\nC,0.2,0.1,\n');
    expect(table.rows.map(({ line }) => line)).toEqual([3, 5, 6]);
    expect(rowsOf(table).problems).toMatchObject([{ line: 5, column: 'study', reason: expect.stringContaining('.') }]);
  });

  it.each([',', ';', '\t', '|'])('the first line says that %j parts the cells', (mark) => {
    const table = readDelimited(
      `\ufeffsep=${mark}\r\n${['study', 'mean', 'sd', 'arm'].join(mark)}\r\n${['A', '4.1', '2.0', 'x'].join(mark)}\r\n`,
    );
    expect(table.header).toEqual(['study', 'mean', 'sd', 'arm']);
    expect(table.rows).toEqual([{ line: 3, cells: ['A', '4.1', '2.0', 'x'] }]);
  });

  it('empty columns behind the last are none', () => {
    const table = readDelimited(`study;yi;vi${';'.repeat(400)}\nA;0,1;0,2${';'.repeat(400)}\n`);
    expect(table.header).toEqual(['study', 'yi', 'vi']);
    expect(recogniseColumns(table).decimalMark).toBe(',');
  });

  it('columns named twice over are those of two arms', () => {
    const table = readDelimited('Study,Mean,SD,N,Mean,SD,N\nA,4.1,2.0,30,5.0,2.1,31\n');
    expect(armsOf(table)).toEqual(['Intervention: mean 4.1, sd 2.0, n 30', 'Comparator: mean 5.0, sd 2.1, n 31']);
  });

  it('a name that stands twice among others is taken once', () => {
    const table = readDelimited('Study,Arm,Mean,SD,SD\nA,x,4.1,2.0,9\n');
    expect(recogniseColumns(table).roles).toEqual(['study', 'arm label', 'arm mean', 'arm sd', 'ignore']);
  });
});

describe('workbooks', () => {
  const text = (value: string) => ({ value });
  const number = (value: number, format?: string) => ({
    type: Number,
    value,
    ...(format === undefined ? {} : { format }),
  });
  async function book(): Promise<Uint8Array> {
    const rows = [
      ['study', 'arm', 'percent', 'n'].map(text),
      [text('A'), text('x'), number(0.125, '0.0%'), number(80)],
      [text('A'), text('y'), number(0.4, '0%'), number(70)],
      [text('B'), text('x'), number(25), { type: 'Formula', value: 'SUM(D2,D3)' }],
    ];
    const file = writeXlsxFile([
      { sheet: 'Drafts', data: [['study', 'mean'].map(text), [text('Old'), number(1)]] },
      { sheet: 'R & D', data: rows },
    ] as never);
    const parts = unzipSync(new Uint8Array(await file.toBuffer()));
    const change = (name: string, from: RegExp, to: string) => {
      const before = strFromU8(parts[name]!);
      expect(before).toMatch(from);
      parts[name] = strToU8(before.replace(from, to));
    };
    change('xl/workbook.xml', /<sheet (?=[^>]*Drafts)/u, '<sheet state="hidden" ');
    change('xl/worksheets/sheet2.xml', /<row r="3"/u, '<row r="3" hidden="1"');
    return zipSync(parts);
  }

  it.each([
    ['fullwidth digits and a letter', '１２G2', /“１２G2”/u],
    ['a column behind the last', 'XFE2', /“XFE2”/u],
    ['a row behind the last', 'D1048577', /“D1048577”/u],
    ['the last corner of the largest sheet', 'XFD1048576', /too far apart/u],
  ])('%s is refused before its cell is laid out', async (_what, place, reason) => {
    const parts = unzipSync(await book());
    const sheet = strFromU8(parts['xl/worksheets/sheet2.xml']!);
    expect(sheet).toContain('r="D2"');
    const moved = { ...parts, 'xl/worksheets/sheet2.xml': strToU8(sheet.replace('r="D2"', `r="${place}"`)) };
    await expect(readTables(zipSync(moved))).rejects.toThrow(reason);
  });

  it('percentages stand as they are shown, hidden sheets last, hidden rows are counted', async () => {
    const [first, second] = await readTables(await book());
    expect([first!.sheet, second!.sheet]).toEqual(['R & D', 'Drafts']);
    expect(first!.hiddenRows).toBe(1);
    expect(first!.table.rows.map(({ cells }) => cells[2])).toEqual(['12.5%', '40%', '25']);
    expect(armsOf(first!.table)).toEqual(['x: percent 12.5%, n 80', 'y: percent 40%, n 70']);
  });

  it('a formula without its result is told of, not taken for nothing', async () => {
    const [first] = await readTables(await book());
    expect(rowsOf(first!.table).problems).toMatchObject([
      { line: 4, column: 'n', reason: expect.stringContaining('save it and read it again') },
    ]);
  });
});
