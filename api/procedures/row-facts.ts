import { assumedSpread } from '../../engine/review/effect/assumed-spread.ts';
import { changeBeside, measurementFacts } from '../../engine/review/effect/effect-of.ts';
import type { RowFacts } from '../../engine/review/effect/row-working.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';

/** What one row of the extraction can be worked out from; null for a row that is gone or that is about several arms at once. */
export function rowFacts(index: ReviewIndex, measurementId: string): RowFacts | null {
  const facts = measurementFacts(index, measurementId);
  const outcome = facts && index.snapshot.outcome.get(facts.measurement.outcomeId);
  if (!facts || !outcome) return null;
  if (facts.sideB.length > 0) return { facts, arm: null, outcome, besideChange: nothing, assumed: nothing };
  const arm = facts.sideA.length === 1 ? index.snapshot.arm.get(facts.sideA[0]!) : undefined;
  if (!arm) return null;
  const { measurement } = facts;
  const besideChange = () => (outcome.kind === 'continuous' ? changeBeside(index, measurement, arm.id) : null);
  return {
    facts,
    arm,
    outcome,
    besideChange,
    assumed: () => {
      const [link] = groupOf(index.linksByMeasurement, measurementId);
      const { studyId, outcomeId } = measurement;
      const result = { id: link?.studyResultId ?? '', studyId, outcomeId };
      return assumedSpread({ assumptions: index.snapshot.assumption, result }, arm, besideChange);
    },
  };
}

const nothing = (): null => null;
