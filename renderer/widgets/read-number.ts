export type NumberLimits = Readonly<{ isWhole?: boolean; least?: number; most?: number; isRequired?: boolean }>;
export type ReadNumber = Readonly<{ ok: true; value: number | null }> | Readonly<{ ok: false; problem: string }>;

const PROBLEMS = {
  notANumber: (text: string) => `“${text}” is not a number. Type digits, such as 12 or 0.5.`,
  ambiguous: (text: string) => `“${text}” can be read two ways. Leave out the separator of thousands.`,
  whole: 'Type a whole number.',
  least: (least: number) => `Type ${numberText(least)} or more.`,
  most: (most: number) => `Type ${numberText(most)} or less.`,
  required: 'Type a number.',
} as const;

/** A typed number of the protocol or a study: an optional sign, digits, one comma or point. Empty is no number. */
export function readNumber(
  typed: string,
  { isWhole = false, least, most, isRequired = false }: NumberLimits = {},
): ReadNumber {
  const text = typed.trim().replace('−', '-');
  if (text === '') return isRequired ? { ok: false, problem: PROBLEMS.required } : { ok: true, value: null };
  if (/^-?\d{1,3},\d{3}$/u.test(text)) return { ok: false, problem: PROBLEMS.ambiguous(typed.trim()) };
  if (!/^-?(\d+([.,·]\d+)?|[.,·]\d+)$/u.test(text)) return { ok: false, problem: PROBLEMS.notANumber(typed.trim()) };
  const value = Number(text.replace(/[,·]/u, '.'));
  if (isWhole && !Number.isSafeInteger(value)) return { ok: false, problem: PROBLEMS.whole };
  if (least !== undefined && value < least) return { ok: false, problem: PROBLEMS.least(least) };
  if (most !== undefined && value > most) return { ok: false, problem: PROBLEMS.most(most) };
  return { ok: true, value };
}

/** A stored number as it stands in a field. */
export function numberText(value: number | null): string {
  return value === null ? '' : String(value).replace('-', '−');
}
