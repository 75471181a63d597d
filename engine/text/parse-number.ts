import { evaluateFormula } from './formula.ts';
import { REFUSALS } from './phrases.ts';

export type Qualifier = '=' | '<' | '<=' | '>' | '>=' | '~';

/**
 * What a cell's text says. Every kind but 'empty' keeps `printed`, the text as typed (trimmed).
 * - number: `value` as printed (`45%` is 45 with `percent` true); `decimals` is the number of digits after the
 *   decimal mark, so that the printed value stands for value ± 0.5·10^-decimals (0 also for `1.2e5`, whose last digit
 *   is above the units)
 * - ambiguous: `readings` are the values it may stand for; the person chooses
 * - refused: `reason` is a whole sentence that says what to do
 */
export type PrintedNumber =
  | Readonly<{
      kind: 'number';
      value: number;
      decimals: number;
      qualifier: Qualifier;
      percent: boolean;
      printed: string;
    }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'formula'; value: number; formula: string; printed: string }>
  | Readonly<{ kind: 'ambiguous'; readings: readonly number[]; reason: string; printed: string }>
  | Readonly<{ kind: 'refused'; reason: string; printed: string }>;

export type ParseNumberOptions = Readonly<{
  /** The decimal mark of the paper. A comma is read as one only when this says so. Default '.'. */
  decimalMark?: '.' | ',';
  /** The field counts people or events: `1,234` then has one reading only, and a percentage none. Default false. */
  count?: boolean;
}>;

const MAXIMUM_LENGTH = 64;
/** Most cells hold no more than this, and a pasted block has thousands of them. */
const PLAIN_DIGITS = /^-?\d{1,15}(?:\.(\d{1,15}))?$/u;
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu;
const MINUS = /[‐‑‒–—―−﹣-]/gu;
/** `1.2·10⁻³` is a product: the dot before a ten with an exponent is no decimal mark. */
const DOT_AS_TIMES = /(?<=\d) ?[·∙⋅‧] ?10(?=[\^⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]|-\d)/gu;
const MIDDLE_DOT = /[·∙⋅‧]/gu;
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁻': '-',
  '⁺': '+',
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
};

const QUALIFIERS: readonly (readonly [prefix: string, qualifier: Qualifier])[] = [
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['⩽', '<='],
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
  ['⩾', '>='],
  ['<', '<'],
  ['>', '>'],
  ['~', '~'],
  ['≈', '~'],
  ['=', '='],
];

/**
 * Reads one number as papers print it, or a cell formula.
 *
 * Accepted: `2.1`, `2·1`, `.05`, any minus or dash as the sign, `1 234` and `1'234`, `1,234.5`, `45%`, `1.2e-5`, `1.2
 * × 10−5`, `1.2·10⁻⁵`, the qualifiers `< ≤ > ≥ ~ =` with or without a leading `p`, and formulas after `=` (see `formula.ts`; with decimal
 * commas and semicolons where the paper has them). A comma is a decimal mark only under `decimalMark: ','`; `1,234` is ambiguous without it. Text that holds two
 * numbers, a dash alone, a footnote mark or a word is refused, each with its own sentence. Never throws, linear in
 * the length of the text.
 */
export function parsePrintedNumber(text: string, options: ParseNumberOptions = {}): PrintedNumber {
  const printed = text.trim();
  const digits = PLAIN_DIGITS.exec(printed);
  if (digits !== null && (digits[1] === undefined || options.decimalMark !== ',')) {
    const decimals = digits[1]?.length ?? 0;
    const value = Number(printed);
    return { kind: 'number', value: value === 0 ? 0 : value, decimals, qualifier: '=', percent: false, printed };
  }
  const bare = printed.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  if (bare === '') return { kind: 'empty' };
  const refuse = (reason: string): PrintedNumber => ({ kind: 'refused', reason, printed });

  const plain = bare.replace(MINUS, '-').replace(DOT_AS_TIMES, '×10').replace(MIDDLE_DOT, '.');
  const { qualifier, rest } = splitQualifier(plain);
  if (rest.length <= MAXIMUM_LENGTH) {
    const percent = rest.endsWith('%');
    if (percent && options.count === true && /\d/u.test(rest)) return refuse(REFUSALS.percentAsCount(printed));
    const reading = readNumber(percent ? rest.slice(0, -1).trimEnd() : rest, options);
    if (reading.kind === 'number') return { ...reading, qualifier, percent, printed };
    if (reading.kind === 'ambiguous')
      return { ...reading, reason: REFUSALS.ambiguous(printed, reading.readings), printed };
    if (reading.kind === 'refused') return refuse(reading.reason);
  }

  if (bare.startsWith('=')) {
    const result = evaluateFormula(options.decimalMark === ',' ? withPoints(bare) : bare);
    return result.kind === 'value'
      ? { kind: 'formula', value: result.value, formula: result.formula, printed }
      : refuse(result.reason);
  }
  if (bare.length > MAXIMUM_LENGTH) return refuse(REFUSALS.tooLong(MAXIMUM_LENGTH));
  return refuse(reasonFor(plain, rest));
}

