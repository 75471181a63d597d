import type { CertaintyLevel, CertaintyName, GradeDomain } from '../grade/types.ts';
import { deriveReview } from './derive.ts';
import type { DerivedReview, FindingRow } from './derived.ts';
import type { Snapshot } from './records/index.ts';

/** A range of thresholds within which every suggestion stays the same. */
export type SweepRange = Readonly<{
  from: number;
  to: number;
  level: CertaintyName;
  levelNumber: CertaintyLevel;
  /** "little or none", "important", or the words of another target. */
  claim: string;
  domains: readonly Readonly<{ domain: GradeDomain; levels: number | null }>[];
}>;

export type ThresholdSweep = Readonly<{
  present: number | null;
  unit: string;
  from: number;
  to: number;
  ranges: readonly SweepRange[];
}>;

const STEPS = 24;
/** Ends of ranges are found to this share of the whole span. */
const PRECISION = 1 / 400;

type Suggested = Omit<SweepRange, 'from' | 'to'>;

/**
 * What the rules would suggest if the smallest important effect were another one: the row is derived with each threshold tried, so
 * the sweep cannot differ from the table. Thresholds run from near zero to beyond the far limit of the interval.
 *
 * @returns null for a row without an effect, or whose effect is not on the scale its thresholds are set on
 */
export function thresholdSweep(snapshot: Snapshot, derived: DerivedReview, findingId: string): ThresholdSweep | null {
  const row = rowIn(derived, findingId);
  const outcome = row && snapshot.outcome.get(row.outcomeId);
  if (!row || !outcome || row.target === null) return null;
  const effect = effectOnScale(row);
  if (effect === null) return null;
  const present = outcome.thresholdSmall === null ? null : Math.abs(outcome.thresholdSmall);
  const reach = Math.max(Math.abs(effect.low), Math.abs(effect.high), (present ?? 0) * 1.25);
  const to = roundUp(1.15 * reach);
  const from = to / 100;
  const at = (thresholdSmall: number): Suggested | null => {
    const tried = { ...outcome, thresholdSmall, thresholdModerate: null, thresholdLarge: null };
    const outcomes = new Map(snapshot.outcome).set(outcome.id, tried);
    const found = rowIn(deriveReview({ ...snapshot, outcome: outcomes }, derived), findingId);
    return found && suggestedOf(found);
  };
  return { present, unit: row.target.thresholds.unit, from, to, ranges: rangesBetween(from, to, at) };
}

/** Limits on the scale thresholds are set on: the difference itself, or people per 1000 at the reference risk. */
function effectOnScale({ difference, absolute, measure }: FindingRow): Readonly<{ low: number; high: number }> | null {
  if (difference !== null && measure !== 'RD') return difference;
  const [reference] = absolute;
  return reference?.effect.state === 'estimated' ? reference.effect.difference : null;
}

function rowIn(derived: DerivedReview, findingId: string): FindingRow | null {
  for (const { rows } of derived.summaryOfFindings.comparisons) {
    const row = rows.find((candidate) => candidate.findingId === findingId);
    if (row) return row;
  }
  return null;
}

/** Suggestions only: human ratings do not move with a threshold that is merely tried. */
function suggestedOf({ certainty, target }: FindingRow): Suggested | null {
  if (certainty.state === 'not rated') return null;
  const down = certainty.domains.reduce((sum, { proposal }) => sum + (proposal.levels ?? 0), 0);
  const levelNumber = Math.min(4, Math.max(1, certainty.start - down)) as CertaintyLevel;
  return {
    levelNumber,
    level: NAMES[levelNumber],
    claim: target?.claim ?? target?.magnitude ?? '',
    domains: certainty.domains.map(({ proposal: { domain, levels } }) => ({ domain, levels })),
  };
}

const NAMES: Readonly<Record<CertaintyLevel, CertaintyName>> = { 4: 'high', 3: 'moderate', 2: 'low', 1: 'very low' };

function rangesBetween(from: number, to: number, at: (threshold: number) => Suggested | null): readonly SweepRange[] {
  const tolerance = (to - from) * PRECISION;
  const ranges: SweepRange[] = [];
  let start = from;
  let current = at(from);
  for (let step = 1; step <= STEPS; step++) {
    const next = from + ((to - from) * step) / STEPS;
    const there = at(next);
    if (!isSame(current, there)) {
      let [low, high] = [from + ((to - from) * (step - 1)) / STEPS, next];
      while (high - low > tolerance) {
        const middle = (low + high) / 2;
        if (isSame(at(middle), current)) low = middle;
        else high = middle;
      }
      if (current) ranges.push({ from: start, to: high, ...current });
      start = high;
      current = there;
    }
  }
  if (current) ranges.push({ from: start, to, ...current });
  return ranges;
}

function isSame(a: Suggested | null, b: Suggested | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Two significant digits, upwards, so that the slider ends on a number people say. */
function roundUp(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit) * unit;
}
