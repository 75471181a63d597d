import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows, type RowTexts } from '../../api/contract/cell-block.ts';
import { setCells, VALUE_FIELDS } from '../../api/contract/grid.ts';

const text = fc.string({ maxLength: 12 }).filter((one) => !one.includes('\n'));
const row = fc
  .record({
    measurementId: fc.string({ minLength: 1, maxLength: 20 }),
    fields: fc.uniqueArray(fc.constantFrom(...VALUE_FIELDS), { minLength: 1, maxLength: 5 }),
    texts: fc.array(fc.tuple(text, text), { minLength: 5, maxLength: 5 }),
  })
  .map(({ measurementId, fields, texts }): RowTexts => ({
    measurementId,
    cells: fields.map((field, at) => [field, ...texts[at]!] as const),
  }));
const read = (rows: unknown) => setCells.safeParse({ label: 'Paste', rows });

describe('a block of cells on its way to the backend', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        expect(read(packRows(rows)).data?.rows).toEqual(rows);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });

  it('names the fields of its rows once', () => {
    const rows = Array.from({ length: 50 }, (_, at): RowTexts => ({
      measurementId: `row ${at}`,
      cells: [
        ['mean', '1', ''],
        ['sd', '', '2'],
      ],
    }));
    expect(packRows(rows)?.fields).toEqual([['mean', 'sd']]);
  });

  it('is sent as it is where a text has several lines', () => {
    expect(packRows([{ measurementId: 'row', cells: [['mean', '1\n2', '']] }])).toBeNull();
    expect(packRows([{ measurementId: 'row', cells: [['mean', '1', '1\n2']] }])).toBeNull();
  });

  it('is refused where texts and fields do not agree, or a text is too long', () => {
    const fields = [['mean', 'sd']];
    expect(read({ fields, rows: [['row', 0, '1\n2', '\n']] }).success).toBe(true);
    expect(read({ fields, rows: [['row', 0, '1', '\n']] }).success).toBe(false);
    expect(read({ fields, rows: [['row', 0, '1\n2', '']] }).success).toBe(false);
    expect(read({ fields, rows: [['row', 1, '1\n2', '\n']] }).success).toBe(false);
    expect(read({ fields, rows: [['row', 0, `1\n${'2'.repeat(2001)}`, '\n']] }).success).toBe(false);
    expect(read({ fields: [['mean', 'colour']], rows: [['row', 0, '1\n2', '\n']] }).success).toBe(false);
  });
});
