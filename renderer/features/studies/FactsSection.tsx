import type { StudyItem } from '../../../api/contract/views.ts';
import { DESIGNS } from '../../../report/components/phrases.ts';
import { orNull, setRecord } from '../../connection/record-changes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { ComboInput } from '../../widgets/ComboInput.tsx';
import { NumberInput } from '../../widgets/NumberInput.tsx';
import { TextInput } from '../../widgets/TextInput.tsx';
import { changeDesign } from './changes.ts';
import { ADD, DESIGN_KINDS, STATUS_LABELS, STATUSES, STEPS, STUDIES, UNITS } from './phrases.ts';

const UNIT_KINDS = ['person', 'cluster', 'other'] as const satisfies readonly NonNullable<
  StudyItem['unitOfRandomisation']
>[];
const NOT_STATED = 'not stated';

/** Name, status with its reason, design, registration and money. */
export function FactsSection({ study, reasons }: Readonly<{ study: StudyItem; reasons: readonly string[] }>) {
  const change = useChangeRecords();
  const save = (what: string, fields: Partial<StudyItem>): void =>
    void change(STEPS.edit(what, study.label), [setRecord('study', study, fields)]);
  return (
    <section className="study-form" aria-label={STUDIES.details}>
      <TextInput
        className="span-2"
        label={STUDIES.label}
        value={study.label}
        check={(text) => (text === '' ? ADD.missing : null)}
        onCommit={(label) => save(STUDIES.label, { label })}
      />
      <NumberInput
        label={STUDIES.year}
        value={study.year}
        isWhole
        least={1900}
        most={2100}
        onCommit={(year) => save(STUDIES.year, { year })}
      />
      <ChoiceInput
        label={STUDIES.status}
        value={study.status}
        options={STATUSES.map((id) => ({ id, label: STATUS_LABELS[id] }))}
        onChange={(id) => save(STUDIES.status, { status: STATUSES.find((known) => known === id) ?? study.status })}
      />
      <ComboInput
        className="span-2"
        label={STUDIES.reason}
        offers={reasons}
        value={study.statusReason ?? ''}
        onCommit={(text) => save(STUDIES.reason, { statusReason: orNull(text) })}
      />
      {study.status === 'excluded' && study.statusReason === null ? (
        <p className="span-all caution-note">{STUDIES.reasonMissing}</p>
      ) : null}
      <ChoiceInput
        className="span-2"
        label={STUDIES.design}
        value={study.design}
        options={DESIGN_KINDS.map((id) => ({ id, label: DESIGNS[id] }))}
        onChange={(id) =>
          save(STUDIES.design, changeDesign(study, DESIGN_KINDS.find((known) => known === id) ?? study.design))
        }
      />
      <ChoiceInput
        label={STUDIES.unit}
        value={study.unitOfRandomisation ?? NOT_STATED}
        options={[{ id: NOT_STATED, label: UNITS[''] }, ...UNIT_KINDS.map((id) => ({ id, label: UNITS[id] }))]}
        onChange={(id) => save(STUDIES.unit, { unitOfRandomisation: UNIT_KINDS.find((known) => known === id) ?? null })}
      />
      <TextInput
        className="span-all"
        isMultiline
        label={STUDIES.designNote}
        value={study.designNote ?? ''}
        onCommit={(text) => save(STUDIES.designNote, { designNote: orNull(text) })}
      />
      {study.arms.length > 2 ? (
        <p className="span-all field-description">{STUDIES.multiArm(study.arms.length)}</p>
      ) : null}
    </section>
  );
}

/** Registration, plans and money. */
export function FundingSection({ study }: Readonly<{ study: StudyItem }>) {
  const change = useChangeRecords();
  const save = (what: string, fields: Partial<StudyItem>): void =>
    void change(STEPS.edit(what, study.label), [setRecord('study', study, fields)]);
  return (
    <section className="study-form" aria-labelledby="funding-title">
      <h3 id="funding-title" className="span-all">
        {STUDIES.registrationTitle}
      </h3>
      <TextInput
        label={STUDIES.registration}
        value={study.registryId ?? ''}
        onCommit={(text) => save(STUDIES.registration, { registryId: orNull(text) })}
      />
      <NumberInput
        label={STUDIES.plannedN}
        value={study.plannedN}
        isWhole
        least={0}
        onCommit={(plannedN) => save(STUDIES.plannedN, { plannedN })}
      />
      <TextInput
        label={STUDIES.completion}
        value={study.expectedCompletion ?? ''}
        onCommit={(text) => save(STUDIES.completion, { expectedCompletion: orNull(text) })}
      />
      <TextInput
        className="span-all"
        isMultiline
        label={STUDIES.funding}
        value={study.funding ?? ''}
        onCommit={(text) => save(STUDIES.funding, { funding: orNull(text) })}
      />
      <TextInput
        className="span-all"
        isMultiline
        label={STUDIES.conflicts}
        value={study.conflicts ?? ''}
        onCommit={(text) => save(STUDIES.conflicts, { conflicts: orNull(text) })}
      />
    </section>
  );
}
