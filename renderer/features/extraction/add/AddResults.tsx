import { useRef, useState } from 'react';
import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import { useView } from '../../../views/hooks.ts';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { ComboInput } from '../../../widgets/ComboInput.tsx';
import { DraftText } from '../../../widgets/DraftText.tsx';
import { FormDialog } from '../../../widgets/FormDialog.tsx';
import { useWorkspace } from '../../../workspace-context.ts';
import type { ViewTypes } from '../../../../api/contract/views.ts';
import { ADD, PANEL, SHAPES } from '../phrases.ts';
import { kindOf, rememberChoice, SHAPES_OF, type RowKind, type Shape } from '../printed-as.ts';
import {
  measuresOf,
  outcomeNamed,
  readForm,
  type AddForm,
  type Known,
  type Measure,
  type OutcomeKind,
} from './add-form.ts';
import { armsOf, firstForm, shapesOf } from './first-form.ts';

type Props = Readonly<{
  head: ViewTypes['extraction']['head'];
  /** What to begin with: the study and outcome in view. */
  studyId: string | null;
  outcomeId: string | null;
  onClose: () => void;
  /** Ids of the rows that were added, in their order. */
  onAdded: (added: readonly string[]) => void;
}>;

/** Add the rows of one outcome of one study. */
export function AddResults(props: Props) {
  const studies = useView('studies');
  return studies.state === 'ready' ? <AddResultsForm {...props} studies={studies.view} /> : null;
}

