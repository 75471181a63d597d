import { useState } from 'react';
import { RULES_SETTING, type RuleNumber } from '../../../api/contract/certainty.ts';
import { formatCompact } from '../../../engine/text/format-number.ts';
import { Button } from '../../widgets/Button.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { NumberInput } from '../../widgets/NumberInput.tsx';
import { DeviationDialog } from '../protocol/DeviationDialog.tsx';
import { usePropose } from '../protocol/use-propose.ts';
import { RULES } from './phrases.ts';
import './finding-list.css';

type Props = Readonly<{ rules: readonly RuleNumber[] }>;

/** Opens the numbers the rules decide by. */
export function RulesButton({ rules }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" className="rules-button" onPress={() => setOpen(true)}>
        {RULES.open}
      </Button>
      {isOpen ? <RulesDialog rules={rules} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Each number with its source. What differs from the standard is stored in the review, and only that. */
function RulesDialog({ rules, onClose }: Props & Readonly<{ onClose: () => void }>) {
  // The rules' numbers are part of the plan: after extraction a change of them is a deviation.
  const { propose, proposal } = usePropose();
  const own = rules.filter(({ value, standard }) => value !== standard);
  const store = (label: string, next: ReadonlyMap<string, number>): void => {
    const value = Object.fromEntries(next);
    if (next.size === 0) void propose(label, [{ op: 'remove', table: 'setting', id: RULES_SETTING }]);
    else if (own.length === 0)
      void propose(label, [{ op: 'add', table: 'setting', id: RULES_SETTING, fields: { value } }]);
    else void propose(label, [{ op: 'set', table: 'setting', id: RULES_SETTING, fields: { value } }]);
  };
  const set = (rule: RuleNumber, value: number): void => {
    const next = new Map(own.map((entry) => [entry.name, entry.value]));
    if (value === rule.standard) next.delete(rule.name);
    else next.set(rule.name, value);
    store(RULES.changed(rule.label), next);
  };
  return (
    <Dialog
      title={RULES.title}
      onClose={onClose}
      foot={
        own.length === 0 ? undefined : <Button onPress={() => store(RULES.resetLabel, new Map())}>{RULES.reset}</Button>
      }
    >
      <p className="quiet">{RULES.lead}</p>
      <table className="table rules-table">
        <thead>
          <tr>
            <th scope="col">{RULES.number}</th>
            <th scope="col">{RULES.value}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.name}>
              <th scope="row">
                {rule.label}
                <span className="detail quiet small">
                  {rule.source} ({RULES.basis[rule.basis]})
                </span>
              </th>
              <td>
                <NumberInput
                  label={rule.label}
                  hidesLabel
                  value={rule.value}
                  least={rule.low}
                  most={rule.high}
                  isRequired
                  onCommit={(value) => value !== null && set(rule, value)}
                />
                {rule.value === rule.standard ? null : (
                  <span className="detail quiet small">{RULES.standard(formatCompact(rule.standard))}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {proposal === null ? null : <DeviationDialog proposal={proposal} />}
    </Dialog>
  );
}
