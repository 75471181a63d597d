import { useState } from 'react';
import type { Attribute } from '../../../../api/contract/views.ts';
import { addRecord, orNull, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { Button } from '../../../widgets/Button.tsx';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { ATTRIBUTES, LEVEL_IDS, LEVELS, PROTOCOL, STEPS, TYPE_IDS, TYPES } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, NameDialog, nextPosition, RowTools } from './parts.tsx';

/** What is recorded beside results: moderators, characteristics and doses. */
export function AttributesSection() {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const [type, setType] = useState<Attribute['type']>('text');
  const [level, setLevel] = useState<Attribute['level']>('study');
  const add = (name: string): void =>
    void propose(STEPS.add(STEPS.things.attribute, name), [
      addRecord('attribute', { name, type, level, isPlanned: true, position: nextPosition(head.attributes) }),
    ]);
  return (
    <>
      {head.attributes.length === 0 ? (
        <EmptySection sentence={ATTRIBUTES.empty} button={ATTRIBUTES.add} onPress={() => setAdding(true)} />
      ) : (
        <>
          <Button onPress={() => setAdding(true)}>{ATTRIBUTES.add}</Button>
          <table className="table edit-table">
            <thead>
              <tr>
                <th scope="col">{ATTRIBUTES.name}</th>
                <th scope="col">{ATTRIBUTES.type}</th>
                <th scope="col" className="narrow">
                  {ATTRIBUTES.unit}
                </th>
                <th scope="col">{ATTRIBUTES.level}</th>
                <th scope="col">{ATTRIBUTES.planned}</th>
                <th scope="col">{ATTRIBUTES.expected}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {head.attributes.map((attribute) => (
                <Row key={attribute.id} attribute={attribute} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {isAdding ? (
        <NameDialog
          title={ATTRIBUTES.addTitle}
          label={ATTRIBUTES.name}
          submitLabel={PROTOCOL.add}
          onSubmit={add}
          onClose={() => setAdding(false)}
        >
          <div className="form-row">
            <ChoiceInput
              label={ATTRIBUTES.type}
              value={type}
              options={TYPE_IDS.map((id) => ({ id, label: TYPES[id] }))}
              onChange={(id) => setType(TYPE_IDS.find((known) => known === id) ?? type)}
            />
            <ChoiceInput
              label={ATTRIBUTES.level}
              value={level}
              options={LEVEL_IDS.map((id) => ({ id, label: LEVELS[id] }))}
              onChange={(id) => setLevel(LEVEL_IDS.find((known) => known === id) ?? level)}
            />
          </div>
        </NameDialog>
      ) : null}
    </>
  );
}

function Row({ attribute }: Readonly<{ attribute: Attribute }>) {
  const { propose } = useProtocol();
  const { name } = attribute;
  const save = (what: string, fields: Partial<Attribute>): void =>
    void propose(STEPS.edit(what, name), [setRecord('attribute', attribute, fields)]);
  return (
    <tr>
      <td>
        <TextInput
          hidesLabel
          label={ATTRIBUTES.of(ATTRIBUTES.name, name)}
          value={name}
          check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
          onCommit={(text) => save(PROTOCOL.name, { name: text })}
        />
      </td>
      <td>
        <ChoiceInput
          hidesLabel
          label={ATTRIBUTES.of(ATTRIBUTES.type, name)}
          value={attribute.type}
          options={TYPE_IDS.map((id) => ({ id, label: TYPES[id] }))}
          onChange={(id) => save(ATTRIBUTES.type, { type: TYPE_IDS.find((known) => known === id) ?? attribute.type })}
        />
      </td>
      <td className="narrow">
        <TextInput
          hidesLabel
          label={ATTRIBUTES.of(ATTRIBUTES.unit, name)}
          value={attribute.unit ?? ''}
          onCommit={(text) => save(ATTRIBUTES.unit, { unit: orNull(text) })}
        />
      </td>
      <td>
        <ChoiceInput
          hidesLabel
          label={ATTRIBUTES.of(ATTRIBUTES.level, name)}
          value={attribute.level}
          options={LEVEL_IDS.map((id) => ({ id, label: LEVELS[id] }))}
          onChange={(id) =>
            save(ATTRIBUTES.level, { level: LEVEL_IDS.find((known) => known === id) ?? attribute.level })
          }
        />
      </td>
      <td>
        <CheckInput
          label={ATTRIBUTES.of(ATTRIBUTES.planned, name)}
          isSelected={attribute.isPlanned}
          onChange={(isPlanned) => save(ATTRIBUTES.planned, { isPlanned })}
        >
          {null}
        </CheckInput>
      </td>
      <td>
        <TextInput
          hidesLabel
          label={ATTRIBUTES.of(ATTRIBUTES.expected, name)}
          value={attribute.expectedDirection ?? ''}
          onCommit={(text) => save(ATTRIBUTES.expected, { expectedDirection: orNull(text) })}
        />
      </td>
      <td className="row-tools">
        <RowTools
          name={name}
          onRemove={() =>
            void propose(STEPS.remove(STEPS.things.attribute, name), [removeRecord('attribute', attribute.id)])
          }
        />
      </td>
    </tr>
  );
}
