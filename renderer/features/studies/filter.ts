import type { StudyItem } from '../../../api/contract/views.ts';
import type { StatusFilter } from './phrases.ts';

/** Studies of a status whose text holds every word typed: label, citation, registration, arms and reasons are searched. */
export function filterStudies(studies: readonly StudyItem[], text: string, status: StatusFilter): readonly StudyItem[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return studies.filter(
    (study) => (status === 'all' || study.status === status) && words.every((word) => haystack(study).includes(word)),
  );
}

function haystack(study: StudyItem): string {
  const arms = study.arms.flatMap((arm) => [arm.label, arm.interventions]);
  return [study.label, study.year, study.citation, study.registryId, study.doi, study.pmid, study.statusReason, ...arms]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
}
