import { factChanges } from './diff-facts.ts';
import { biasChanges, newlyStale } from './diff-judgements.ts';
import { findingChanges } from './diff-findings.ts';
import { numberChanges } from './diff-numbers.ts';
import { resultChanges } from './diff-results.ts';
import { studyChanges } from './diff-studies.ts';
import type { FrozenReview } from './frozen.ts';
import type { ReviewDiff } from './types.ts';

/**
 * What changed between two states of a review, as its readers would say it: studies in and out, numbers corrected, pooled results
 * shifted (as printed), ratings changed, conclusions that cross a threshold. Pure.
 */
export function diffReviews(before: FrozenReview, after: FrozenReview): ReviewDiff {
  const parts = {
    studies: studyChanges(before, after),
    numbers: numberChanges(before, after),
    facts: factChanges(before, after),
    results: resultChanges(before, after),
    bias: biasChanges(before, after),
    needLook: newlyStale(before, after),
    ...findingChanges(before, after),
  };
  const known = new Set(before.facts.study.map(({ id }) => id));
  return {
    ...parts,
    isSameReview:
      after.facts.study.length === 0 || known.size === 0 || after.facts.study.some(({ id }) => known.has(id)),
    isUnchanged:
      Object.values(parts).every((list) => list.length === 0) && before.engineVersion === after.engineVersion,
    engine: { before: before.engineVersion, after: after.engineVersion },
  };
}
