import { useState } from 'react';
import type { StudiesHead, StudyItem } from '../../../api/contract/views.ts';
import { DESIGNS } from '../../../report/components/phrases.ts';
import { navigate } from '../../app/routes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { uuidV7 } from '../../connection/uuid-v7.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { ComboInput } from '../../widgets/ComboInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { readNumber } from '../../widgets/read-number.ts';
import { addStudy } from './changes.ts';
import { ADD, ARMS, DESIGN_KINDS, STATUS_LABELS, STATUSES, STEPS, STUDIES } from './phrases.ts';

type ArmTyped = Readonly<{ key: string; label: string; interventionId: string; randomised: string }>;
const NONE = 'none';
const emptyArm = (): ArmTyped => ({ key: uuidV7(), label: '', interventionId: NONE, randomised: '' });

/** A new study with its arms in one step. */
export function AddStudyDialog({ head, all }: Readonly<{ head: StudiesHead; all: readonly StudyItem[] }>) {
  const change = useChangeRecords();
  const [label, setLabel] = useState('');
  const [status, setStatus] = useState<StudyItem['status']>('included');
  const [reason, setReason] = useState('');
  const [design, setDesign] = useState<StudyItem['design']>('parallel');
  const [arms, setArms] = useState<readonly ArmTyped[]>(() => [emptyArm(), emptyArm()]);
  const edit = (key: string, part: Partial<ArmTyped>): void =>
    setArms(arms.map((arm) => (arm.key === key ? { ...arm, ...part } : arm)));
  const read = arms.map((arm) => readNumber(arm.randomised, { isWhole: true, least: 0 }));
  const name = label.trim();
  const isTaken = all.some((study) => study.label.toLowerCase() === name.toLowerCase());
  const problem =
    name === ''
      ? ADD.missing
      : isTaken
        ? ADD.taken(name)
        : status === 'excluded' && reason.trim() === ''
          ? STUDIES.reasonMissing
          : read.some(({ ok }) => !ok)
            ? ADD.badNumber
            : null;
  const submit = async (): Promise<void> => {
    const id = uuidV7();
    const drafts = arms.map((arm, index) => {
      const number = read[index];
      return {
        label: arm.label.trim() === '' && arm.interventionId !== NONE ? nameOf(head, arm.interventionId) : arm.label,
        interventionId: arm.interventionId === NONE ? null : arm.interventionId,
        nRandomised: number?.ok === true ? number.value : null,
      };
    });
    const changes = addStudy({ label, status, statusReason: reason, design, arms: drafts }, id);
    if (await change(STEPS.add(name), changes)) navigate('studies', id);
  };

  return (
    <FormDialog
      title={ADD.title}
      lead={ADD.lead}
      submitLabel={ADD.submit}
      onSubmit={() => void submit()}
      onClose={() => navigate('studies')}
      problem={problem}
    >
      <DraftText label={STUDIES.label} description={STUDIES.labelHint} value={label} onChange={setLabel} autoFocus />
      <div className="form-row">
        <ChoiceInput
          label={STUDIES.status}
          value={status}
          options={STATUSES.map((id) => ({ id, label: STATUS_LABELS[id] }))}
          onChange={(id) => setStatus(STATUSES.find((known) => known === id) ?? status)}
        />
        <ChoiceInput
          label={STUDIES.design}
          value={design}
          options={DESIGN_KINDS.map((id) => ({ id, label: DESIGNS[id] }))}
          onChange={(id) => setDesign(DESIGN_KINDS.find((known) => known === id) ?? design)}
        />
      </div>
      {status === 'included' ? null : (
        <ComboInput
          label={STUDIES.reason}
          offers={head.reasons}
          value={reason}
          onCommit={setReason}
          onType={setReason}
        />
      )}
      <fieldset className="arm-fields">
        <legend className="field-label">{ADD.arms}</legend>
        {arms.map((arm, position) => (
          <div key={arm.key} className="arm-row">
            <DraftText
              label={ADD.armLabel(position)}
              value={arm.label}
              onChange={(text) => edit(arm.key, named(arm, text, head.interventions))}
            />
            <ChoiceInput
              label={ADD.intervention(position)}
              value={arm.interventionId}
              options={[
                { id: NONE, label: ADD.noIntervention },
                ...head.interventions.map(({ id, name: text }) => ({ id, label: text })),
              ]}
              onChange={(id) => edit(arm.key, { interventionId: id })}
            />
            <DraftText
              label={ADD.randomised(position)}
              value={arm.randomised}
              onChange={(text) => edit(arm.key, { randomised: text })}
            />
          </div>
        ))}
        <Button kind="quiet" onPress={() => setArms([...arms, emptyArm()])}>
          {ADD.moreArms}
        </Button>
        {head.interventions.length === 0 ? <p className="field-description">{ARMS.noInterventions}</p> : null}
      </fieldset>
    </FormDialog>
  );
}

function nameOf(head: StudiesHead, interventionId: string): string {
  return head.interventions.find(({ id }) => id === interventionId)?.name ?? '';
}

/** An arm under another name: it takes the intervention its name speaks of, until the reviewer has chosen one. */
function named(arm: ArmTyped, label: string, interventions: StudiesHead['interventions']): Partial<ArmTyped> {
  const isChosen = arm.interventionId !== NONE && arm.interventionId !== spokenOf(arm.label, interventions);
  return isChosen ? { label } : { label, interventionId: spokenOf(label, interventions) ?? NONE };
}

/** The intervention with the longest name that stands in the text. */
function spokenOf(text: string, interventions: StudiesHead['interventions']): string | undefined {
  const words = text.toLowerCase();
  return interventions
    .filter(({ name }) => name.trim() !== '' && words.includes(name.trim().toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length)[0]?.id;
}
