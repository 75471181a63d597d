import { readCell } from '../../engine/cell/read-cell.ts';
import type { Value, ValueField } from '../../engine/review/records/index.ts';
import { parsePrintedNumber, type PrintedNumber } from '../../engine/text/parse-number.ts';

const COUNTS: ReadonlySet<ValueField> = new Set(['n', 'events']);

export type TypedFields = Pick<Value, 'text' | 'qualifier' | 'number' | 'decimals' | 'formula' | 'unit'>;

/** Why a text was not stored. `readings`: what a text such as `1,234` may mean, with each decimal mark: to be asked about. */
export type TypedRefusal = Readonly<{ ok: false; reason: string; readings?: readonly MarkedReading[] }>;
export type MarkedReading = Readonly<{ decimalMark: '.' | ','; number: number }>;

export type TypedValue = Readonly<{ ok: true; fields: TypedFields }> | TypedRefusal;

/**
 * Read a cell's text as its field. What was typed is kept as `text`; a bound such as "<0.001" keeps its sign; a formula keeps
 * both its text and its number. Text that cannot be read is refused with the reason.
 *
 * @param decimalMark the paper's, where the reviewer has said so: `1,234` then has one reading; without it, it is asked about
 */
export function readTyped(field: ValueField, text: string, decimalMark?: '.' | ','): TypedValue {
  return typedOf(parsePrintedNumber(text, { decimalMark: decimalMark ?? '.', count: COUNTS.has(field) }), decimalMark);
}

/** The cells that a text typed into one of them fills: the cell itself, or each number printed together its own. */
export type TypedCells =
  | Readonly<{
      ok: true;
      cells: readonly Readonly<{ field: ValueField; fields: TypedFields }>[];
      /** Percent, where the text names the level of its interval. */
      level: number | null;
      /** What was taken for granted where several numbers were told apart, for the reviewer to see. */
      assumed: string | null;
    }>
  | TypedRefusal;

/**
 * As `readTyped`, for text that may hold several numbers, such as `-0.62 (-1.02, -0.23)`. Commas that can only be decimal marks are
 * read as such, for papers and keyboards that have them.
 *
 * @param row its kind and, for a contrast, its effect measure: a text that names another one is refused
 */
export function readTypedCells(
  field: ValueField,
  row: Readonly<{ kind: 'arm' | 'contrast'; measure: string | null }>,
  text: string,
  decimalMark?: '.' | ',',
): TypedCells {
  const read = readMarked(field, row, text, decimalMark);
  if (read.ok || read.readings !== undefined || decimalMark !== undefined || !/\d,\d/u.test(text)) return read;
  const withCommas = readMarked(field, row, text, ',');
  const isPartOfOne = (cell: Readonly<{ field: ValueField; fields: TypedFields }>) =>
    COUNTS.has(cell.field) && !Number.isInteger(cell.fields.number);
  if (!withCommas.ok || withCommas.cells.some(isPartOfOne)) return read;
  if (hasDecimalComma(text)) return withCommas;
  const number = withCommas.cells[0]?.fields.number ?? null;
  return number === null ? read : { ...read, readings: [{ decimalMark: ',', number }] };
}

/** A comma that parts no thousands and a text without points: `2,1` has one reading, `1,234` alone has two. */
function hasDecimalComma(text: string): boolean {
  return /(?<![\d.,])(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d.,])/u.test(text) && !/\d[.·]\d/u.test(text);
}

function readMarked(
  field: ValueField,
  row: Readonly<{ kind: 'arm' | 'contrast'; measure: string | null }>,
  text: string,
  decimalMark?: '.' | ',',
): TypedCells {
  const reading = readCell(text, { field, row: row.kind, measure: row.measure, decimalMark: decimalMark ?? '.' });
  if (reading.kind === 'one') {
    const typed = typedOf(reading.number, decimalMark);
    return typed.ok ? { ok: true, cells: [{ field, fields: typed.fields }], level: null, assumed: null } : typed;
  }
  const cells: { field: ValueField; fields: TypedFields }[] = [];
  for (const part of reading.parts) {
    const typed = readTyped(part.field, part.text, decimalMark);
    if (!typed.ok) return typed;
    cells.push({ field: part.field, fields: typed.fields });
  }
  return { ok: true, cells, level: reading.level, assumed: reading.assumed };
}

function typedOf(read: PrintedNumber, decimalMark: '.' | ',' | undefined): TypedValue {
  switch (read.kind) {
    case 'number':
      return {
        ok: true,
        fields: {
          text: read.printed,
          qualifier: read.qualifier,
          number: read.value,
          decimals: read.decimals,
          formula: null,
          unit: read.percent ? '%' : null,
        },
      };
    case 'formula':
      return {
        ok: true,
        fields: {
          text: read.printed,
          qualifier: '=',
          number: read.value,
          decimals: null,
          formula: read.formula,
          unit: null,
        },
      };
    case 'empty':
      return { ok: false, reason: 'The cell is empty.' };
    case 'ambiguous': {
      const [thousands, decimal] = read.readings;
      if (decimalMark !== undefined && thousands !== undefined) {
        return {
          ok: true,
          fields: { text: read.printed, qualifier: '=', number: thousands, decimals: 0, formula: null, unit: null },
        };
      }
      const readings = [
        ...(thousands === undefined ? [] : [{ decimalMark: '.', number: thousands } as const]),
        ...(decimal === undefined ? [] : [{ decimalMark: ',', number: decimal } as const]),
      ];
      return { ok: false, reason: read.reason, readings };
    }
    case 'refused':
      return { ok: false, reason: read.reason };
  }
}
