import type { RecordChange } from '../../../api/contract/records.ts';
import type { StudyArm, StudyItem, StudyReport } from '../../../api/contract/views.ts';
import { addRecord, orNull, removeRecord, setRecord } from '../../connection/record-changes.ts';
import { uuidV7 } from '../../connection/uuid-v7.ts';

/** An arm as typed into the dialog of a new study. */
export type ArmDraft = Readonly<{ label: string; interventionId: string | null; nRandomised: number | null }>;
export type StudyDraft = Readonly<{
  label: string;
  status: StudyItem['status'];
  statusReason: string;
  design: StudyItem['design'];
  arms: readonly ArmDraft[];
}>;

/** The year that a label such as "Cherkin 2016a" names. */
export function yearOf(label: string): number | null {
  const year = /\b((?:19|20)\d{2})[a-z]?\b/u.exec(label)?.[1];
  return year === undefined ? null : Number(year);
}

/** A study with its arms, as one step. Arms without a label are left out. */
export function addStudy(draft: StudyDraft, id: string = uuidV7()): readonly RecordChange[] {
  const arms = draft.arms.filter(({ label }) => label.trim() !== '');
  return [
    addRecord(
      'study',
      {
        label: draft.label.trim(),
        year: yearOf(draft.label),
        design: draft.design,
        unitOfRandomisation: unitOf(draft.design),
        status: draft.status,
        statusReason: orNull(draft.statusReason),
      },
      id,
    ),
    ...arms.flatMap((arm, position) => addArm(id, arm, position)),
  ];
}

/** What a design says of the unit that is randomised. */
const unitOf = (design: StudyItem['design']): StudyItem['unitOfRandomisation'] =>
  design === 'cluster' ? 'cluster' : design === 'not randomised' ? null : 'person';

/** Another design for a study. The unit of randomisation follows where it was the one its old design says, or not stated. */
export function changeDesign(
  { design: before, unitOfRandomisation: unit }: Pick<StudyItem, 'design' | 'unitOfRandomisation'>,
  design: StudyItem['design'],
): Partial<StudyItem> {
  return { design, unitOfRandomisation: unit === null || unit === unitOf(before) ? unitOf(design) : unit };
}

export function addArm(
  studyId: string,
  { label, interventionId, nRandomised }: ArmDraft,
  position: number,
): readonly RecordChange[] {
  const arm = addRecord('arm', { studyId, label: label.trim(), nRandomised, position });
  return [arm, ...(interventionId === null ? [] : [linkArm(arm.id, interventionId)])];
}

export function linkArm(armId: string, interventionId: string): RecordChange {
  return addRecord('arm_intervention', { armId, interventionId, role: 'tested', dose: null, format: null });
}

/** The links that turn what an arm was given into what is wanted. */
export function changeInterventions(arm: StudyArm, wanted: readonly string[]): readonly RecordChange[] {
  const present = arm.links.map(({ interventionId }) => interventionId);
  return [
    ...arm.links
      .filter(({ interventionId }) => !wanted.includes(interventionId))
      .map(({ id }) => removeRecord('arm_intervention', id)),
    ...wanted.filter((id) => !present.includes(id)).map((id) => linkArm(arm.id, id)),
  ];
}

/** Status of several studies at once. A study that has that status and reason already is left alone. */
export function setStatus(
  studies: readonly StudyItem[],
  status: StudyItem['status'],
  reason: string,
): readonly RecordChange[] {
  const statusReason = orNull(reason);
  return studies
    .filter((study) => study.status !== status || study.statusReason !== statusReason)
    .map((study) => setRecord('study', study, { status, statusReason }));
}

/** Reports of a study given to another; each side keeps one primary report. */
export function moveReports(reports: readonly StudyReport[], from: StudyItem, to: StudyItem): readonly RecordChange[] {
  const moved = new Set(reports.map(({ id }) => id));
  const left = from.reports.filter(({ id }) => !moved.has(id));
  const needsPrimary = left[0] !== undefined && left.every(({ isPrimary }) => !isPrimary) ? left[0] : null;
  const targetHasPrimary = to.reports.some(({ isPrimary }) => isPrimary);
  return [
    ...reports.map((report, index) =>
      setRecord(
        'report',
        { ...report, studyId: from.id },
        { studyId: to.id, isPrimary: !targetHasPrimary && index === 0 },
      ),
    ),
    ...(needsPrimary === null ? [] : [setRecord('report', needsPrimary, { isPrimary: true })]),
  ];
}

/** Several entries that are reports of one study: their reports go to `kept`, the emptied studies leave. */
export function groupStudies(kept: StudyItem, others: readonly StudyItem[]): readonly RecordChange[] {
  let target = kept;
  const changes: RecordChange[] = [];
  for (const other of others) {
    changes.push(...moveReports(other.reports, other, target), removeRecord('study', other.id));
    target = { ...target, reports: [...target.reports, ...other.reports] };
  }
  return changes;
}

/** Why studies cannot be grouped into one: only entries without arms and numbers may be emptied. */
export function grouped(kept: StudyItem, others: readonly StudyItem[]): readonly StudyItem[] {
  return others.filter((study) => study.id !== kept.id && (study.arms.length > 0 || study.measurements > 0));
}
