import type { FrozenReview } from './frozen.ts';
import type { StudyChange } from './types.ts';

/** Studies that are included now and were not before, and the other way round; by label. */
export function studyChanges(before: FrozenReview, after: FrozenReview): readonly StudyChange[] {
  const was = new Map(before.facts.study.map((study) => [study.id, study]));
  const is = new Map(after.facts.study.map((study) => [study.id, study]));
  const changes: StudyChange[] = [];
  for (const study of after.facts.study) {
    if (study.status === 'included' && was.get(study.id)?.status !== 'included') {
      changes.push({ studyId: study.id, label: study.label, change: 'in', reason: null });
    }
  }
  for (const study of before.facts.study) {
    const now = is.get(study.id);
    if (study.status !== 'included' || now?.status === 'included') continue;
    changes.push({ studyId: study.id, label: study.label, change: 'out', reason: now?.statusReason ?? null });
  }
  return changes.toSorted((a, b) =>
    a.change === b.change ? (a.label < b.label ? -1 : 1) : a.change === 'in' ? -1 : 1,
  );
}
