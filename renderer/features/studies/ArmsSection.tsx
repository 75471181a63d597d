import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { StudiesHead, StudyArm, StudyItem } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { removeRecord, setRecord } from '../../connection/record-changes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { Button } from '../../widgets/Button.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { MultiChoice } from '../../widgets/MultiChoice.tsx';
import { NumberInput } from '../../widgets/NumberInput.tsx';
import { TextInput } from '../../widgets/TextInput.tsx';
import { AttributeFields } from '../attributes/AttributeFields.tsx';
import { ATTRIBUTE_FIELDS } from '../attributes/phrases.ts';
import { addArm, changeInterventions } from './changes.ts';
import { ADD, ARMS, ATTRIBUTES, STEPS } from './phrases.ts';

type Props = Readonly<{ study: StudyItem } & Pick<StudiesHead, 'interventions' | 'armAttributes'>>;

/** The arms as randomised, with what each was given. */
export function ArmsSection({ study, interventions, armAttributes }: Props) {
  const change = useChangeRecords();
  const [removing, setRemoving] = useState<StudyArm | null>(null);
  const add = (): void => {
    const label = ARMS.newLabel(study.arms.length);
    const position = Math.max(-1, ...study.arms.map((arm) => arm.position)) + 1;
    void change(
      STEPS.addArm(label, study.label),
      addArm(study.id, { label, interventionId: null, nRandomised: null }, position),
    );
  };
  const remove = (arm: StudyArm): void => {
    setRemoving(null);
    void change(STEPS.removeArm(arm.label, study.label), [removeRecord('arm', arm.id)]);
  };
  return (
    <section>
      <h3>{ARMS.title}</h3>
      {study.arms.length === 0 ? (
        <p className="quiet">{ARMS.first}</p>
      ) : (
        <table className="table edit-table">
          <thead>
            <tr>
              <th scope="col">{ARMS.label}</th>
              <th scope="col">{ARMS.interventions}</th>
              <th scope="col" className="narrow">
                {ARMS.randomised}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {study.arms.map((arm) => (
              <ArmRow
                key={arm.id}
                arm={arm}
                study={study}
                interventions={interventions}
                onRemove={() => setRemoving(arm)}
              />
            ))}
          </tbody>
        </table>
      )}
      {interventions.length > 0 && study.arms.some(({ links }) => links.length === 0) ? (
        <p className="caution-note">{ARMS.withoutIntervention}</p>
      ) : null}
      {armAttributes.length === 0 || study.arms.length === 0 ? null : (
        <div role="group" aria-label={ATTRIBUTE_FIELDS.arms} className="attributes arm-attributes">
          {study.arms.map((arm) => (
            <AttributeFields
              key={arm.id}
              owner={{ table: 'arm', id: arm.id, name: arm.label }}
              attributes={armAttributes}
              values={arm.attributes}
            />
          ))}
        </div>
      )}
      <div className="section-foot">
        <Button onPress={add}>{ARMS.add}</Button>
        {interventions.length === 0 ? (
          <>
            <span className="field-description">{ARMS.noInterventions}</span>
            <Button kind="quiet" onPress={() => navigate('protocol', 'interventions')}>
              {ATTRIBUTES.toProtocol}
            </Button>
          </>
        ) : null}
      </div>
      {removing === null ? null : (
        <FormDialog
          title={ARMS.removeTitle(removing.label)}
          lead={ARMS.removeLead}
          submitLabel={ARMS.removeIt}
          onSubmit={() => remove(removing)}
          onClose={() => setRemoving(null)}
        >
          {null}
        </FormDialog>
      )}
    </section>
  );
}

type RowProps = Omit<Props, 'armAttributes'> & Readonly<{ arm: StudyArm; onRemove: () => void }>;

function ArmRow({ arm, study, interventions, onRemove }: RowProps) {
  const change = useChangeRecords();
  const save = (what: string, fields: Partial<StudyArm>): void =>
    void change(STEPS.edit(`${what} ${arm.label}`, study.label), [setRecord('arm', arm, fields)]);
  return (
    <tr>
      <td>
        <TextInput
          hidesLabel
          label={ARMS.labelOf(arm.label)}
          value={arm.label}
          check={(text) => (text === '' ? ADD.missing : null)}
          onCommit={(label) => save(ARMS.label, { label })}
        />
      </td>
      <td>
        <MultiChoice
          hidesLabel
          label={ARMS.interventionsOf(arm.label)}
          empty={ARMS.chooseInterventions}
          options={interventions.map(({ id, name }) => ({ id, label: name }))}
          value={arm.links.map(({ interventionId }) => interventionId)}
          onCommit={(ids) =>
            void change(STEPS.edit(`${ARMS.interventions} ${arm.label}`, study.label), changeInterventions(arm, ids))
          }
        />
      </td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          label={ARMS.randomisedOf(arm.label)}
          value={arm.nRandomised}
          isWhole
          least={0}
          onCommit={(nRandomised) => save(ARMS.randomised, { nRandomised })}
        />
      </td>
      <td className="row-tools">
        <Button kind="quiet" label={ARMS.remove(arm.label)} onPress={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </td>
    </tr>
  );
}
