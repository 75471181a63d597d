import type { SkewedMedians } from '../../../../api/contract/protocol.ts';
import type { RecordChange } from '../../../../api/contract/records.ts';
import { addRecord } from '../../../connection/record-changes.ts';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { SKEWED, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';

const SETTING = 'skewed medians';
const CHOICES = Object.keys(SKEWED.options) as SkewedMedians[];

/** The reviewer's decision on medians that the usual formulas must not turn into means. */
export function SkewedMediansField() {
  const { head, propose } = useProtocol();
  const stored = head.skewedMedians;
  const store = (id: string): void => {
    const value = CHOICES.find((known) => known === id);
    if (value === undefined || value === (stored ?? 'leave out')) return;
    const change: RecordChange =
      stored === null
        ? addRecord('setting', { value }, SETTING)
        : { op: 'set', table: 'setting', id: SETTING, fields: { value }, seen: { value: stored } };
    void propose(STEPS.skewedMedians(SKEWED.options[value]), [change]);
  };
  return (
    <ChoiceInput
      className="narrow-field"
      label={SKEWED.label}
      description={SKEWED.hint}
      value={stored ?? 'leave out'}
      options={CHOICES.map((id) => ({ id, label: SKEWED.options[id] }))}
      onChange={store}
    />
  );
}
