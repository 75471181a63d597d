import { memo, useDeferredValue, useMemo } from 'react';
import type { ExtractionHead, ExtractionRow } from '../../../../api/contract/views.ts';
import { formatCompact } from '../../../../engine/text/format-number.ts';
import { useArrival, useView } from '../../../views/hooks.ts';
import { CellChecks } from '../../sentinel/CellChecks.tsx';
import { FIELDS, PANEL, STATES } from '../phrases.ts';
import { kindOf, type RowKind, type Shape } from '../printed-as.ts';
import type { Range } from '../sheet/selection.ts';
import type { Column, Position } from '../sheet/sheet.ts';
import { RowSection } from './RowSection.tsx';
import { selectedCells, type SelectedCells } from './selected-cells.ts';
import { SourceSection } from './SourceSection.tsx';
import { useWorking } from './use-working.ts';
import { WorkingSection } from './WorkingSection.tsx';

type Props = Readonly<{
  ids: readonly string[];
  columns: readonly Column[];
  selected: Readonly<{ active: Position; selection: Range }> | null;
  head: ExtractionHead;
  shapeOf: (row: ExtractionRow) => Shape;
  onShape: (row: ExtractionRow, kind: RowKind, shape: Shape) => void;
}>;

/** Beside the grid: what the selected cell is, how its number came about, where it is printed, and what its row is. */
export function DetailPanel({ ids, columns, selected, ...rest }: Props) {
  const extraction = useView('extraction');
  const items = extraction.state === 'ready' ? extraction.view.items : null;
  const cells = useMemo(() => {
    if (items === null || selected === null) return null;
    const { active, selection } = selected;
    const rows = ids.slice(selection.top, selection.bottom + 1).flatMap((id) => items[id] ?? []);
    const row = items[ids[active.row] ?? ''];
    return row === undefined ? null : selectedCells(row, rows, columns, active.column, selection);
  }, [items, ids, columns, selected]);
  // It takes longer to draw than a row of the grid, and the next number is being typed there.
  const shown = useDeferredValue(cells);
  return (
    <aside className="detail-panel" aria-label={PANEL.title}>
      {shown === null ? <p className="quiet">{PANEL.none}</p> : <Details selected={shown} {...rest} />}
    </aside>
  );
}

type DetailsProps = Pick<Props, 'head' | 'shapeOf' | 'onShape'> & Readonly<{ selected: SelectedCells }>;

const Details = memo(function Details({ selected, head, shapeOf, onShape }: DetailsProps) {
  const { row, field, cell, rows } = selected;
  const working = useWorking(row);
  // What stands below the checks waits for them, so as not to be pushed down by their coming.
  const isChecked = useArrival(`checks:${row.studyId}`).state !== 'loading';
  const rowKind = kindOf(row, head.outcomes.find(({ id }) => id === row.outcomeId)?.kind);
  const isEmpty = cell === null || cell.text === '';
  const derived = field === null ? undefined : row.derived[field];
  return (
    <>
      <section className="panel-section">
        <h2 className="panel-title">{field === null ? row.studyLabel : FIELDS[field].long}</h2>
        <p className="quiet small">
          {[field === null ? null : row.studyLabel, row.armLabel, row.outcome, row.time].filter(Boolean).join(' · ')}
        </p>
        {field === null ? null : (
          <>
            <p className="panel-number number" data-derived={isEmpty && derived !== undefined}>
              {isEmpty ? (derived ?? '–') : cell.text}
            </p>
            <p className="small quiet">
              {isEmpty
                ? derived === undefined
                  ? PANEL.emptyCell
                  : PANEL.derivedValue
                : `${STATES[cell.state]}. ${cell.number === null ? '' : PANEL.readAs(formatCompact(cell.number, 6))}`}
            </p>
          </>
        )}
      </section>
      <CellChecks row={row} field={field} />
      {field === null || !isChecked ? null : <SourceSection selected={selected} head={head} />}
      {/* The working is asked for when the cell is chosen: it comes last, so that nothing above it moves. */}
      {working === null || !isChecked ? null : <WorkingSection working={working} />}
      {working === null || !isChecked ? null : (
        <RowSection
          rows={rows}
          working={working}
          rowKind={rowKind}
          shape={shapeOf(row)}
          onShape={(shape) => onShape(row, rowKind, shape)}
        />
      )}
    </>
  );
});
