import type { CheckedArm, CheckSubject } from './types.ts';

/** The arms of other studies that used the same instrument, in the same range and score type. */
export function armsElsewhere({ result, others }: CheckSubject): readonly CheckedArm[] {
  const { instrument } = result;
  if (instrument === null) return [];
  return others
    .filter((other) => other.studyId !== result.studyId && other.score === result.score)
    .filter(
      (other) =>
        other.instrument?.id === instrument.id &&
        other.instrument.min === instrument.min &&
        other.instrument.max === instrument.max,
    )
    .flatMap(({ arms }) => arms);
}

/**
 * Median SD of the same instrument in the review's other studies, or of the instrument's own list of SDs where there
 * are none. Null without any. This study's own arms are left out: a mistake is often made in both columns.
 */
export function medianSdElsewhere(subject: CheckSubject): number | null {
  const inReview = armsElsewhere(subject).flatMap(({ sd }) =>
    sd !== null && sd.state !== 'imputed' ? [sd.value] : [],
  );
  const spreads = inReview.length > 0 ? inReview : (subject.result.instrument?.otherSds ?? []);
  return median(spreads.filter((sd) => sd > 0 && Number.isFinite(sd)));
}

/** The middle value, or the mean of the two middle ones; null for an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
