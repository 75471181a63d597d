import type { RecordChange } from '../../../api/contract/records.ts';
import type { RobHead } from '../../../api/contract/rob.ts';
import { addRecord } from '../../connection/record-changes.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DeviationDialog } from '../protocol/DeviationDialog.tsx';
import { usePropose } from '../protocol/use-propose.ts';
import { ROB } from './phrases.ts';

const SETTING = 'rob effect of interest';

/** The review's effect of interest: part of its protocol, so that after extraction another one is a deviation with its reason. */
export function EffectChoice({ head }: Readonly<{ head: RobHead }>) {
  const { propose, proposal } = usePropose();
  const { effect, storedEffect } = head;
  const choose = (value: string): void => {
    if (value === effect) return;
    const change: RecordChange =
      storedEffect === null
        ? addRecord('setting', { value }, SETTING)
        : { op: 'set', table: 'setting', id: SETTING, fields: { value }, seen: { value: storedEffect } };
    void propose(ROB.effectChanged(value), [change]);
  };
  return (
    <>
      <ChoiceInput
        className="screen-count rob-effect"
        hidesLabel
        label={ROB.effect}
        options={[
          { id: 'assignment', label: ROB.effectOptions.assignment },
          { id: 'adherence', label: ROB.effectOptions.adherence },
        ]}
        value={effect}
        onChange={choose}
      />
      {proposal === null ? null : <DeviationDialog proposal={proposal} />}
    </>
  );
}
