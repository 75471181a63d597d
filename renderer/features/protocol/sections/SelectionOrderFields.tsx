import { useState } from 'react';
import type { RecordChange } from '../../../../api/contract/records.ts';
import type { SelectionOrder } from '../../../../api/contract/views.ts';
import { addRecord } from '../../../connection/record-changes.ts';
import { Button } from '../../../widgets/Button.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { FormDialog } from '../../../widgets/FormDialog.tsx';
import { PLAN, PROTOCOL, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { RowTools } from './parts.tsx';

type List = keyof SelectionOrder;
const SETTING = 'selection order';

/** The lists that choose among a study's results: population, score, instrument. */
export function SelectionOrderFields() {
  const { head, propose } = useProtocol();
  const [ranking, setRanking] = useState<List | null>(null);
  const { order, storedOrder } = head;
  const store = (list: List, entries: readonly string[]): void => {
    const value = { ...order, [list]: entries };
    const change: RecordChange =
      storedOrder === null
        ? addRecord('setting', { value }, SETTING)
        : { op: 'set', table: 'setting', id: SETTING, fields: { value }, seen: { value: storedOrder } };
    void propose(STEPS.order(PLAN[list]), [change]);
  };
  const nameOf = (list: List, entry: string): string => {
    if (list === 'instrument') return head.instruments.find(({ id }) => id === entry)?.abbreviation ?? entry;
    return list === 'score' ? (PLAN.scores[entry] ?? entry) : entry;
  };
  const known: Readonly<Record<List, readonly string[]>> = {
    population: head.populations,
    score: Object.keys(PLAN.scores),
    instrument: head.instruments.map(({ id }) => id),
  };
  const unranked = (list: List): readonly string[] => known[list].filter((entry) => !order[list].includes(entry));
  return (
    <div className="orders">
      {(['population', 'score', 'instrument'] as const).map((list) => (
        <section key={list} aria-label={PLAN[list]}>
          <h4>{PLAN[list]}</h4>
          <OrderList
            entries={order[list].map((entry) => ({ id: entry, name: nameOf(list, entry) }))}
            onChange={(entries) => store(list, entries)}
          />
          {list === 'instrument' && order.instrument.length === 0 ? (
            <p className="quiet">{PLAN.noInstruments}</p>
          ) : null}
          {unranked(list).length === 0 ? null : (
            <Button onPress={() => setRanking(list)}>{PLAN.rank(PLAN[list])}</Button>
          )}
        </section>
      ))}
      {ranking === null ? null : (
        <RankDialog
          what={PLAN[ranking]}
          options={unranked(ranking).map((entry) => ({ id: entry, label: nameOf(ranking, entry) }))}
          onClose={() => setRanking(null)}
          onRank={(entry) => store(ranking, [...order[ranking], entry])}
        />
      )}
    </div>
  );
}

type OrderListProps = Readonly<{
  entries: readonly Readonly<{ id: string; name: string }>[];
  onChange: (ids: readonly string[]) => void;
}>;

function OrderList({ entries, onChange }: OrderListProps) {
  const ids = entries.map(({ id }) => id);
  const moved = (index: number, step: 1 | -1): (() => void) | null => {
    const other = ids[index + step];
    const own = ids[index];
    if (other === undefined || own === undefined) return null;
    return () => onChange(ids.with(index, other).with(index + step, own));
  };
  return (
    <ol className="order-list">
      {entries.map(({ id, name }, index) => (
        <li key={id}>
          <span>{name}</span>
          <RowTools
            name={name}
            onUp={moved(index, -1)}
            onDown={moved(index, 1)}
            onRemove={() => onChange(ids.filter((other) => other !== id))}
          />
        </li>
      ))}
    </ol>
  );
}

type RankProps = Readonly<{
  what: string;
  options: readonly Readonly<{ id: string; label: string }>[];
  onClose: () => void;
  onRank: (id: string) => void;
}>;

function RankDialog({ what, options, onClose, onRank }: RankProps) {
  const [chosen, choose] = useState(options[0]?.id ?? '');
  return (
    <FormDialog
      title={PLAN.rank(what)}
      submitLabel={PROTOCOL.add}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        onRank(chosen);
      }}
    >
      <ChoiceInput label={what} value={chosen} options={options} onChange={choose} />
    </FormDialog>
  );
}
