import type { Outcome } from '../../../../api/contract/views.ts';
import { orNull, setRecord } from '../../../connection/record-changes.ts';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { Term } from '../../../widgets/Term.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { BETTER, COUNT_BASES, KIND_IDS, KINDS, OUTCOMES, PROTOCOL, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';

const COUNTED = ['persons', 'events'] as const;
const NOT_SET = 'not set';

/** Every field of one outcome. */
export function OutcomeForm({ outcome }: Readonly<{ outcome: Outcome }>) {
  const { propose } = useProtocol();
  const save = (what: string, fields: Partial<Outcome>): void =>
    void propose(STEPS.edit(what, outcome.construct), [setRecord('outcome', outcome, fields)]);
  const counts = outcome.kind === 'binary' || outcome.kind === 'count or rate';
  const thresholds = [outcome.thresholdSmall, outcome.thresholdModerate, outcome.thresholdLarge].filter(
    (value) => value !== null,
  );
  const isRising = thresholds.every((value, index) => index === 0 || value > (thresholds[index - 1] ?? 0));
  return (
    <div className="part-form">
      <TextInput
        className="span-2"
        label={OUTCOMES.construct}
        value={outcome.construct}
        check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
        onCommit={(construct) => save(PROTOCOL.name, { construct })}
      />
      <NumberInput
        label={OUTCOMES.importance}
        value={outcome.importance}
        isWhole
        least={1}
        most={9}
        description={OUTCOMES.band(outcome.importance)}
        onCommit={(importance) => save(OUTCOMES.importance, { importance })}
      />
      <p className="span-all field-description">
        <Term id="importance">{OUTCOMES.importanceHint}</Term>
      </p>
      <ChoiceInput
        label={OUTCOMES.kind}
        value={outcome.kind}
        options={KIND_IDS.map((id) => ({ id, label: KINDS[id] }))}
        onChange={(id) => save(OUTCOMES.kind, { kind: KIND_IDS.find((known) => known === id) ?? outcome.kind })}
      />
      <ChoiceInput
        label={OUTCOMES.better}
        value={outcome.better}
        options={[
          { id: 'lower', label: BETTER.lower },
          { id: 'higher', label: BETTER.higher },
        ]}
        onChange={(id) => save(OUTCOMES.better, { better: id === 'higher' ? 'higher' : 'lower' })}
      />
      {counts ? (
        <ChoiceInput
          label={OUTCOMES.countBasis}
          value={outcome.countBasis ?? NOT_SET}
          options={[{ id: NOT_SET, label: PROTOCOL.notSet }, ...COUNTED.map((id) => ({ id, label: COUNT_BASES[id] }))]}
          onChange={(id) => save(OUTCOMES.countBasis, { countBasis: COUNTED.find((known) => known === id) ?? null })}
        />
      ) : (
        <span />
      )}
      <TextInput
        className="span-all"
        label={OUTCOMES.ascertainment}
        value={outcome.ascertainment ?? ''}
        onCommit={(text) => save(OUTCOMES.ascertainment, { ascertainment: orNull(text) })}
      />
      {outcome.kind !== 'continuous' && outcome.kind !== 'ordinal' ? null : (
        <fieldset className="span-all field-set">
          <legend>{OUTCOMES.scale}</legend>
          <p className="field-description">{OUTCOMES.scaleHint}</p>
          <div className="part-form">
            <NumberInput
              label={OUTCOMES.scaleLow}
              value={outcome.scaleLow}
              onCommit={(scaleLow) => save(OUTCOMES.scale, { scaleLow })}
            />
            <NumberInput
              label={OUTCOMES.scaleHigh}
              value={outcome.scaleHigh}
              onCommit={(scaleHigh) => save(OUTCOMES.scale, { scaleHigh })}
            />
            <TextInput
              label={OUTCOMES.scaleUnit}
              value={outcome.scaleUnit ?? ''}
              onCommit={(text) => save(OUTCOMES.scale, { scaleUnit: orNull(text) })}
            />
          </div>
        </fieldset>
      )}
      <fieldset className="span-all field-set">
        <legend>
          <Term id="minimalImportantDifference">{OUTCOMES.thresholds}</Term>
        </legend>
        <p className="field-description">{OUTCOMES.thresholdsHint(outcome.kind, outcome.scaleUnit)}</p>
        <div className="part-form">
          <NumberInput
            label={OUTCOMES.small}
            value={outcome.thresholdSmall}
            least={0}
            onCommit={(thresholdSmall) => save(OUTCOMES.thresholds, { thresholdSmall })}
          />
          <NumberInput
            label={OUTCOMES.moderate}
            value={outcome.thresholdModerate}
            least={0}
            onCommit={(thresholdModerate) => save(OUTCOMES.thresholds, { thresholdModerate })}
          />
          <NumberInput
            label={OUTCOMES.large}
            value={outcome.thresholdLarge}
            least={0}
            onCommit={(thresholdLarge) => save(OUTCOMES.thresholds, { thresholdLarge })}
          />
          <TextInput
            className="span-all"
            label={OUTCOMES.thresholdSource}
            isMultiline
            value={outcome.thresholdSource ?? ''}
            onCommit={(text) => save(OUTCOMES.thresholdSource, { thresholdSource: orNull(text) })}
          />
        </div>
        {isRising ? null : <p className="caution-note">{OUTCOMES.order}</p>}
        {thresholds.length > 0 && outcome.thresholdSource === null ? (
          <p className="caution-note">{OUTCOMES.sourceMissing}</p>
        ) : null}
      </fieldset>
    </div>
  );
}
