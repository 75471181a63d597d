import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ExtractionHead, ExtractionRow } from '../../../api/contract/views.ts';
import { useServices } from '../../app/services.ts';
import type { ValueField } from '../../views/types.ts';
import { useWidth } from '../../widgets/use-width.ts';
import { useWorkspace } from '../../workspace-context.ts';
import { columnsFor, fieldOf, stretchColumns } from './columns.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { extractionModel } from './extraction-model.ts';
import { DetailPanel } from './panel/DetailPanel.tsx';
import {
  commonShape,
  FIELDS_OF,
  kindOf,
  rememberChoice,
  rememberedChoices,
  type RowKind,
  type Shape,
} from './printed-as.ts';
import type { Arrangement } from './sheet/arrange/use-arrangement.ts';
import { FindBar } from './sheet/FindBar.tsx';
import { placed, ROW_NUMBER_WIDTH } from './sheet/layout.ts';
import type { Column, Position } from './sheet/sheet.ts';
import { Sheet, type SheetHandle } from './sheet/Sheet.tsx';
import { useFinding } from './sheet/use-finding.ts';
import { useRestingSelection } from './sheet/use-resting-selection.ts';

const SCROLLBAR = 16;
const FIRST: Position = { row: 0, column: 0 };

/** A cell to begin at; without a field the first number to type in its row. */
export type Start = Readonly<{ measurementId: string; field: string | null }>;

type Props = Readonly<{
  head: ExtractionHead;
  rows: readonly ExtractionRow[];
  showsAllColumns: boolean;
  showsPanel: boolean;
  arrangement: Arrangement;
  isFinding: boolean;
  onFinding: (isFinding: boolean) => void;
  /** The row to begin at, such as the first one just added; null: the first filled cell. */
  startAt: Start | null;
  onAdd: () => void;
}>;

/** The grid of results with its search bar and the panel beside it. */
export function ResultsSheet(props: Props) {
  const { head, rows, showsAllColumns, showsPanel, arrangement, isFinding, onFinding, startAt, onAdd } = props;
  const workspace = useWorkspace();
  const { drafts, ui } = useServices();
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<SheetHandle>(null);
  const { layout } = arrangement;
  const width = useWidth(frame);
  const [choiceVersion, setChoiceVersion] = useState(0);

  const shapes = useMemo(() => shapesOf(rows, head, choiceVersion), [rows, head, choiceVersion]);
  const expected = useMemo(
    () =>
      (row: ExtractionRow): readonly ValueField[] =>
        FIELDS_OF[shapes(row)],
    [shapes],
  );
  const model = useMemo(() => extractionModel(workspace, drafts, expected), [workspace, drafts, expected]);
  // Chosen for a filter and not for each edit: a value typed into an empty field must not move the columns under the reviewer's hands.
  const chosen = useMemo(
    () => columnsFor(rows, new Set(rows.flatMap((row) => expected(row))), showsAllColumns),
    [rows, expected, showsAllColumns],
  );
  const columns = useMemo(
    () => placed(stretchColumns(chosen, (width ?? 0) - SCROLLBAR - ROW_NUMBER_WIDTH), layout),
    [chosen, width, layout],
  );

  const allIds = useMemo(() => rows.map((row) => row.measurementId), [rows]);
  const withHidden = useMemo(
    () => ({ rows: allIds, columns: placed(chosen, { ...layout, hidden: [] }).map(({ key }) => key) }),
    [allIds, chosen, layout],
  );
  const { latest, selected, onSelect } = useRestingSelection();
  const finding = useFinding({
    model,
    allIds,
    columns,
    isFinding,
    onFinding,
    sheet,
    activeNow: () => latest.current.active,
    active: selected?.active ?? null,
  });
  const { ids } = finding;
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Insert' || event.shiftKey || event.ctrlKey) return finding.onKey(event);
    onAdd();
    return true;
  };
  const setShape = (row: ExtractionRow, kind: RowKind, shape: Shape): void => {
    rememberChoice(row.outcomeId, kind, shape);
    setChoiceVersion((version) => version + 1);
  };

  return (
    <div className="results">
      {isFinding ? <FindBar {...finding.bar} /> : null}
      <div className="results-body" data-panel={showsPanel}>
        <div className="grid-frame" ref={frame}>
          {width === null ? null : (
            <Sheet
              key={startAt?.measurementId ?? ''}
              model={model}
              ids={ids}
              columns={columns}
              withHidden={withHidden}
              handle={sheet}
              start={startOf(rows, columns, startAt, expected)}
              takesFocus={startAt !== null}
              arrangement={arrangement}
              finding={finding.wanted}
              onSelect={onSelect}
              onProblem={(sentence) => ui.say(sentence, 'problem')}
              onKey={onKey}
              note={(place, position, onDone) => {
                const row = rows.find(({ measurementId }) => measurementId === ids[position.row]);
                const column = columns[position.column];
                const field = row === undefined || column === undefined ? null : fieldOf(row, column);
                return row === undefined || column === undefined || field === null ? null : (
                  <DraftNotice
                    address={{ measurementId: row.measurementId, field }}
                    stored={model.seen({ row: model.rowNow(row.measurementId)?.row ?? row, drafts: {} }, column)}
                    place={place}
                    onResolved={onDone}
                  />
                );
              }}
            />
          )}
        </div>
        {showsPanel ? (
          <DetailPanel
            ids={ids}
            columns={columns}
            selected={selected}
            head={head}
            shapeOf={shapes}
            onShape={setShape}
          />
        ) : null}
      </div>
    </div>
  );
}

/** Which shape each row has: what the reviewer chose for its outcome, else what most of its kind have. */
function shapesOf(
  rows: readonly ExtractionRow[],
  head: ExtractionHead,
  _version: number,
): (row: ExtractionRow) => Shape {
  const kinds = new Map(head.outcomes.map(({ id, kind }) => [id, kind]));
  const made = new Map<string, Shape>();
  const rowKind = (row: ExtractionRow) => kindOf(row, kinds.get(row.outcomeId));
  const groups = Map.groupBy(rows, (row) => `${row.outcomeId} ${rowKind(row)}`);
  return (row) => {
    const kind = rowKind(row);
    const key = `${row.outcomeId} ${kind}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const shape = rememberedChoices(row.outcomeId)[kind] ?? commonShape(kind, groups.get(key) ?? []);
    made.set(key, shape);
    return shape;
  };
}

/** Where a reviewer starts: at the first number to type in a new row; else on a number with its quote. */
function startOf(
  rows: readonly ExtractionRow[],
  columns: readonly Column[],
  startAt: Start | null,
  expected: (row: ExtractionRow) => readonly ValueField[],
): Position {
  const index = Math.max(
    0,
    rows.findIndex((row) => row.measurementId === startAt?.measurementId),
  );
  const row = rows[index];
  if (row === undefined) return FIRST;
  const wanted = startAt?.field ?? expected(row).find((field) => field !== 'n');
  const column = columns.findIndex((at) => {
    const field = fieldOf(row, at);
    if (field === null) return false;
    return startAt === null ? (row.cells[field]?.text ?? '') !== '' : field === wanted;
  });
  return {
    row: index,
    column:
      column === -1
        ? Math.max(
            0,
            columns.findIndex((at) => at.isEditable),
          )
        : column,
  };
}
