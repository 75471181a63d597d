import type { GradeEvidence, GradeStudy } from './evidence.ts';

/** Effect of a subset of the studies, pooled as the whole is; analysis scale. */
export type SubsetEffect = Readonly<{
  k: number;
  estimate: number;
  low: number;
  high: number;
  standardError: number;
  participants: number | null;
}>;

/** Pool a subset as the whole was pooled; a single study gives its own interval, none gives null. */
export function subsetEffect(evidence: GradeEvidence, studies: readonly GradeStudy[]): SubsetEffect | null {
  const [only] = studies;
  if (only === undefined) return null;
  const participants = studies.reduce<number | null>(
    (sum, study) => (sum === null || study.participants === null ? null : sum + study.participants),
    0,
  );
  if (studies.length === 1) {
    const { estimate, low, high, standardError } = only;
    return { k: 1, estimate, low, high, standardError, participants };
  }
  const refitted = evidence.refit(studies);
  return refitted && { k: studies.length, ...refitted, participants };
}
