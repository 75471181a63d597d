import { useState } from 'react';
import type { RecordChange } from '../../../../api/contract/records.ts';
import type { ProtocolComparison } from '../../../../api/contract/views.ts';
import { navigate } from '../../../app/routes.ts';
import { addRecord, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { uuidV7 } from '../../../connection/uuid-v7.ts';
import { Button } from '../../../widgets/Button.tsx';
import { DraftText } from '../../../widgets/DraftText.tsx';
import { FormDialog } from '../../../widgets/FormDialog.tsx';
import { MultiChoice } from '../../../widgets/MultiChoice.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { COMPARISONS, PROTOCOL, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, nextPosition, RowTools, swap } from './parts.tsx';

type Side = 'intervention' | 'comparator';
const SIDES = ['intervention', 'comparator'] as const satisfies readonly Side[];

/** What is compared with what: sets of interventions on either side. */
export function ComparisonsSection() {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  if (head.interventions.length === 0) {
    return (
      <EmptySection
        sentence={COMPARISONS.needInterventions}
        button={COMPARISONS.toInterventions}
        onPress={() => navigate('protocol', 'interventions')}
      />
    );
  }
  const move = (index: number, step: 1 | -1): (() => void) | null => {
    const changes = swap('comparison', head.comparisons, index, step);
    return changes === null ? null : () => void propose(STEPS.move(head.comparisons[index]?.label ?? ''), changes);
  };
  return (
    <>
      {head.comparisons.length === 0 ? (
        <EmptySection sentence={COMPARISONS.empty} button={COMPARISONS.add} onPress={() => setAdding(true)} />
      ) : (
        <>
          {head.comparisons.map((comparison, index) => (
            <ComparisonFields
              key={comparison.id}
              comparison={comparison}
              onUp={move(index, -1)}
              onDown={move(index, 1)}
            />
          ))}
          <Button onPress={() => setAdding(true)}>{COMPARISONS.add}</Button>
        </>
      )}
      {isAdding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}

type FieldsProps = Readonly<{ comparison: ProtocolComparison; onUp: (() => void) | null; onDown: (() => void) | null }>;

function ComparisonFields({ comparison, onUp, onDown }: FieldsProps) {
  const { head, propose } = useProtocol();
  const { label } = comparison;
  const options = head.interventions.map(({ id, name }) => ({ id, label: name }));
  const chosen = (side: Side): readonly string[] =>
    comparison.sides.filter((one) => one.side === side).map(({ interventionId }) => interventionId);
  const choose = (side: Side, ids: readonly string[]): void => {
    const present = comparison.sides.filter((one) => one.side === side);
    const changes: RecordChange[] = [
      ...present
        .filter(({ interventionId }) => !ids.includes(interventionId))
        .map(({ id }) => removeRecord('comparison_side', id)),
      ...ids
        .filter((id) => present.every(({ interventionId }) => interventionId !== id))
        .map((id) => addSide(comparison.id, side, id)),
    ];
    void propose(STEPS.edit(COMPARISONS[side], label), changes);
  };
  const isOverlapping = chosen('intervention').some((id) => chosen('comparator').includes(id));
  return (
    <div className="protocol-card" role="group" aria-label={label}>
      <div className="card-head">
        <TextInput
          label={COMPARISONS.label}
          value={label}
          check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
          onCommit={(text) =>
            void propose(STEPS.edit(COMPARISONS.label, label), [setRecord('comparison', comparison, { label: text })])
          }
        />
        <RowTools
          name={label}
          onUp={onUp}
          onDown={onDown}
          onRemove={() =>
            void propose(STEPS.remove(STEPS.things.comparison, label), [removeRecord('comparison', comparison.id)])
          }
        />
      </div>
      <div className="form-row">
        {SIDES.map((side) => (
          <MultiChoice
            key={side}
            label={COMPARISONS[side]}
            empty={COMPARISONS.choose}
            options={options}
            value={chosen(side)}
            onCommit={(ids) => choose(side, ids)}
          />
        ))}
      </div>
      {isOverlapping ? <p className="caution-note">{COMPARISONS.overlap}</p> : null}
    </div>
  );
}

const addSide = (comparisonId: string, side: Side, interventionId: string): RecordChange =>
  addRecord('comparison_side', { comparisonId, side, interventionId });

function AddDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { head, propose } = useProtocol();
  const [typed, setTyped] = useState<string | null>(null);
  const [sides, setSides] = useState<Readonly<Record<Side, readonly string[]>>>({ intervention: [], comparator: [] });
  const options = head.interventions.map(({ id, name }) => ({ id, label: name }));
  const named = (side: Side): string =>
    options
      .filter(({ id }) => sides[side].includes(id))
      .map(({ label }) => label)
      .join(' or ');
  const isReady = sides.intervention.length > 0 && sides.comparator.length > 0;
  const label =
    typed ?? (isReady ? COMPARISONS.proposed(named('intervention'), named('comparator').toLowerCase()) : '');
  const submit = (): void => {
    onClose();
    const id = uuidV7();
    const changes = [
      addRecord('comparison', { label: label.trim(), position: nextPosition(head.comparisons) }, id),
      ...SIDES.flatMap((side) => sides[side].map((interventionId) => addSide(id, side, interventionId))),
    ];
    void propose(STEPS.add(STEPS.things.comparison, label.trim()), changes);
  };
  const problem = !isReady
    ? COMPARISONS.bothSides
    : sides.intervention.some((id) => sides.comparator.includes(id))
      ? COMPARISONS.overlap
      : label.trim() === ''
        ? PROTOCOL.nameMissing
        : null;
  return (
    <FormDialog
      title={COMPARISONS.addTitle}
      submitLabel={PROTOCOL.add}
      onSubmit={submit}
      onClose={onClose}
      problem={problem}
    >
      <div className="form-row">
        {SIDES.map((side) => (
          <MultiChoice
            key={side}
            label={COMPARISONS[side]}
            empty={COMPARISONS.choose}
            options={options}
            value={sides[side]}
            onCommit={(ids) => setSides({ ...sides, [side]: ids })}
          />
        ))}
      </div>
      <DraftText label={COMPARISONS.label} value={label} onChange={setTyped} />
    </FormDialog>
  );
}
