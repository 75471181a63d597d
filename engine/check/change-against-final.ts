import { halfUnit } from './rounding.ts';
import type { CheckedArm, CheckedResult, CheckFinding, CheckSubject } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/** Changes are of those seen twice, so that they part from the difference of two means by this share of an SD (T). */
const COMPLETERS = 0.25;

/**
 * A mean change beside the final score of the same arm at the same time: final less baseline. The same size with the
 * other sign, high: an improvement printed without its sign. Another size, by more than rounding and a quarter of an
 * SD: medium. The one is E16's, the other E20's.
 */
export function changeAgainstFinal({ result, others }: CheckSubject, check: 'E16' | 'E20'): CheckFinding[] {
  if (result.score !== 'change' || others.length === 0) return [];
  const finals = others.filter((other) => isFinalOf(other, result));
  return finals.length === 0
    ? []
    : result.arms.flatMap((arm, at) => {
        const final = finals.flatMap(({ arms }) => arms.filter(({ id }) => id === arm.id))[0];
        return final === undefined ? [] : beside(arm, at, final).filter((finding) => finding.check === check);
      });
}

function isFinalOf(other: CheckedResult, change: CheckedResult): boolean {
  return (
    other.score === 'final' &&
    other.studyId === change.studyId &&
    other.outcome === change.outcome &&
    other.instrument?.id === change.instrument?.id &&
    other.timeDays === change.timeDays &&
    (change.timeDays !== null || (change.timeText !== null && other.timeText === change.timeText))
  );
}

function beside(arm: CheckedArm, at: number, final: CheckedArm): CheckFinding[] {
  const change = arm.mean;
  const baseline = arm.baselineMean ?? final.baselineMean;
  if (change === null || baseline === null || final.mean === null) return [];
  if (arm.estimation !== 'raw' || final.estimation !== 'raw') return [];
  const expected = final.mean.value - baseline.value;
  const rounding = halfUnit(change) + halfUnit(baseline) + halfUnit(final.mean) + 1e-9 * Math.abs(expected);
  const gap = Math.abs(change.value - expected);
  if (gap <= rounding) return [];
  const turned = Math.abs(change.value + expected) <= rounding;
  const spread = arm.baselineSd ?? final.sd ?? arm.sd;
  if (!turned && (spread === null || gap <= rounding + COMPLETERS * spread.value)) return [];
  const arithmetic = `${asPrinted(final.mean)} − ${baseline.value < 0 ? `(${asPrinted(baseline)})` : asPrinted(baseline)} = ${computed(expected)} ≠ ${asPrinted(change)}`;
  const fields = [`arms[${at}].mean`];
  return [
    turned
      ? {
          check: 'E16',
          severity: 'high',
          fields,
          message: `${capitalise(armField(arm, 'mean change', change))} has the opposite sign to the final score less the baseline: an improvement may have been printed without its sign.`,
          arithmetic,
          suggestion: `With the other sign it is ${computed(expected)}.`,
        }
      : {
          check: 'E20',
          severity: 'medium',
          fields,
          message: `${capitalise(armField(arm, 'mean change', change))} is not the final score less the baseline: other people, a model, or a typing error.`,
          arithmetic,
          suggestion: 'Say which of the two enters the analysis.',
        },
  ];
}