function AddResultsForm({
  head,
  studyId,
  outcomeId,
  onClose,
  onAdded,
  studies,
}: Props & Readonly<{ studies: ViewTypes['studies'] }>) {
  const { commands, views } = useWorkspace();
  const { ui } = useServices();
  const known: Known = { studies, head };
  const [form, setForm] = useState(() => firstForm(known, studyId, outcomeId));
  const [isTried, setTried] = useState(false);
  /** The arms offered for the study, as long as nobody has typed others: another study brings its own. */
  const offeredArms = useRef(form.arms);
  const set = (part: Partial<AddForm>): void => setForm((before) => ({ ...before, ...part }));
  const takeStudy = (study: string): void => {
    const isAsOffered = form.arms === '' || form.arms === offeredArms.current;
    if (isAsOffered) offeredArms.current = armsOf(known, study);
    set({ study, ...(isAsOffered ? { arms: offeredArms.current } : {}) });
  };
  const takeOutcome = (outcome: string): void => {
    const found = outcomeNamed(known, outcome);
    set({ outcome, ...(found === undefined ? {} : { shape: shapesOf(found.id) }) });
  };
  const read = readForm(form, known);
  const armKind = kindOf({ kind: 'arm' }, read.kind);

  const submit = async (): Promise<void> => {
    const { input } = read;
    if (input === null) {
      setTried(true);
      return;
    }
    const before = orderNow(views);
    try {
      await commands.send((client, envelope) => client.grid.addResults({ ...envelope, ...input }));
      const had = new Set(before);
      const added = orderNow(views).filter((id) => !had.has(id));
      const outcome = rowOutcome(views, added[0]);
      if (outcome !== null)
        for (const kind of [armKind, 'contrast'] as const) rememberChoice(outcome, kind, form.shape[kind]);
      onAdded(added);
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };

  return (
    <FormDialog
      title={ADD.title}
      lead={ADD.lead}
      submitLabel={ADD.submit}
      onSubmit={() => void submit()}
      onClose={onClose}
      problem={isTried ? read.problem : null}
    >
      <div className="form-fields">
        <div className="form-row">
          <ComboInput
            label={ADD.study}
            offers={Object.values(studies.items).map(({ label }) => label)}
            value={form.study}
            placeholder={ADD.studyExample}
            onType={takeStudy}
            onCommit={takeStudy}
          />
          <ComboInput
            label={ADD.outcome}
            offers={head.outcomes.map(({ label }) => label)}
            value={form.outcome}
            placeholder={ADD.outcomeExample}
            onType={takeOutcome}
            onCommit={takeOutcome}
          />
        </div>
        <DraftText
          label={ADD.arms}
          value={form.arms}
          placeholder={ADD.armsExample}
          onChange={(arms) => set({ arms })}
        />
        <div className="form-row">
          {read.kind === 'continuous' ? (
            <ChoiceInput
              label={ADD.score}
              options={Object.entries(PANEL.scores).map(([id, label]) => ({ id, label }))}
              value={form.score}
              onChange={(score) => set({ score: score as AddForm['score'] })}
            />
          ) : (
            <DraftText label={ADD.event} value={form.event} onChange={(event) => set({ event })} />
          )}
          <DraftText
            label={ADD.times}
            value={form.times}
            placeholder={ADD.timesExample}
            onChange={(times) => set({ times })}
          />
        </div>
        <p className="small quiet add-reading" role="status">
          {reading(read)}
        </p>
        <div className="form-row">
          <CheckInput isSelected={form.withArms} onChange={(withArms) => set({ withArms })}>
            {ADD.withArms}
          </CheckInput>
          <CheckInput isSelected={form.withContrasts} onChange={(withContrasts) => set({ withContrasts })}>
            {ADD.withContrasts}
          </CheckInput>
        </div>
        <div className="form-row">
          <ShapeChoice label={ADD.printed} kind={armKind} form={form} set={set} />
          <ShapeChoice label={ADD.contrasts} kind="contrast" form={form} set={set} />
        </div>
        <div className="form-row">
          <ChoiceInput
            label={ADD.kind}
            options={Object.entries(ADD.kinds).map(([id, label]) => ({ id, label }))}
            value={read.kind}
            onChange={(kind) => set({ kind: kind as OutcomeKind, measure: null })}
            isDisabled={head.outcomes.some(({ label }) => label.toLowerCase() === form.outcome.trim().toLowerCase())}
          />
          <ChoiceInput
            label={ADD.measure}
            options={measuresOf(read.kind).map((id) => ({ id, label: id }))}
            value={form.measure ?? measuresOf(read.kind)[0] ?? 'MD'}
            onChange={(measure) => set({ measure: measure as Measure })}
          />
          {head.instruments.length === 0 || read.kind !== 'continuous' ? null : (
            <ChoiceInput
              label={ADD.instrument}
              options={[
                { id: '', label: ADD.noInstrument },
                ...head.instruments.map(({ id, label }) => ({ id, label })),
              ]}
              value={form.instrumentId}
              onChange={(instrumentId) => set({ instrumentId })}
            />
          )}
        </div>
      </div>
    </FormDialog>
  );
}

type ShapeProps = Readonly<{ label: string; kind: RowKind; form: AddForm; set: (part: Partial<AddForm>) => void }>;

function ShapeChoice({ label, kind, form, set }: ShapeProps) {
  return (
    <ChoiceInput
      label={label}
      options={SHAPES_OF[kind].map((id) => ({ id, label: SHAPES[id] }))}
      value={form.shape[kind]}
      onChange={(shape) => set({ shape: { ...form.shape, [kind]: shape as Shape } })}
    />
  );
}

function reading({ arms, times, rows, made }: ReturnType<typeof readForm>): string {
  const parts = [
    made.study === null ? '' : ADD.newStudy(made.study),
    made.outcome === null ? '' : ADD.newOutcome(made.outcome),
    arms.map(({ label, nRandomised }) => ADD.randomised(label, nRandomised)).join(', '),
    times.join(', '),
    ADD.rows(rows),
  ];
  const known = parts.filter(Boolean);
  return known.length === 0 ? ' ' : `${ADD.readAs} ${known.join(' · ')}`;
}

type Views = ReturnType<typeof useWorkspace>['views'];

function orderNow(views: Views): readonly string[] {
  const entry = views.read('extraction');
  return entry.state === 'ready' ? entry.view.order : [];
}

function rowOutcome(views: Views, id: string | undefined): string | null {
  const entry = views.read('extraction');
  const row =
    entry.state === 'ready' && id !== undefined ? (entry.view as ViewTypes['extraction']).items[id] : undefined;
  return row?.outcomeId ?? null;
}
