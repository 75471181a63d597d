import type { Scale, ThresholdPair } from './judged-scale.ts';
import { asPrinted, printedDigit } from './magnitude.ts';
import type { RatedTarget } from './target.ts';

export type IntervalFinding =
  | 'excludes null'
  | 'includes null'
  | 'null and both MIDs'
  | 'both large'
  | 'stays beyond MID'
  | 'within MID'
  | 'crosses MID'
  | 'crosses both MIDs'
  | 'zones';

export type IntervalLevels = Readonly<{
  levels: 0 | 1 | 2 | 3;
  finding: IntervalFinding;
  /** Zones of size the interval lies in; only for the range target. */
  zones: number;
}>;

export type Limits = Readonly<{ low: number; high: number }>;

/**
 * Step 1 of imprecision: where the confidence interval lies against the thresholds of the target (grade.md 3.4). Limits are
 * judged as printed; a limit exactly at a threshold does not cross it.
 *
 * Source: GRADE guidance 34 (Zeng L et al 2022), doi:10.1016/j.jclinepi.2022.07.014; guidance 35, doi:10.1016/j.jclinepi.2022.07.015.
 * Golden: none; closed form.
 *
 * @param limits on the judged scale
 */
export function intervalLevels(limits: Limits, target: RatedTarget, scale: Scale): IntervalLevels {
  const { small } = scale;
  if (target.kind === 'null' || small === null) return nullLevels(limits, scale);
  if (target.kind === 'range') return rangeLevels(limits, scale);
  const [below, above] = [limits.low < small.decrease, limits.high > small.increase];
  if (target.claim === 'little or none') {
    if (below && above)
      return {
        levels: isFarBothWays(limits, scale) ? 3 : 2,
        finding: isFarBothWays(limits, scale) ? 'both large' : 'crosses both MIDs',
        zones: 0,
      };
    return below || above
      ? { levels: 1, finding: 'crosses MID', zones: 0 }
      : { levels: 0, finding: 'within MID', zones: 0 };
  }
  // The claimed zone is open on the far side: only the limit towards no effect can leave it.
  const isDecrease = target.zone.high === small.decrease;
  const crosses = isDecrease ? limits.high > small.decrease : limits.low < small.increase;
  const crossesOpposite = isDecrease ? above : below;
  if (!crosses) return { levels: 0, finding: 'stays beyond MID', zones: 0 };
  if (!crossesOpposite) return { levels: 1, finding: 'crosses MID', zones: 0 };
  return isFarBothWays(limits, scale)
    ? { levels: 3, finding: 'both large', zones: 0 }
    : { levels: 2, finding: 'crosses both MIDs', zones: 0 };
}

function nullLevels(limits: Limits, scale: Scale): IntervalLevels {
  const { none, small } = scale;
  if (limits.low > none || limits.high < none) return { levels: 0, finding: 'excludes null', zones: 0 };
  if (isFarBothWays(limits, scale)) return { levels: 3, finding: 'both large', zones: 0 };
  const both = small !== null && limits.low < small.decrease && limits.high > small.increase;
  return both
    ? { levels: 2, finding: 'null and both MIDs', zones: 0 }
    : { levels: 1, finding: 'includes null', zones: 0 };
}

function rangeLevels(limits: Limits, scale: Scale): IntervalLevels {
  const pairs = [scale.small, scale.moderate, scale.large].filter((pair) => pair !== null);
  const edges = pairs.flatMap((pair: ThresholdPair) => [pair.decrease, pair.increase]);
  const zones = 1 + edges.filter((edge) => limits.low < edge && limits.high > edge).length;
  return { levels: Math.min(3, zones - 1) as IntervalLevels['levels'], finding: 'zones', zones };
}

/** Beyond the large threshold on both sides; never true while none is set. */
function isFarBothWays(limits: Limits, { large }: Scale): boolean {
  return large !== null && limits.low < large.decrease && limits.high > large.increase;
}

export type JudgedInterval = IntervalLevels & Readonly<{ isBorderline: boolean }>;

/**
 * As `intervalLevels`, with the borderline rule: where a limit lies within one printed digit of a threshold, the lower downgrade is
 * suggested and flagged.
 */
export function judgedIntervalLevels(limits: Limits, target: RatedTarget, scale: Scale): JudgedInterval {
  const printed = { low: asPrinted(limits.low, scale), high: asPrinted(limits.high, scale) };
  const narrower = intervalLevels(moved(printed, scale, 1), target, scale);
  const wider = intervalLevels(moved(printed, scale, -1), target, scale);
  return { ...narrower, isBorderline: wider.levels !== narrower.levels };
}

/** One digit, with room for the error of decimal fractions. */
const DIGIT = 1 + 1e-6;

/** Both limits moved inwards (outwards: -1) by one printed digit, but never past each other. */
function moved({ low, high }: Limits, scale: Scale, direction: 1 | -1): Limits {
  const middle = (low + high) / 2;
  const [fromLow, fromHigh] = [
    direction * DIGIT * printedDigit(low, scale),
    direction * DIGIT * printedDigit(high, scale),
  ];
  return {
    low: Math.min(low + fromLow, Math.max(low, middle)),
    high: Math.max(high - fromHigh, Math.min(high, middle)),
  };
}

/** The threshold of the target that a borderline limit lies next to, for the sentence; null when none does. */
export function nearestThreshold(limits: Limits, { kind }: RatedTarget, scale: Scale): number | null {
  const pairs = kind === 'range' ? [scale.small, scale.moderate, scale.large] : [scale.small];
  const thresholds = [
    ...(kind === 'null' ? [scale.none] : []),
    ...pairs.flatMap((pair) => (pair ? [pair.decrease, pair.increase] : [])),
  ];
  const distance = (threshold: number) => Math.min(Math.abs(limits.low - threshold), Math.abs(limits.high - threshold));
  const [nearest] = thresholds.toSorted((a, b) => distance(a) - distance(b));
  return nearest !== undefined && distance(nearest) <= 2 * scale.displayUnit ? nearest : null;
}
