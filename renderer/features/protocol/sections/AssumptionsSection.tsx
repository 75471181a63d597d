import { useMemo, useState } from 'react';
import type { ProtocolHead } from '../../../../api/contract/views.ts';
import { addRecord, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { useChangeRecords } from '../../../connection/use-change-records.ts';
import { useView } from '../../../views/hooks.ts';
import { Button } from '../../../widgets/Button.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../../widgets/DraftText.tsx';
import { FormDialog } from '../../../widgets/FormDialog.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { readNumber } from '../../../widgets/read-number.ts';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { ASSUMPTION_KINDS, ASSUMPTIONS, PROTOCOL } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { EmptySection, RowTools } from './parts.tsx';
import { TermList } from '../../../widgets/TermList.tsx';

type Assumption = ProtocolHead['assumptions'][number];
type ScopeOption = Readonly<{ id: string; label: string; scope: Assumption['scope']; scopeId: string | null }>;

const TERMS = ['intraclusterCorrelation', 'crossoverCorrelation', 'imputedStandardDeviation'] as const;

/** Correlations, ICCs and imputed SDs, each with its range and its source. They are facts of the review, not of its protocol. */
export function AssumptionsSection() {
  const { head } = useProtocol();
  const [isAdding, setAdding] = useState(false);
  const scopes = useScopes(head);
  return (
    <>
      {head.assumptions.length === 0 ? (
        <EmptySection sentence={ASSUMPTIONS.empty} button={ASSUMPTIONS.add} onPress={() => setAdding(true)} />
      ) : (
        <>
          <table className="table edit-table">
            <thead>
              <tr>
                <th scope="col">{ASSUMPTIONS.kind}</th>
                <th scope="col">{ASSUMPTIONS.scope}</th>
                <th scope="col" className="narrow">
                  {ASSUMPTIONS.value}
                </th>
                <th scope="col" className="narrow">
                  {ASSUMPTIONS.low}
                </th>
                <th scope="col" className="narrow">
                  {ASSUMPTIONS.high}
                </th>
                <th scope="col">{ASSUMPTIONS.rationale}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {head.assumptions.toSorted(byKind).map((assumption) => (
                <Row key={assumption.id} assumption={assumption} scopes={scopes} />
              ))}
            </tbody>
          </table>
          <p className="field-description">{ASSUMPTIONS.nearest}</p>
          <Button onPress={() => setAdding(true)}>{ASSUMPTIONS.add}</Button>
        </>
      )}
      <TermList ids={TERMS} />
      {isAdding ? <AddDialog scopes={scopes} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** What an assumption may be for: the review, one of its outcomes, one of its studies. */
function useScopes({ outcomes }: ProtocolHead): readonly ScopeOption[] {
  const studies = useView('studies');
  return useMemo(() => {
    const items = studies.state === 'ready' ? studies.view.order.flatMap((id) => studies.view.items[id] ?? []) : [];
    return [
      { id: 'review', label: ASSUMPTIONS.review, scope: 'review' as const, scopeId: null },
      ...outcomes.map(({ id, construct }) => ({ id, label: construct, scope: 'outcome' as const, scopeId: id })),
      ...items.map(({ id, label }) => ({ id, label, scope: 'study' as const, scopeId: id })),
    ];
  }, [outcomes, studies]);
}

const placeOf = ({ kind }: Assumption): number => ASSUMPTION_KINDS.findIndex(({ id }) => id === kind);
const byKind = (a: Assumption, b: Assumption): number => placeOf(a) - placeOf(b);

function nameOf({ kind, scopeId }: Pick<Assumption, 'kind' | 'scopeId'>, scopes: readonly ScopeOption[]): string {
  const scope = scopeId === null ? null : (scopes.find((known) => known.scopeId === scopeId)?.label ?? null);
  const what = ASSUMPTION_KINDS.find(({ id }) => id === kind)?.label ?? kind;
  return scope === null ? what : `${what}, ${scope}`;
}

function Row({ assumption, scopes }: Readonly<{ assumption: Assumption; scopes: readonly ScopeOption[] }>) {
  const change = useChangeRecords();
  const name = nameOf(assumption, scopes);
  const limits = ASSUMPTION_KINDS.find(({ id }) => id === assumption.kind);
  const range = limits === undefined ? {} : { least: limits.least, most: limits.most };
  const save = (fields: Partial<Assumption>): void =>
    void change(ASSUMPTIONS.edit(name), [setRecord('assumption', assumption, fields)]);
  return (
    <tr>
      <td>{limits?.label ?? assumption.kind}</td>
      <td>{scopes.find(({ scopeId }) => scopeId === assumption.scopeId)?.label ?? ''}</td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          isRequired
          {...range}
          label={ASSUMPTIONS.of(ASSUMPTIONS.value, name)}
          value={assumption.value}
          onCommit={(value) => {
            if (value !== null) save({ value });
          }}
        />
      </td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          {...range}
          label={ASSUMPTIONS.of(ASSUMPTIONS.low, name)}
          value={assumption.low}
          onCommit={(low) => save({ low })}
        />
      </td>
      <td className="narrow">
        <NumberInput
          hidesLabel
          {...range}
          label={ASSUMPTIONS.of(ASSUMPTIONS.high, name)}
          value={assumption.high}
          onCommit={(high) => save({ high })}
        />
      </td>
      <td className="reason-cell">
        <TextInput
          hidesLabel
          isMultiline
          label={ASSUMPTIONS.of(ASSUMPTIONS.rationale, name)}
          value={assumption.rationale}
          check={(text) => (text === '' ? ASSUMPTIONS.rationaleMissing : null)}
          onCommit={(rationale) => save({ rationale })}
        />
      </td>
      <td className="row-tools">
        <RowTools
          name={name}
          onRemove={() => void change(ASSUMPTIONS.removed(name), [removeRecord('assumption', assumption.id)])}
        />
      </td>
    </tr>
  );
}

function AddDialog({ scopes, onClose }: Readonly<{ scopes: readonly ScopeOption[]; onClose: () => void }>) {
  const change = useChangeRecords();
  const [kindId, setKind] = useState<Assumption['kind']>('icc');
  const [scopeId, setScope] = useState('review');
  const [texts, setTexts] = useState({ value: '', low: '', high: '', rationale: '' });
  const kind = ASSUMPTION_KINDS.find(({ id }) => id === kindId) ?? ASSUMPTION_KINDS[0]!;
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0]!;
  const limits = { least: kind.least, most: kind.most };
  const [value, low, high] = [texts.value, texts.low, texts.high].map((text) => readNumber(text, limits));
  const unreadable = [value, low, high].find((read) => read?.ok === false);
  const problem =
    texts.value.trim() === ''
      ? ASSUMPTIONS.valueMissing
      : unreadable?.ok === false
        ? unreadable.problem
        : texts.rationale.trim() === ''
          ? ASSUMPTIONS.rationaleMissing
          : null;
  const submit = (): void => {
    if (value?.ok !== true || low?.ok !== true || high?.ok !== true || value.value === null) return;
    onClose();
    const fields = {
      kind: kind.id,
      scope: scope.scope,
      scopeId: scope.scopeId,
      value: value.value,
      low: low.value,
      high: high.value,
      rationale: texts.rationale.trim(),
      sourceId: null,
    };
    void change(ASSUMPTIONS.added(nameOf(fields, scopes)), [addRecord('assumption', fields)]);
  };
  const text = (field: keyof typeof texts, label: string, description?: string) => (
    <DraftText
      label={label}
      {...(description === undefined ? {} : { description })}
      value={texts[field]}
      onChange={(typed) => setTexts((before) => ({ ...before, [field]: typed }))}
    />
  );
  return (
    <FormDialog
      title={ASSUMPTIONS.addTitle}
      submitLabel={PROTOCOL.add}
      onSubmit={submit}
      onClose={onClose}
      problem={problem}
    >
      <ChoiceInput
        label={ASSUMPTIONS.kind}
        value={kind.id}
        options={ASSUMPTION_KINDS.map(({ id, label }) => ({ id, label }))}
        onChange={(id) => setKind(ASSUMPTION_KINDS.find((known) => known.id === id)?.id ?? 'icc')}
      />
      <ChoiceInput
        label={ASSUMPTIONS.scope}
        value={scope.id}
        options={scopes.map(({ id, label }) => ({ id, label }))}
        onChange={setScope}
      />
      <div className="form-row">
        {text('value', ASSUMPTIONS.value)}
        {text('low', ASSUMPTIONS.low)}
        {text('high', ASSUMPTIONS.high)}
      </div>
      {text('rationale', ASSUMPTIONS.rationale, ASSUMPTIONS.rationaleHint)}
    </FormDialog>
  );
}
