import type { RowWorking } from '../../../../api/contract/grid.ts';
import type { ExtractionRow } from '../../../../api/contract/views.ts';
import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import { Button } from '../../../widgets/Button.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { useWorkspace } from '../../../workspace-context.ts';
import { AttributeFields } from '../../attributes/AttributeFields.tsx';
import { ATTRIBUTE_FIELDS } from '../../attributes/phrases.ts';
import { PANEL, SHAPES } from '../phrases.ts';
import { SHAPES_OF, type RowKind, type Shape } from '../printed-as.ts';
import { TermList } from '../../../widgets/TermList.tsx';

const TERMS = ['leastSquaresMean', 'observedMinusExpected'] as const;

type Props = Readonly<{
  rows: readonly ExtractionRow[];
  working: RowWorking;
  rowKind: RowKind;
  shape: Shape;
  onShape: (shape: Shape) => void;
}>;

const NONE = 'none';

/** What the selected rows are: which number the paper printed, the score, its adjustment, and where their effect comes from. */
export function RowSection({ rows, working, rowKind, shape, onShape }: Props) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const { details } = working;
  const [first] = rows;

  /** One change for every selected row, as one step. */
  const change = (what: string, fields: Readonly<Record<string, unknown>>): void => {
    const changes = rows.map(({ measurementId: id }) => ({
      op: 'set' as const,
      table: 'measurement' as const,
      id,
      fields,
    }));
    commands
      .send((client, envelope) => client.records.change({ ...envelope, label: PANEL.change(what), changes }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  const setRoute = (studyResultId: string, route: string): void => {
    const changes = [{ op: 'set' as const, table: 'study_result' as const, id: studyResultId, fields: { route } }];
    commands
      .send((client, envelope) =>
        client.records.change({ ...envelope, label: PANEL.change('route of an effect'), changes }),
      )
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  const remove = (): void => {
    const measurementIds = rows.map(({ measurementId }) => measurementId);
    commands
      .send((client, envelope) => client.grid.removeRows({ ...envelope, measurementIds }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  const orNull = (id: string) => (id === NONE ? null : id);

  return (
    <section className="panel-section" aria-label={PANEL.row}>
      <h3>{rows.length === 1 ? PANEL.row : PANEL.rowsSelected(rows.length)}</h3>
      <div className="panel-form">
        <Choice
          label={PANEL.printed}
          options={Object.fromEntries(SHAPES_OF[rowKind].map((id) => [id, SHAPES[id]]))}
          value={shape}
          onChange={(id) => onShape(id as Shape)}
        />
        {rowKind === 'mean' ? (
          <Choice
            label={PANEL.score}
            options={PANEL.scores}
            value={details.score ?? NONE}
            onChange={(id) => change(PANEL.score, { score: orNull(id) })}
          />
        ) : null}
        <div className="form-row">
          <Choice
            label={PANEL.adjusted}
            options={PANEL.yesNo}
            value={details.isAdjusted === null ? NONE : details.isAdjusted ? 'yes' : 'no'}
            onChange={(id) => change(PANEL.adjusted, { isAdjusted: id === NONE ? null : id === 'yes' })}
          />
          <Choice
            label={PANEL.nBasis}
            options={PANEL.nBases}
            value={details.nBasis ?? NONE}
            onChange={(id) => change(PANEL.nBasis, { nBasis: orNull(id) })}
          />
        </div>
        <Choice
          label={PANEL.estimation}
          options={PANEL.estimations}
          value={details.estimation ?? NONE}
          onChange={(id) => change(PANEL.estimation, { estimation: orNull(id) })}
        />
        <div className="form-row">
          <TextInput
            label={PANEL.timeText}
            value={details.timeText}
            onCommit={(text) => change(PANEL.timeText, { timeText: text })}
          />
          <TextInput
            label={PANEL.ciLevel}
            value={String(details.ciLevel)}
            isNumeric
            check={(text) => (Number(text) >= 50 && Number(text) < 100 ? null : PANEL.badLevel)}
            onCommit={(text) => change(PANEL.ciLevel, { ciLevel: Number(text) })}
          />
        </div>
        {first === undefined || rows.length > 1
          ? null
          : working.results
              .filter(({ routes }) => routes.length > 1)
              .map((result) => (
                <Choice
                  key={result.studyResultId}
                  label={PANEL.effectFrom(result.sides)}
                  options={Object.fromEntries(result.routes.map((route) => [route, PANEL.routes[route]]))}
                  value={result.route}
                  onChange={(route) => setRoute(result.studyResultId, route)}
                />
              ))}
        {working.resultAttributes.length === 0 || rows.length > 1
          ? null
          : working.results.map(({ studyResultId, sides, attributes }) => (
              <div key={studyResultId} role="group" aria-label={ATTRIBUTE_FIELDS.result(sides)} className="panel-form">
                <AttributeFields
                  owner={{ table: 'study_result', id: studyResultId, name: sides }}
                  attributes={working.resultAttributes}
                  values={attributes}
                />
              </div>
            ))}
        <TermList ids={TERMS} />
        <Button onPress={remove}>{PANEL.remove(rows.length)}</Button>
      </div>
    </section>
  );
}

type ChoiceProps = Readonly<{
  label: string;
  options: Readonly<Record<string, string>>;
  value: string;
  onChange: (id: string) => void;
}>;

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <ChoiceInput
      label={label}
      options={Object.entries(options).map(([id, name]) => ({ id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
