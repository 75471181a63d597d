import type { CheckSubject } from './types.ts';

/**
 * Median SD of the same instrument and score type in the review's other studies, or of the instrument's own list of SDs where there
 * are none. Null without any. This study's own arms are left out: a mistake is often made in both columns.
 */
export function medianSdElsewhere({ result, others }: CheckSubject): number | null {
  const { instrument } = result;
  if (instrument === null) return null;
  const fromReview = others
    .filter((other) => other.studyId !== result.studyId && other.instrument?.id === instrument.id && other.score === result.score)
    .filter((other) => other.instrument?.min === instrument.min && other.instrument?.max === instrument.max)
    .flatMap((other) => other.arms.flatMap((arm) => (arm.sd !== null && arm.sd.state !== 'imputed' ? [arm.sd.value] : [])));
  const spreads = (fromReview.length > 0 ? fromReview : instrument.otherSds).filter((sd) => sd > 0 && Number.isFinite(sd));
  return median(spreads);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
