import { withUnit } from '../../grade/phrases.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { FindingRow, PrintedEstimate } from '../derived.ts';
import type { FrozenReview } from './frozen.ts';
import { printedText } from './diff-results.ts';
import { EDITIONS } from './phrases.ts';
import type { ConclusionChange, RatingChange, ReviewDiff } from './types.ts';

type Rows = ReadonlyMap<string, Readonly<{ row: FindingRow; title: string }>>;

export type FindingChanges = Pick<ReviewDiff, 'ratings' | 'conclusions' | 'findings'>;

/** Rows of the table that came, went, are rated otherwise, or lie on another side of a threshold; in the order of the table. */
export function findingChanges(before: FrozenReview, after: FrozenReview): FindingChanges {
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const ratings: RatingChange[] = [];
  const conclusions: ConclusionChange[] = [];
  const findings: ReviewDiff['findings'][number][] = [];
  for (const [findingId, { row, title }] of is) {
    const earlier = was.get(findingId);
    if (!earlier) findings.push({ findingId, title, change: 'in' });
    else {
      const rating = ratingChange(earlier.row, row, title);
      if (rating) ratings.push(rating);
      conclusions.push(...conclusionChanges(earlier.row, row, title));
    }
  }
  for (const [findingId, { title }] of was) if (!is.has(findingId)) findings.push({ findingId, title, change: 'out' });
  return { ratings, conclusions, findings };
}

function rowsOf({ facts, results }: FrozenReview): Rows {
  const windows = new Map(facts.time_window.map((window) => [window.id, window.label]));
  const rows = results.summaryOfFindings.comparisons.flatMap((comparison) => comparison.rows);
  return new Map(
    rows.map((row) => {
      const window = row.timeWindowId === null ? undefined : windows.get(row.timeWindowId);
      return [row.findingId, { row, title: window === undefined ? row.outcome : `${row.outcome}, ${window}` }];
    }),
  );
}

function ratingChange(before: FindingRow, after: FindingRow, title: string): RatingChange | null {
  const [old, now] = [ratingText(before), ratingText(after)];
  const domains = domainChanges(before, after);
  if (old === now && domains.length === 0) return null;
  const [from, to] = [levelOf(before), levelOf(after)];
  const direction = from === null || to === null || from === to ? 'other' : to > from ? 'up' : 'down';
  return { findingId: after.findingId, title, before: old, after: now, direction, domains };
}

const levelOf = ({ certainty }: FindingRow): number | null => (certainty.state === 'rated' ? certainty.level : null);

function ratingText({ certainty }: FindingRow): string {
  switch (certainty.state) {
    case 'not rated':
      return EDITIONS.notRated;
    case 'provisional':
      return EDITIONS.provisional;
    case 'suggested':
      return EDITIONS.suggested(certainty.name);
    case 'rated':
      return certainty.name;
  }
}

function domainChanges(before: FindingRow, after: FindingRow): readonly string[] {
  if (before.certainty.state === 'not rated' || after.certainty.state === 'not rated') return [];
  const was = new Map(before.certainty.domains.map(({ proposal, levels }) => [proposal.domain, levels]));
  return after.certainty.domains.flatMap(({ proposal: { domain }, levels }) => {
    const earlier = was.get(domain) ?? null;
    return earlier === levels ? [] : [EDITIONS.domain(domain, levelsText(earlier), levelsText(levels))];
  });
}

const levelsText = (levels: number | null): string => (levels === null ? EDITIONS.noLevels : EDITIONS.levels(levels));

function conclusionChanges(before: FindingRow, after: FindingRow, title: string): readonly ConclusionChange[] {
  const [old, now] = [effectOf(before), effectOf(after)];
  if (!old || !now || before.measure !== after.measure) return [];
  const texts = [printedText(old), printedText(now)] as const;
  const changes: ConclusionChange[] = [];
  const add = (line: ConclusionChange['line'], sentence: string) =>
    changes.push({ findingId: after.findingId, title, line, sentence });

  const nullValue = after.relative === null ? 0 : 1;
  const [sideBefore, sideAfter] = [sideOf(old, nullValue), sideOf(now, nullValue)];
  if (sideBefore !== sideAfter) {
    add(
      'no effect',
      sideBefore === 'includes' || sideAfter === 'includes'
        ? EDITIONS.crossedNull(title, sideAfter === 'includes', ...texts)
        : EDITIONS.turned(title, ...texts),
    );
  }
  const [placeBefore, placeAfter] = [placeOf(before, old), placeOf(after, now)];
  if (placeBefore && placeAfter) {
    const size = after.againstThreshold ? EDITIONS.ofSize(thresholdText(after)) : '';
    if (placeBefore.isReached !== placeAfter.isReached) {
      add('small important effect', EDITIONS.crossedSmall(title, placeAfter.isReached, size, ...texts));
    } else if (
      placeBefore.isCrossed !== placeAfter.isCrossed &&
      placeBefore.isCrossed !== null &&
      placeAfter.isCrossed !== null
    ) {
      add('small important effect', EDITIONS.intervalSmall(title, placeAfter.isCrossed, size, ...texts));
    }
  }
  return changes;
}

const effectOf = ({ relative, difference }: FindingRow): PrintedEstimate | null => relative ?? difference;

function thresholdText({ againstThreshold, unit }: FindingRow): string {
  const size = formatCompact(Math.abs(againstThreshold?.threshold ?? 0));
  return withUnit(size, unit ?? '');
}

function sideOf({ low, high }: PrintedEstimate, line: number): 'below' | 'above' | 'includes' {
  return high < line ? 'below' : low > line ? 'above' : 'includes';
}

/** Where the effect stands to the smallest important one, in either direction; null where no threshold is set. */
function placeOf(
  row: FindingRow,
  { estimate, low, high }: PrintedEstimate,
): Readonly<{ isReached: boolean; isCrossed: boolean | null }> | null {
  const threshold = row.againstThreshold?.threshold;
  if (threshold !== undefined && row.difference !== null) {
    const size = Math.abs(threshold);
    const crosses = (line: number) => low < line && line < high;
    return { isReached: Math.abs(estimate) >= size, isCrossed: crosses(size) || crosses(-size) };
  }
  // For ratios thresholds are absolute: the engine has placed the estimate already.
  const claim = row.target?.claim ?? null;
  return claim === null ? null : { isReached: claim === 'important', isCrossed: null };
}
