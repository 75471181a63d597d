import { useState } from 'react';
import type { Outcome } from '../../../../api/contract/views.ts';
import { formatCompact } from '../../../../engine/text/format-number.ts';
import { navigate } from '../../../app/routes.ts';
import { addRecord, removeRecord } from '../../../connection/record-changes.ts';
import { uuidV7 } from '../../../connection/uuid-v7.ts';
import { Button } from '../../../widgets/Button.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { BETTER, KIND_IDS, KINDS, OUTCOMES, PROTOCOL, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { OutcomeForm } from './OutcomeForm.tsx';
import { EmptySection, NameDialog, nextPosition, RowTools, swap } from './parts.tsx';
import { PartList } from './PartList.tsx';

/** The outcomes in the order of the table, the chosen one with all its fields. */
export function OutcomesSection({ part }: Readonly<{ part: string | null }>) {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const { outcomes } = head;
  const chosen = outcomes.find(({ id }) => id === part) ?? outcomes[0];
  const index = chosen === undefined ? -1 : outcomes.indexOf(chosen);
  const move = (step: 1 | -1): (() => void) | null => {
    const changes = swap('outcome', outcomes, index, step);
    return changes === null ? null : () => void propose(STEPS.move(chosen?.construct ?? ''), changes);
  };
  const select = (id: string): void => navigate('protocol', `outcomes/${id}`);
  return (
    <>
      {chosen === undefined ? (
        <EmptySection sentence={OUTCOMES.empty} button={OUTCOMES.add} onPress={() => setAdding(true)} />
      ) : (
        <div className="parts">
          <div>
            <PartList
              label={OUTCOMES.list}
              columns={[OUTCOMES.construct, OUTCOMES.kind, OUTCOMES.better, OUTCOMES.importance, OUTCOMES.small]}
              rows={outcomes.map((outcome) => ({
                id: outcome.id,
                label: outcome.construct,
                cells: [
                  KINDS[outcome.kind],
                  BETTER[outcome.better],
                  outcome.importance === null
                    ? PROTOCOL.none
                    : `${outcome.importance}, ${OUTCOMES.band(outcome.importance)}`,
                  outcome.thresholdSmall === null ? PROTOCOL.none : formatCompact(outcome.thresholdSmall),
                ],
              }))}
              selected={chosen.id}
              onSelect={select}
            />
            <div className="section-foot">
              <Button onPress={() => setAdding(true)}>{OUTCOMES.add}</Button>
            </div>
          </div>
          <article className="part-detail" aria-label={OUTCOMES.details(chosen.construct)} key={chosen.id}>
            <div className="part-head">
              <h3>{chosen.construct}</h3>
              <RowTools
                name={chosen.construct}
                onUp={move(-1)}
                onDown={move(1)}
                onRemove={() =>
                  void propose(STEPS.remove(STEPS.things.outcome, chosen.construct), [
                    removeRecord('outcome', chosen.id),
                  ])
                }
              />
            </div>
            <OutcomeForm outcome={chosen} />
          </article>
        </div>
      )}
      {isAdding ? <AddDialog onClose={() => setAdding(false)} onAdded={select} /> : null}
    </>
  );
}

function AddDialog({ onClose, onAdded }: Readonly<{ onClose: () => void; onAdded: (id: string) => void }>) {
  const { head, propose } = useProtocol();
  const [kind, setKind] = useState<Outcome['kind']>('continuous');
  const [better, setBetter] = useState<Outcome['better']>('lower');
  const add = async (construct: string): Promise<void> => {
    const id = uuidV7();
    const fields = {
      construct,
      kind,
      better,
      countBasis: kind === 'binary' ? 'persons' : null,
      position: nextPosition(head.outcomes),
    };
    if (await propose(STEPS.add(STEPS.things.outcome, construct), [addRecord('outcome', fields, id)])) onAdded(id);
  };
  return (
    <NameDialog
      title={OUTCOMES.addTitle}
      label={OUTCOMES.construct}
      submitLabel={PROTOCOL.add}
      onSubmit={(name) => void add(name)}
      onClose={onClose}
    >
      <div className="form-row">
        <ChoiceInput
          label={OUTCOMES.kind}
          value={kind}
          options={KIND_IDS.map((id) => ({ id, label: KINDS[id] }))}
          onChange={(id) => setKind(KIND_IDS.find((known) => known === id) ?? kind)}
        />
        <ChoiceInput
          label={OUTCOMES.better}
          value={better}
          options={[
            { id: 'lower', label: BETTER.lower },
            { id: 'higher', label: BETTER.higher },
          ]}
          onChange={(id) => setBetter(id === 'higher' ? 'higher' : 'lower')}
        />
      </div>
    </NameDialog>
  );
}
