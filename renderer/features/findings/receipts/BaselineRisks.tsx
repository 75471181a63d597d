import { useChangeRecords } from '../../../connection/use-change-records.ts';
import type { RecordChange } from '../../../../api/contract/records.ts';
import { Button } from '../../../widgets/Button.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import type { FindingItem } from '../CellPanel.tsx';
import { BASELINE } from '../phrases.ts';
import { Term } from '../../../widgets/Term.tsx';

const PER = 1000;

type Risk = FindingItem['baselineRisks'][number];

/** The risks a row's absolute effects are worked out at; each edit is one step of the history. */
export function BaselineRisks({ item }: Readonly<{ item: FindingItem }>) {
  const changeRecords = useChangeRecords();
  const { baselineRisks: risks, title, row } = item;
  const set = (risk: Risk, fields: Record<string, unknown>): void => {
    void changeRecords(BASELINE.changed(title), [{ op: 'set', table: 'baseline_risk', id: risk.id, fields }]);
  };
  const makeReference = (chosen: Risk): void => {
    const changes = risks
      .filter((risk) => risk.isReference !== (risk.id === chosen.id))
      .map((risk): RecordChange => ({
        op: 'set',
        table: 'baseline_risk',
        id: risk.id,
        fields: { isReference: risk.id === chosen.id },
      }));
    void changeRecords(BASELINE.changed(title), changes);
  };
  const add = (): void => {
    const [first] = row.absolute;
    const fields = {
      findingId: row.findingId,
      label: BASELINE.newLabel,
      risk: first?.baselineRisk ?? 0.1,
      isReference: risks.length === 0,
    };
    void changeRecords(BASELINE.added(title), [{ op: 'add', table: 'baseline_risk', id: crypto.randomUUID(), fields }]);
  };
  const remove = (risk: Risk): void => {
    const [next] = risks.filter(({ id }) => id !== risk.id);
    const heir: readonly RecordChange[] =
      risk.isReference && next
        ? [{ op: 'set', table: 'baseline_risk', id: next.id, fields: { isReference: true } }]
        : [];
    void changeRecords(BASELINE.removed(title), [{ op: 'remove', table: 'baseline_risk', id: risk.id }, ...heir]);
  };
  return (
    <section aria-label={BASELINE.title} className="baseline-risks">
      <h3>
        <Term id="baselineRisk">{BASELINE.title}</Term>
      </h3>
      <p className="small quiet">{risks.length === 0 ? BASELINE.fromTrials : BASELINE.lead}</p>
      {risks.map((risk) => (
        <div key={risk.id} className="baseline-risk">
          <TextInput label={BASELINE.label} value={risk.label} onCommit={(label) => set(risk, { label })} />
          <NumberInput
            label={BASELINE.risk}
            value={Math.round(risk.risk * PER * 100) / 100}
            least={0.01}
            most={999.99}
            isRequired
            onCommit={(value) => value !== null && set(risk, { risk: value / PER })}
          />
          <TextInput
            label={BASELINE.time}
            value={risk.timeText ?? ''}
            onCommit={(text) => set(risk, { timeText: text === '' ? null : text })}
          />
          <label className="baseline-reference">
            <input
              type="radio"
              name={`reference ${row.findingId}`}
              checked={risk.isReference}
              onChange={() => makeReference(risk)}
            />
            {BASELINE.isReference}
          </label>
          <Button kind="quiet" label={BASELINE.remove(risk.label)} onPress={() => remove(risk)}>
            {BASELINE.removeShort}
          </Button>
        </div>
      ))}
      <div className="panel-buttons">
        <Button onPress={add}>{BASELINE.add}</Button>
      </div>
    </section>
  );
}
