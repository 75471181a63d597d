import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { ProtocolAnalysis, ProtocolHead } from '../../../../api/contract/views.ts';
import { MEASURES } from '../../../../report/components/phrases.ts';
import { navigate } from '../../../app/routes.ts';
import { addRecord, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { uuidV7 } from '../../../connection/uuid-v7.ts';
import { Button } from '../../../widgets/Button.tsx';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../../widgets/DraftText.tsx';
import { FormDialog } from '../../../widgets/FormDialog.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { MEASURE_IDS, MODELS, PLAN, PROTOCOL, PURPOSES, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, nextPosition, RowTools, swap } from './parts.tsx';

const ANY_TIME = 'any';

/** The planned analyses in the order of the review. */
export function AnalysesPlan() {
  const { head, propose } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const { analyses } = head;
  const canAdd = head.comparisons.length > 0 && head.outcomes.some(({ kind }) => kind !== 'narrative');
  if (!canAdd && analyses.length === 0) {
    const next = head.comparisons.length === 0 ? 'comparisons' : 'outcomes';
    return (
      <EmptySection
        sentence={PLAN.needs}
        button={next === 'comparisons' ? PLAN.toComparisons : PLAN.toOutcomes}
        onPress={() => navigate('protocol', next)}
      />
    );
  }
  const move = (index: number, step: 1 | -1): (() => void) | null => {
    const changes = swap('analysis', analyses, index, step);
    return changes === null ? null : () => void propose(STEPS.move(analyses[index]?.title ?? ''), changes);
  };
  return (
    <>
      {analyses.length === 0 ? (
        <EmptySection sentence={PLAN.empty} button={PLAN.add} onPress={() => setAdding(true)} />
      ) : (
        <>
          <table className="table edit-table">
            <thead>
              <tr>
                <th scope="col">{PLAN.analysisTitle}</th>
                <th scope="col">{PLAN.comparison}</th>
                <th scope="col">{PLAN.measure}</th>
                <th scope="col">{PLAN.purpose}</th>
                <th scope="col">{PLAN.planned}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {analyses.map((analysis, index) => (
                <Row key={analysis.id} analysis={analysis} onUp={move(index, -1)} onDown={move(index, 1)} />
              ))}
            </tbody>
          </table>
          <div className="section-foot">
            <Button onPress={() => setAdding(true)}>{PLAN.add}</Button>
          </div>
        </>
      )}
      {isAdding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}

type RowProps = Readonly<{ analysis: ProtocolAnalysis; onUp: (() => void) | null; onDown: (() => void) | null }>;

function Row({ analysis, onUp, onDown }: RowProps) {
  const { head, propose } = useProtocol();
  const { title } = analysis;
  return (
    <tr>
      <td className="title-cell">
        <TextInput
          hidesLabel
          label={PLAN.titleOf(title)}
          value={title}
          check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
          onCommit={(text) =>
            void propose(STEPS.edit(PLAN.analysisTitle, title), [setRecord('analysis', analysis, { title: text })])
          }
        />
      </td>
      <td>{head.comparisons.find(({ id }) => id === analysis.comparisonId)?.label ?? ''}</td>
      <td className="nowrap">{`${MEASURES[analysis.measure].short}, ${MODELS[analysis.model].toLowerCase()}`}</td>
      <td>{PURPOSES[analysis.purpose]}</td>
      <td className="nowrap">{analysis.isPlanned ? PLAN.plannedYes : PLAN.plannedNo}</td>
      <td className="row-tools">
        <span className="protocol-tools">
          <Button kind="quiet" label={PLAN.open(title)} onPress={() => navigate('analyses', analysis.id)}>
            <ArrowRight aria-hidden="true" />
          </Button>
          <RowTools
            name={title}
            onUp={onUp}
            onDown={onDown}
            onRemove={() =>
              void propose(STEPS.remove(STEPS.things.analysis, title), [removeRecord('analysis', analysis.id)])
            }
          />
        </span>
      </td>
    </tr>
  );
}

function AddDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { head, propose } = useProtocol();
  const outcomes = head.outcomes.filter(({ kind }) => kind !== 'narrative');
  const [comparisonId, setComparison] = useState(head.comparisons[0]?.id ?? '');
  const [outcomeId, setOutcome] = useState(outcomes[0]?.id ?? '');
  const [windowId, setWindow] = useState(head.windows[0]?.id ?? ANY_TIME);
  const [chosenMeasure, setMeasure] = useState<ProtocolAnalysis['measure'] | null>(null);
  const [typedTitle, setTitle] = useState<string | null>(null);
  const [isInTable, setInTable] = useState(true);
  const outcome = outcomes.find(({ id }) => id === outcomeId);
  const timeWindow = head.windows.find(({ id }) => id === windowId) ?? null;
  const measures = outcome === undefined ? [] : MEASURE_IDS[outcome.kind];
  const measure = chosenMeasure !== null && measures.includes(chosenMeasure) ? chosenMeasure : measures[0];
  const title = (typedTitle ?? proposedTitle(outcome, timeWindow)).trim();
  const doesExist = head.analyses.some(
    (known) =>
      known.parentId === null &&
      known.comparisonId === comparisonId &&
      known.outcomeId === outcomeId &&
      known.timeWindowId === (timeWindow?.id ?? null) &&
      known.measure === measure,
  );
  const submit = (): void => {
    if (measure === undefined) return;
    onClose();
    const id = uuidV7();
    const question = { comparisonId, outcomeId, timeWindowId: timeWindow?.id ?? null };
    const analysis = {
      ...question,
      title,
      measure,
      model: 'random effects',
      multiArmPolicy: 'combine',
      purpose: 'primary',
      isPlanned: head.extractedValues === 0,
      position: nextPosition(head.analyses),
    };
    void propose(STEPS.add(STEPS.things.analysis, title), [
      addRecord('analysis', analysis, id),
      ...(isInTable
        ? [addRecord('finding', { ...question, analysisId: id, position: nextPosition(head.findings) })]
        : []),
    ]);
  };
  return (
    <FormDialog
      title={PLAN.addTitle}
      submitLabel={PROTOCOL.add}
      onSubmit={submit}
      onClose={onClose}
      problem={title === '' ? PROTOCOL.nameMissing : doesExist ? PLAN.exists : null}
    >
      <ChoiceInput
        label={PLAN.comparison}
        value={comparisonId}
        options={head.comparisons.map(({ id, label }) => ({ id, label }))}
        onChange={setComparison}
      />
      <div className="form-row">
        <ChoiceInput
          label={PLAN.outcome}
          value={outcomeId}
          options={outcomes.map(({ id, construct }) => ({ id, label: construct }))}
          onChange={setOutcome}
        />
        <ChoiceInput
          label={PLAN.window}
          value={windowId}
          options={[...head.windows.map(({ id, label }) => ({ id, label })), { id: ANY_TIME, label: PLAN.anyTime }]}
          onChange={setWindow}
        />
      </div>
      <ChoiceInput
        label={PLAN.measure}
        value={measure ?? ''}
        options={measures.map((id) => ({ id, label: MEASURES[id].name }))}
        onChange={(id) => setMeasure(measures.find((known) => known === id) ?? null)}
      />
      <DraftText label={PLAN.analysisTitle} value={typedTitle ?? title} onChange={setTitle} />
      <CheckInput isSelected={isInTable} onChange={setInTable}>
        {PLAN.inTable}
      </CheckInput>
    </FormDialog>
  );
}

function proposedTitle(
  outcome: ProtocolHead['outcomes'][number] | undefined,
  timeWindow: ProtocolHead['windows'][number] | null,
): string {
  return outcome === undefined ? '' : PLAN.proposedTitle(outcome.construct, timeWindow?.label ?? null);
}
