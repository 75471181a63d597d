import { useState } from 'react';
import type { Intervention } from '../../../../api/contract/views.ts';
import { formatCount } from '../../../../engine/text/format-number.ts';
import { addRecord, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { Button } from '../../../widgets/Button.tsx';
import { ComboInput } from '../../../widgets/ComboInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { INTERVENTIONS, PROTOCOL, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, NameDialog, RowTools } from './parts.tsx';

/** What was compared, each with its class. */
export function InterventionsSection() {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const [className, setClassName] = useState('');
  const classes = [...new Set(head.interventions.map((one) => one.class))].filter((name) => name !== '').toSorted();
  const add = (name: string): void =>
    void propose(STEPS.add(STEPS.things.intervention, name), [
      addRecord('intervention', { name, class: className.trim() }),
    ]);
  const open = (): void => {
    setClassName('');
    setAdding(true);
  };
  return (
    <>
      {head.interventions.length === 0 ? (
        <EmptySection sentence={INTERVENTIONS.empty} button={INTERVENTIONS.add} onPress={open} />
      ) : (
        <>
          <table className="table edit-table">
            <thead>
              <tr>
                <th scope="col">{INTERVENTIONS.name}</th>
                <th scope="col">{INTERVENTIONS.class}</th>
                <th scope="col" className="numeric">
                  {INTERVENTIONS.uses}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {head.interventions.map((one) => (
                <Row key={one.id} one={one} classes={classes} />
              ))}
            </tbody>
          </table>
          <p className="field-description">{INTERVENTIONS.classHint}</p>
          <Button onPress={open}>{INTERVENTIONS.add}</Button>
        </>
      )}
      {isAdding ? (
        <NameDialog
          title={INTERVENTIONS.addTitle}
          label={INTERVENTIONS.name}
          submitLabel={PROTOCOL.add}
          onSubmit={add}
          onClose={() => setAdding(false)}
        >
          <ComboInput
            label={INTERVENTIONS.class}
            offers={classes}
            value={className}
            onCommit={setClassName}
            onType={setClassName}
          />
        </NameDialog>
      ) : null}
    </>
  );
}

function Row({ one, classes }: Readonly<{ one: Intervention; classes: readonly string[] }>) {
  const { head, propose } = useProtocol();
  const save = (what: string, fields: Partial<Intervention>): void =>
    void propose(STEPS.edit(what, one.name), [setRecord('intervention', one, fields)]);
  return (
    <tr>
      <td>
        <TextInput
          hidesLabel
          label={INTERVENTIONS.nameOf(one.name)}
          value={one.name}
          check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
          onCommit={(name) => save(PROTOCOL.name, { name })}
        />
      </td>
      <td>
        <ComboInput
          hidesLabel
          label={INTERVENTIONS.classOf(one.name)}
          offers={classes}
          value={one.class}
          onCommit={(name) => save(INTERVENTIONS.class, { class: name })}
        />
      </td>
      <td className="numeric">{formatCount(head.uses[one.id] ?? 0)}</td>
      <td className="row-tools">
        <RowTools
          name={one.name}
          onRemove={() =>
            void propose(STEPS.remove(STEPS.things.intervention, one.name), [removeRecord('intervention', one.id)])
          }
        />
      </td>
    </tr>
  );
}
