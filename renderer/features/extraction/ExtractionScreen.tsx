import { useMemo, useRef, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { ExtractionRow, ViewTypes } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import type { CellAddress } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { SelectField, type SelectOption } from '../../widgets/SelectField.tsx';
import { useWidth } from '../../widgets/use-width.ts';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { columnsFor, stretchColumns } from './columns.ts';
import { ExtractionGrid } from './ExtractionGrid.tsx';
import { EXTRACTION } from './phrases.ts';
import { SourceStrip } from './SourceStrip.tsx';
import './extraction.css';

const ALL = 'all';
const SCROLLBAR = 16;

export function ExtractionScreen({ studyId }: Readonly<{ studyId: string | null }>) {
  const extraction = useView('extraction');
  if (extraction.state === 'loading') return <LoadingState what={EXTRACTION.title} />;
  if (extraction.state === 'failed') return <FailedState {...extraction} />;
  return <Workbench view={extraction.view} studyId={studyId} />;
}

function Workbench({ view, studyId }: Readonly<{ view: ViewTypes['extraction']; studyId: string | null }>) {
  const [outcomeId, setOutcomeId] = useState(ALL);
  const [showsAllColumns, setShowsAllColumns] = useState(false);

  const all = useMemo(
    () => view.order.flatMap((id): readonly ExtractionRow[] => (view.items[id] === undefined ? [] : [view.items[id]])),
    [view],
  );
  const rows = useMemo(
    () =>
      all.filter(
        (row) => (outcomeId === ALL || row.outcomeId === outcomeId) && (studyId === null || row.studyId === studyId),
      ),
    [all, outcomeId, studyId],
  );
  const filterKey = `${outcomeId} ${studyId ?? ''} ${showsAllColumns} ${all.length}`;
  const studies = useMemo(() => studyOptions(all), [all]);
  const outcomes = [{ id: ALL, label: EXTRACTION.allOutcomes }, ...view.head.outcomes];

  return (
    <section className="extraction" aria-labelledby="extraction-title">
      <header className="screen-head">
        <h1 id="extraction-title">{EXTRACTION.title}</h1>
        <SelectField label={EXTRACTION.filterOutcome} options={outcomes} value={outcomeId} onChange={setOutcomeId} />
        <SelectField
          label={EXTRACTION.filterStudy}
          options={studies}
          value={studyId ?? ALL}
          onChange={(id) => navigate('extraction', id === ALL ? null : id)}
        />
        <Checkbox className="checkbox" isSelected={showsAllColumns} onChange={setShowsAllColumns}>
          <span className="box" aria-hidden="true">
            {showsAllColumns ? '✓' : ''}
          </span>
          {EXTRACTION.allColumns}
        </Checkbox>
        <span className="quiet number screen-count" role="status">
          {EXTRACTION.rows(rows.length, all.length)}
        </span>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={all.length === 0 ? EXTRACTION.empty : EXTRACTION.noRows}>
          {all.length === 0 ? null : (
            <Button
              onPress={() => {
                setOutcomeId(ALL);
                navigate('extraction');
              }}
            >
              {EXTRACTION.showAll}
            </Button>
          )}
        </EmptyState>
      ) : (
        <GridWithSource key={filterKey} head={view.head} rows={rows} showsAllColumns={showsAllColumns} />
      )}
    </section>
  );
}

type GridProps = Readonly<{
  head: ViewTypes['extraction']['head'];
  rows: readonly ExtractionRow[];
  showsAllColumns: boolean;
}>;

function GridWithSource({ head, rows, showsAllColumns }: GridProps) {
  // Chosen once for a filter: a value typed into an empty field must not move the columns under the reviewer's hands.
  const [chosen] = useState(() => columnsFor(head, rows, showsAllColumns));
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const columns = useMemo(() => stretchColumns(chosen, (width ?? 0) - SCROLLBAR), [chosen, width]);
  const [selected, setSelected] = useState<CellAddress | null>(null);
  return (
    <>
      <div className="grid-frame" ref={frame}>
        {width === null ? null : <ExtractionGrid rows={rows} columns={columns} onSelect={setSelected} />}
      </div>
      <SourceStrip address={selected} />
    </>
  );
}

function studyOptions(rows: readonly ExtractionRow[]): readonly SelectOption[] {
  const labels = new Map(rows.map((row) => [row.studyId, row.studyLabel]));
  return [{ id: ALL, label: EXTRACTION.allStudies }, ...Array.from(labels, ([id, label]) => ({ id, label }))];
}
