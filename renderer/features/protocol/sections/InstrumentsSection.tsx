import { useState } from 'react';
import type { Instrument } from '../../../../api/contract/views.ts';
import { formatCompact } from '../../../../engine/text/format-number.ts';
import { navigate } from '../../../app/routes.ts';
import { addRecord, orNull, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { uuidV7 } from '../../../connection/uuid-v7.ts';
import { Button } from '../../../widgets/Button.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { ComboInput } from '../../../widgets/ComboInput.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { DIRECTIONS, INSTRUMENTS, PROTOCOL, STEPS, WHOLE } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, NameDialog, RowTools } from './parts.tsx';
import { PartList } from './PartList.tsx';

const DIRECTION_IDS = ['higher is worse', 'higher is better'] as const satisfies readonly Instrument['direction'][];
const WHOLE_IDS = ['unknown', 'yes', 'no'] as const;

/** The instruments studies measured with, the chosen one with its range and what difference matters on it. */
export function InstrumentsSection({ part }: Readonly<{ part: string | null }>) {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const { instruments } = head;
  const chosen = instruments.find(({ id }) => id === part) ?? instruments[0];
  const select = (id: string): void => navigate('protocol', `instruments/${id}`);
  const add = async (abbreviation: string): Promise<void> => {
    const id = uuidV7();
    const fields = { name: abbreviation, abbreviation, construct: '', direction: DIRECTION_IDS[0] };
    if (await propose(STEPS.add(STEPS.things.instrument, abbreviation), [addRecord('instrument', fields, id)]))
      select(id);
  };
  return (
    <>
      {chosen === undefined ? (
        <EmptySection sentence={INSTRUMENTS.empty} button={INSTRUMENTS.add} onPress={() => setAdding(true)} />
      ) : (
        <div className="parts">
          <div>
            <PartList
              label={INSTRUMENTS.list}
              columns={[INSTRUMENTS.abbreviation, INSTRUMENTS.construct, INSTRUMENTS.scores, 'MID']}
              rows={instruments.map((one) => ({
                id: one.id,
                label: one.abbreviation,
                cells: [one.construct, rangeOf(one), one.mid === null ? PROTOCOL.none : formatCompact(one.mid)],
              }))}
              selected={chosen.id}
              onSelect={select}
            />
            <div className="section-foot">
              <Button onPress={() => setAdding(true)}>{INSTRUMENTS.add}</Button>
            </div>
          </div>
          <article className="part-detail" aria-label={INSTRUMENTS.details(chosen.abbreviation)} key={chosen.id}>
            <div className="part-head">
              <h3>{chosen.abbreviation}</h3>
              <RowTools
                name={chosen.abbreviation}
                onRemove={() =>
                  void propose(STEPS.remove(STEPS.things.instrument, chosen.abbreviation), [
                    removeRecord('instrument', chosen.id),
                  ])
                }
              />
            </div>
            <InstrumentForm instrument={chosen} />
          </article>
        </div>
      )}
      {isAdding ? (
        <NameDialog
          title={INSTRUMENTS.addTitle}
          label={INSTRUMENTS.abbreviation}
          submitLabel={PROTOCOL.add}
          onSubmit={(name) => void add(name)}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

function rangeOf({ low, high }: Instrument): string {
  return low === null && high === null
    ? PROTOCOL.none
    : `${low === null ? '?' : formatCompact(low)}–${high === null ? '?' : formatCompact(high)}`;
}

function InstrumentForm({ instrument }: Readonly<{ instrument: Instrument }>) {
  const { head, propose } = useProtocol();
  const save = (what: string, fields: Partial<Instrument>): void =>
    void propose(STEPS.edit(what, instrument.abbreviation), [setRecord('instrument', instrument, fields)]);
  const constructs = [...new Set(head.instruments.map(({ construct }) => construct))]
    .filter((text) => text !== '')
    .toSorted();
  const whole = instrument.isInteger === null ? 'unknown' : instrument.isInteger ? 'yes' : 'no';
  const isReversed = instrument.low !== null && instrument.high !== null && instrument.low >= instrument.high;
  return (
    <div className="part-form">
      <TextInput
        label={INSTRUMENTS.abbreviation}
        value={instrument.abbreviation}
        check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
        onCommit={(abbreviation) => save(INSTRUMENTS.abbreviation, { abbreviation })}
      />
      <TextInput
        className="span-2"
        label={INSTRUMENTS.name}
        value={instrument.name}
        onCommit={(name) => save(INSTRUMENTS.name, { name })}
      />
      <ComboInput
        className="span-all"
        label={INSTRUMENTS.construct}
        offers={constructs}
        value={instrument.construct}
        onCommit={(construct) => save(INSTRUMENTS.construct, { construct })}
      />
      <NumberInput label={INSTRUMENTS.low} value={instrument.low} onCommit={(low) => save(INSTRUMENTS.low, { low })} />
      <NumberInput
        label={INSTRUMENTS.high}
        value={instrument.high}
        onCommit={(high) => save(INSTRUMENTS.high, { high })}
      />
      <ChoiceInput
        label={INSTRUMENTS.direction}
        value={instrument.direction}
        options={DIRECTION_IDS.map((id) => ({ id, label: DIRECTIONS[id] }))}
        onChange={(id) =>
          save(INSTRUMENTS.direction, {
            direction: DIRECTION_IDS.find((known) => known === id) ?? instrument.direction,
          })
        }
      />
      {isReversed ? <p className="span-all caution-note">{INSTRUMENTS.range}</p> : null}
      <NumberInput
        label={INSTRUMENTS.items}
        value={instrument.items}
        isWhole
        least={1}
        onCommit={(items) => save(INSTRUMENTS.items, { items })}
      />
      <ChoiceInput
        className="span-2"
        label={INSTRUMENTS.wholeOnly}
        value={whole}
        options={WHOLE_IDS.map((id) => ({ id, label: WHOLE[id] }))}
        onChange={(id) => save(INSTRUMENTS.scores, { isInteger: id === 'unknown' ? null : id === 'yes' })}
      />
      <NumberInput
        label={INSTRUMENTS.mid}
        value={instrument.mid}
        least={0}
        onCommit={(mid) => save(INSTRUMENTS.mid, { mid })}
      />
      <TextInput
        className="span-2"
        isMultiline
        label={INSTRUMENTS.midSource}
        value={instrument.midSource ?? ''}
        onCommit={(text) => save(INSTRUMENTS.midSource, { midSource: orNull(text) })}
      />
      {instrument.mid !== null && instrument.midSource === null ? (
        <p className="span-all caution-note">{INSTRUMENTS.midSourceMissing}</p>
      ) : null}
    </div>
  );
}
