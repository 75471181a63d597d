import type { Value, ValueField } from '../../engine/review/records/index.ts';
import { parsePrintedNumber } from '../../engine/text/parse-number.ts';

const COUNTS: ReadonlySet<ValueField> = new Set(['n', 'events']);

export type TypedValue =
  | Readonly<{ ok: true; fields: Pick<Value, 'text' | 'qualifier' | 'number' | 'decimals' | 'formula' | 'unit'> }>
  | Readonly<{ ok: false; reason: string }>;

/**
 * Read a cell's text as its field. What was typed is kept as `text`; a bound such as "<0.001" keeps its sign; a formula keeps
 * both its text and its number. Text that cannot be read is refused with the reason.
 */
export function readTyped(field: ValueField, text: string): TypedValue {
  const read = parsePrintedNumber(text, { count: COUNTS.has(field) });
  switch (read.kind) {
    case 'number':
      return {
        ok: true,
        fields: {
          text: read.printed, qualifier: read.qualifier, number: read.value, decimals: read.decimals, formula: null,
          unit: read.percent ? '%' : null,
        },
      };
    case 'formula':
      return {
        ok: true,
        fields: { text: read.printed, qualifier: '=', number: read.value, decimals: null, formula: read.formula, unit: null },
      };
    case 'empty':
      return { ok: false, reason: 'The cell is empty.' };
    case 'ambiguous':
    case 'refused':
      return { ok: false, reason: read.reason };
  }
}
