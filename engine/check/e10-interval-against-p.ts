import { isRatio } from './effect-of-result.ts';
import { contrastFromArms, standardErrorRange } from './contrast-against-arms.ts';
import { pAgainstArms } from './p-against-arms.ts';
import { isProbability, pValueRange } from './p-from-effect.ts';
import { absoluteRange, overlap, probabilityRange, rangeOf, type Range } from './rounding.ts';
import type { Check, CheckedContrast, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { asPrinted, capitalise, computed, contrastField } from './wording.ts';

/**
 * E10, block: a p outside 0 to 1. High: the printed p does not belong to the printed interval. p is recomputed from estimate and limits over
 * every value that rounds to them, with the normal distribution and, for mean differences with both n known, with
 * t(n1 + n2 − 2): the printed p must agree with one of them. An interval on the other side of "significant" from its
 * p is said in so many words. Without an interval p is held against the arms. Extraction rules 6; Altman & Bland 2011, doi:10.1136/bmj.d2304.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkIntervalAgainstP: Check = ({ result }) => {
  const { contrast } = result;
  if (contrast !== null && contrast.p !== null && !isProbability(contrast.p)) return [impossible(contrast.p)];
  if (contrast !== null && contrast.p !== null && isExactlyNought(contrast.p)) return [nought(contrast.p)];
  if (
    contrast === null ||
    contrast.p === null ||
    contrast.estimate === null ||
    contrast.ciLow === null ||
    contrast.ciHigh === null
  )
    return pAgainstArms(result);
  const printed = probabilityRange(contrast.p);
  const recomputed = recomputedP(result, contrast.level);
  if (recomputed.length === 0) return [];
  const crossing = crosses(contrast, printed);
  if (crossing === null && recomputed.some((range) => overlap(range, printed))) return [];
  const [first] = recomputed;
  const finding: CheckFinding = {
    check: 'E10',
    severity: 'high',
    fields: ['contrast.estimate', 'contrast.ciLow', 'contrast.ciHigh', 'contrast.p'],
    message: `${capitalise(contrastField('p', contrast.p))} does not fit ${asPrinted(contrast.estimate)} (${asPrinted(contrast.ciLow)} to ${asPrinted(contrast.ciHigh)})${crossing === null ? '' : `: ${crossing}`}.`,
    arithmetic: `p from estimate and interval ${rangeText(first ?? printed)}; printed p ${asPrinted(contrast.p)}`,
  };
  return [finding];
};

function impossible(p: PrintedValue): CheckFinding {
  return {
    check: 'E10',
    severity: 'block',
    fields: ['contrast.p'],
    message: `${capitalise(contrastField('p', p))} cannot be: a probability lies between 0 and 1.`,
    arithmetic: p.value < 0 ? `${asPrinted(p)} < 0` : `${asPrinted(p)} > 1`,
    ...(p.value > 1 ? { suggestion: 'It may be a test statistic, or a percentage.' } : {}),
  };
}

/** The ranges of p that the contrast's interval allows if its level is `level`: normal, and t where it may apply. */
export function recomputedP(
  result: CheckedResult,
  level: number,
  tails: 1 | 2 = result.contrast?.tails ?? 2,
): readonly Range[] {
  const { contrast } = result;
  if (contrast === null || contrast.estimate === null) return [];
  const estimate = rangeOf(contrast.estimate);
  if (isRatio(contrast.measure) && estimate.high <= 0) return [];
  const toScale = isRatio(contrast.measure)
    ? (value: number): number => Math.log(Math.max(value, Number.MIN_VALUE))
    : (value: number): number => value;
  const magnitude = absoluteRange({ low: toScale(estimate.low), high: toScale(estimate.high) });
  const degreesOfFreedom =
    contrast.measure === 'MD' ? (contrastFromArms(result, 'MD')?.degreesOfFreedom ?? null) : null;
  const distributions = degreesOfFreedom === null ? [null] : [null, degreesOfFreedom];
  return distributions.flatMap((df) => {
    const standardError = standardErrorRange(result, level, df);
    return standardError === null ? [] : [pValueRange(magnitude, standardError, df, tails)];
  });
}

function crosses(contrast: CheckedContrast, printed: Range): string | null {
  if (contrast.ciLow === null || contrast.ciHigh === null || contrast.p === null) return null;
  const nullValue = isRatio(contrast.measure) ? 1 : 0;
  const alpha = (1 - contrast.level) * (contrast.tails / 2);
  const [low, high] = [rangeOf(contrast.ciLow), rangeOf(contrast.ciHigh)];
  const excludes = low.low > nullValue || high.high < nullValue;
  const includes = low.high < nullValue && high.low > nullValue;
  // 1 − 0.95 is a hair above 0.05 in binary.
  const hair = 1e-12;
  const significant = printed.high <= alpha + hair && contrast.p.qualifier !== '=' ? true : printed.high < alpha;
  const notSignificant = printed.low >= alpha - hair && contrast.p.qualifier !== '=' ? true : printed.low > alpha;
  if (excludes && notSignificant) return `the interval excludes ${nullValue}, the p-value says it should not`;
  if (includes && significant) return `the interval includes ${nullValue}, the p-value says it should not`;
  return null;
}

function rangeText({ low, high }: Range): string {
  return computed(low) === computed(high) ? computed(low) : `${computed(low)} to ${computed(high)}`;
}

/** No test gives a p of nought; `0.000` says at least how it was rounded. */
const isExactlyNought = ({ value, decimals, qualifier }: PrintedValue): boolean =>
  value === 0 && (decimals ?? 0) === 0 && qualifier === '=';

function nought(p: PrintedValue): CheckFinding {
  return {
    check: 'E10',
    severity: 'medium',
    fields: ['contrast.p'],
    message: `${capitalise(contrastField('p', p))} cannot be exactly 0: it was rounded, or is missing.`,
    arithmetic: `0 < p`,
    suggestion: 'Enter it as a bound, such as <0.001.',
  };
}
