import { describe, expect, it } from 'vitest';
import { readTypedCells } from '../../api/procedures/typed-value.ts';
import type { ValueField } from '../../engine/review/records/index.ts';

const ARM = { kind: 'arm', measure: null } as const;
const CONTRAST = { kind: 'contrast', measure: 'HR' } as const;
const numbers = (field: ValueField, text: string, row: typeof ARM | typeof CONTRAST = ARM) => {
  const read = readTypedCells(field, row, text);
  return read.ok ? read.cells.map((cell) => `${cell.field} ${cell.fields.number}`).join(', ') : read;
};

describe('decimal commas of a paper or a keyboard', () => {
  it.each([
    ['mean', '2,1', 'mean 2.1'],
    ['mean', '-0,123', 'mean -0.123'],
    ['sd', '(2,1)', 'sd 2.1'],
    ['percent', '12,5%', 'percent 12.5'],
    ['mean', '5,2 ± 2,1', 'mean 5.2, sd 2.1'],
    ['mean', '1,234 (0,5; 2,0)', 'mean 1.234, ci_low 0.5, ci_high 2'],
  ] as const)('%s: %s', (field, text, expected) => {
    expect(numbers(field, text)).toBe(expected);
  });

  it('an interval is split with them, and kept as printed', () => {
    expect(numbers('estimate', '0,65 (0,40; 1,05)', CONTRAST)).toBe('estimate 0.65, ci_low 0.4, ci_high 1.05');
    const read = readTypedCells('estimate', CONTRAST, '0,65');
    expect(read).toMatchObject({ cells: [{ fields: { text: '0,65', decimals: 2 } }] });
  });

  it('what may be thousands is asked about, alone and among others', () => {
    expect(numbers('mean', '1,234')).toMatchObject({ ok: false, readings: [{ number: 1234 }, { number: 1.234 }] });
    expect(numbers('mean', '1,234 (1,100; 1,300)')).toMatchObject({
      ok: false,
      readings: [{ decimalMark: ',', number: 1.234 }],
    });
  });

  it('commas that part numbers stay so, and counts take no decimals', () => {
    expect(numbers('mean', '-0.62 (-1.02,-0.23)')).toBe('mean -0.62, ci_low -1.02, ci_high -0.23');
    expect(numbers('median', '6 (4,9)')).toBe('median 6, q1 4, q3 9');
    expect(numbers('events', '12, 5%')).toBe('events 12, percent 5');
    expect(numbers('n', '2,1')).toMatchObject({ ok: false });
  });
});