/** A formula of a paper with decimal commas: `=min(0,31; 0,4)*3` as a spreadsheet of that country has it. */
function withPoints(formula: string): string {
  return formula.replace(/(?<=\d),(?=\d)/gu, '.').replace(/;/gu, ',');
}

function splitQualifier(plain: string): { qualifier: Qualifier; rest: string } {
  const withoutP = /^[pP] ?(?=[<>=~≈≤≥⩽⩾])/u.exec(plain);
  const start = withoutP === null ? plain : plain.slice(withoutP[0].length);
  for (const [prefix, qualifier] of QUALIFIERS) {
    if (start.startsWith(prefix)) return { qualifier, rest: start.slice(prefix.length).trimStart() };
  }
  return { qualifier: '=', rest: plain };
}

type Reading =
  | { kind: 'number'; value: number; decimals: number }
  | { kind: 'ambiguous'; readings: readonly number[] }
  | { kind: 'refused'; reason: string }
  | { kind: 'other' };

// A power of ten needs its caret, superscript or sign: "2×103" may be a product, or 2×10³ with its superscript lost.
const EXPONENT = /^(.*?)(?:[eE]([+-]?\d{1,4})| ?[×x*] ?10(?:\^ ?([+-]?\d{1,4})|([+-]\d{1,4})))$/u;

function readNumber(text: string, options: ParseNumberOptions): Reading {
  const signed = /^([+-]?) ?(.*)$/u.exec(
    text.replace(/[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (run) => `^${run.replace(/./gu, (character) => SUPERSCRIPTS[character] ?? '')}`),
  );
  const sign = signed?.[1] === '-' ? '-' : '';
  const body = signed?.[2] ?? '';
  const scientific = EXPONENT.exec(body);
  const exponent = Number(scientific?.[2] ?? scientific?.[3] ?? scientific?.[4] ?? 0);
  const mantissa = scientific?.[1] ?? body;

  const mark = options.decimalMark ?? '.';
  const separator = mark === '.' ? ',' : '.';
  const build = (whole: string, fraction: string): Reading => finish(sign, whole, fraction, exponent);

  const plain = mark === '.' ? /^(\d*)\.?(\d*)$/u : /^(\d*),?(\d*)$/u;
  const direct = plain.exec(mantissa);
  if (direct !== null && /\d/.test(mantissa)) return build(direct[1] ?? '', direct[2] ?? '');

  const grouped = /^(\d{1,3}(?:([ '’,.])\d{3})(?:\2\d{3})*)(?:([.,])(\d*))?$/u.exec(mantissa);
  if (grouped !== null && grouped[3] !== separator && grouped[2] !== mark && !mantissa.startsWith('0')) {
    const whole = (grouped[1] ?? '').replace(/\D/gu, '');
    // One comma before three digits is a thousands separator in one paper and a decimal mark in the next.
    const single = grouped[2] === separator && grouped[3] === undefined && whole.length <= 6;
    if (!single || options.count === true) return build(whole, grouped[4] ?? '');
    const thousands = build(whole, '');
    const decimal = build(whole.slice(0, -3), whole.slice(-3));
    if (thousands.kind === 'number' && decimal.kind === 'number') {
      return { kind: 'ambiguous', readings: [thousands.value, decimal.value] };
    }
  }
  if (mark === '.' && /^(?:\d[\d ]*)?,\d+$/u.test(mantissa))
    return { kind: 'refused', reason: REFUSALS.decimalComma(mantissa) };
  if (mark === ',' && /^\d*\.\d+$/u.test(mantissa)) return { kind: 'refused', reason: REFUSALS.decimalPoint(mantissa) };
  return { kind: 'other' };
}

function finish(sign: string, whole: string, fraction: string, exponent: number): Reading {
  const value = Number(`${sign}${whole === '' ? '0' : whole}.${fraction === '' ? '0' : fraction}e${exponent}`);
  if (!Number.isFinite(value)) return { kind: 'refused', reason: REFUSALS.tooLarge };
  if (value === 0 && /[1-9]/u.test(whole + fraction)) return { kind: 'refused', reason: REFUSALS.tooSmall };
  return { kind: 'number', value: value === 0 ? 0 : value, decimals: Math.max(0, fraction.length - exponent) };
}

function reasonFor(plain: string, rest: string): string {
  if (/^-+$/u.test(plain)) return REFUSALS.dashAlone;
  if (!/\d/u.test(plain)) return REFUSALS.noNumber(plain);
  if (rest === '') return REFUSALS.qualifierAlone(plain);
  const numbers = plain.match(/(?:\d+(?:[.,]\d+)*|[.,]\d+)/gu) ?? [];
  if (numbers.length > 1) return REFUSALS.severalNumbers(numbers);
  if (numbers[0] === rest.replace(/^[-+ ]+/u, '')) return REFUSALS.severalMarks(plain);
  return REFUSALS.leftover(plain, numbers[0] ?? '');
}
