import { contrastFromArms, standardErrorRange } from './contrast-against-arms.ts';
import { armPair, armsGivePrecision } from './effect-of-result.ts';
import { pValueRange } from './p-from-effect.ts';
import { absoluteRange, overlap, probabilityRange, rangeOf, type Range } from './rounding.ts';
import type { CheckedContrast, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { asPrinted, capitalise, computed, contrastField } from './wording.ts';

/** An interval made with t, or an error rounded on the way, differs this much from the statistic (T). */
const SLACK: Range = { low: 0.8, high: 1.25 };

/** Another test of the same arms moves their standard error within these bounds (T). */
const OF_ARMS: Range = { low: 0.75, high: 4 / 3 };

type Statistic = Readonly<{ name: 't' | 'F'; field: 'contrast.t' | 'contrast.f'; printed: PrintedValue; size: Range }>;

/**
 * E20, medium: t or F printed for a difference of means is not its estimate over its standard error, or does not
 * belong to its p. t = |estimate| / SE and F = t² (one degree of freedom), the standard error being the printed one, that of the interval, or of the arms; p is allowed anywhere between the normal
 * distribution and t with n₁ + n₂ − 2 degrees of freedom, or 4 where n is missing. Extraction rules 2 and 6.
 */
export function statisticsAgainstContrast(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  if (contrast?.measure !== 'MD') return [];
  return statisticsOf(contrast).flatMap((statistic) => [
    ...againstError(result, contrast, statistic),
    ...againstP(result, contrast, statistic),
  ]);
}

function statisticsOf({ t, f }: CheckedContrast): readonly Statistic[] {
  const statistics: Statistic[] = [];
  if (t !== null && t.qualifier === '=')
    statistics.push({ name: 't', field: 'contrast.t', printed: t, size: absoluteRange(rangeOf(t)) });
  if (f !== null && f.qualifier === '=' && f.value >= 0) {
    const { low, high } = rangeOf(f);
    const size = { low: Math.sqrt(Math.max(0, low)), high: Math.sqrt(high) };
    statistics.push({ name: 'F', field: 'contrast.f', printed: f, size });
  }
  return statistics;
}

function againstError(result: CheckedResult, contrast: CheckedContrast, statistic: Statistic): CheckFinding[] {
  const { estimate, se } = contrast;
  const printed = se === null ? standardErrorRange(result, contrast.level, null) : rangeOf(se);
  const error = printed ?? errorOfArms(result, contrast);
  if (estimate === null || error === null || !(error.low > 0)) return [];
  const size = absoluteRange(rangeOf(estimate));
  const expected = { low: (size.low / error.high) * SLACK.low, high: (size.high / error.low) * SLACK.high };
  if (overlap(expected, statistic.size)) return [];
  const witness =
    se !== null
      ? { fields: ['contrast.se'], name: 'its standard error' }
      : printed !== null
        ? { fields: ['contrast.ciLow', 'contrast.ciHigh'], name: 'its interval' }
        : { fields: result.arms.map((_, at) => `arms[${at}]`), name: 'the SDs of its arms' };
  const exact = printed === null ? Math.sqrt(error.low * error.high) : (error.low + error.high) / 2;
  const middle = Math.abs(estimate.value) / exact;
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: [statistic.field, 'contrast.estimate', ...witness.fields],
      message: `${capitalise(contrastField(statistic.name, statistic.printed))} does not fit the estimate and ${witness.name}.`,
      arithmetic: `|${asPrinted(estimate)}| / ${computed(exact)} = ${computed(middle)}${statistic.name === 'F' ? `, squared ${computed(middle ** 2)}` : ''} against ${asPrinted(statistic.printed)}`,
      suggestion: otherStatistic(statistic, expected) ?? 'Say which of them enters the analysis.',
    },
  ];
}

/** Where neither error nor interval is printed, what the SDs of the arms give an unadjusted difference. */
function errorOfArms(result: CheckedResult, { adjusted }: CheckedContrast): Range | null {
  const error = adjusted || !armsGivePrecision(result) ? null : (contrastFromArms(result, 'MD')?.standardError ?? null);
  return error === null ? null : { low: error * OF_ARMS.low, high: error * OF_ARMS.high };
}

/** Where t was typed as F, or F as t. */
function otherStatistic({ name, printed }: Statistic, expected: Range): string | null {
  const size = Math.abs(printed.value);
  const other = name === 't' ? Math.sqrt(size) : size;
  if (!overlap(expected, { low: other, high: other })) return null;
  return name === 't' ? 'It may be F, the square of t.' : 'It may be t: F is its square.';
}

function againstP(result: CheckedResult, { p, tails }: CheckedContrast, statistic: Statistic): CheckFinding[] {
  if (p === null) return [];
  const pair = armPair(result);
  const [n1, n2] = [pair?.intervention.n?.value ?? Number.NaN, pair?.comparator.n?.value ?? Number.NaN];
  const degreesOfFreedom = n1 + n2 > 2 ? n1 + n2 - 2 : 4;
  const unit = { low: 1, high: 1 };
  const normal = pValueRange(statistic.size, unit, null, tails);
  const student = pValueRange(statistic.size, unit, degreesOfFreedom, tails);
  const expected = { low: normal.low, high: student.high };
  if (overlap(expected, probabilityRange(p))) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: [statistic.field, 'contrast.p'],
      message: `${capitalise(contrastField(statistic.name, statistic.printed))} does not fit p ${asPrinted(p)}: one of them may be mistyped, or p is of another test.`,
      arithmetic: `p from ${statistic.name} ${computed(expected.low)} to ${computed(expected.high)}; printed p ${asPrinted(p)}`,
      suggestion: 'Say which of them enters the analysis.',
    },
  ];
}
