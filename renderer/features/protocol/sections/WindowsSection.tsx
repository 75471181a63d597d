import { useState } from 'react';
import type { TimeWindow } from '../../../../api/contract/views.ts';
import { addRecord, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { Button } from '../../../widgets/Button.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { PROTOCOL, STEPS, WINDOWS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, NameDialog, nextPosition, RowTools, swap } from './parts.tsx';
import { windowProblems } from './window-problems.ts';

/** When results count, in weeks from randomisation. */
export function WindowsSection() {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const { windows } = head;
  const add = (label: string): void => {
    const last = windows.at(-1);
    const weeksFrom = last?.weeksTo ?? last?.weeksTarget ?? 0;
    const fields = {
      label,
      weeksFrom,
      weeksTo: weeksFrom + 13,
      weeksTarget: weeksFrom + 8,
      position: nextPosition(windows),
    };
    void propose(STEPS.add(STEPS.things.window, label), [addRecord('time_window', fields)]);
  };
  const move = (index: number, step: 1 | -1): (() => void) | null => {
    const changes = swap('time_window', windows, index, step);
    return changes === null ? null : () => void propose(STEPS.move(windows[index]?.label ?? ''), changes);
  };
  const problems = windowProblems(windows);
  return (
    <>
      {windows.length === 0 ? (
        <EmptySection sentence={WINDOWS.empty} button={WINDOWS.add} onPress={() => setAdding(true)} />
      ) : (
        <>
          <table className="table edit-table">
            <thead>
              <tr>
                <th scope="col">{WINDOWS.label}</th>
                <th scope="col" className="narrow">
                  {WINDOWS.from}
                </th>
                <th scope="col" className="narrow">
                  {WINDOWS.to}
                </th>
                <th scope="col" className="narrow">
                  {WINDOWS.target}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {windows.map((window, index) => (
                <Row key={window.id} window={window} onUp={move(index, -1)} onDown={move(index, 1)} />
              ))}
            </tbody>
          </table>
          <p className="field-description">{`${WINDOWS.to}: ${WINDOWS.toHint}.`}</p>
          {problems.map((problem) => (
            <p key={problem} className="caution-note">
              {problem}
            </p>
          ))}
          <Button onPress={() => setAdding(true)}>{WINDOWS.add}</Button>
        </>
      )}
      {isAdding ? (
        <NameDialog
          title={WINDOWS.addTitle}
          label={WINDOWS.label}
          submitLabel={PROTOCOL.add}
          onSubmit={add}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

type RowProps = Readonly<{ window: TimeWindow; onUp: (() => void) | null; onDown: (() => void) | null }>;

function Row({ window, onUp, onDown }: RowProps) {
  const { propose } = useProtocol();
  const { label } = window;
  const save = (what: string, fields: Partial<TimeWindow>): void =>
    void propose(STEPS.edit(what, label), [setRecord('time_window', window, fields)]);
  return (
    <tr>
      <td>
        <TextInput
          hidesLabel
          label={WINDOWS.of(WINDOWS.label, label)}
          value={label}
          check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
          onCommit={(text) => save(PROTOCOL.name, { label: text })}
        />
      </td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          isRequired
          least={0}
          label={WINDOWS.of(WINDOWS.from, label)}
          value={window.weeksFrom}
          onCommit={(weeksFrom) => save(WINDOWS.from, { weeksFrom: weeksFrom ?? 0 })}
        />
      </td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          least={0}
          label={WINDOWS.of(WINDOWS.to, label)}
          value={window.weeksTo}
          onCommit={(weeksTo) => save(WINDOWS.to, { weeksTo })}
        />
      </td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          isRequired
          least={0}
          label={WINDOWS.of(WINDOWS.target, label)}
          value={window.weeksTarget}
          onCommit={(weeksTarget) => save(WINDOWS.target, { weeksTarget: weeksTarget ?? 0 })}
        />
      </td>
      <td className="row-tools">
        <RowTools
          name={label}
          onUp={onUp}
          onDown={onDown}
          onRemove={() =>
            void propose(STEPS.remove(STEPS.things.window, label), [removeRecord('time_window', window.id)])
          }
        />
      </td>
    </tr>
  );
}
