import { PanelRight, Search } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ExtractionHead, ExtractionRow } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { useHead, useOrder, useView } from '../../views/hooks.ts';
import type { ViewStore } from '../../views/view-store.ts';
import { Button } from '../../widgets/Button.tsx';
import { CheckInput } from '../../widgets/CheckInput.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { SelectField, type SelectOption } from '../../widgets/SelectField.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { CheckCount } from '../sentinel/CheckCount.tsx';
import { AddResults } from './add/AddResults.tsx';
import { EmptyGrid } from './EmptyGrid.tsx';
import { StudiesSheet } from './modes/StudiesSheet.tsx';
import { sortedRows } from './order-rows.ts';
import { EXTRACTION, MODES } from './phrases.ts';
import { rememberedFlag, rememberFlag } from './remembered-flag.ts';
import { ResultsSheet, type Start } from './ResultsSheet.tsx';
import { useArrangement } from './sheet/arrange/use-arrangement.ts';
import './extraction.css';

type Mode = 'results' | 'characteristics' | 'missing';
const MODE_OPTIONS = [
  { id: 'results', label: EXTRACTION.modeResults },
  { id: 'characteristics', label: EXTRACTION.modeCharacteristics },
  { id: 'missing', label: EXTRACTION.modeMissing },
] as const satisfies readonly Readonly<{ id: Mode; label: string }>[];
const ALL = 'all';
const SHEET_NAME = 'extraction';
/** Below this width of the window, in pixels, the numbers need the room. */
const ROOM_FOR_PANEL = 1360;
const PANEL_FLAG = 'extraction.panel';

/** @param item a study, and after slashes the row and the field of a cell to begin at */
export function ExtractionScreen({ item }: Readonly<{ item: string | null }>) {
  const head = useHead('extraction');
  const order = useOrder('extraction');
  if (head === null || order === null) return <ScreenState />;
  const [studyId = '', measurementId, field = null] = (item ?? '').split('/');
  const cell = measurementId === undefined ? null : { measurementId, field };
  return (
    <Workbench
      key={`${measurementId} ${field}`}
      head={head}
      order={order}
      studyId={studyId === '' ? null : studyId}
      cell={cell}
    />
  );
}

/** Until the view is here, or in its place when it cannot be. */
function ScreenState() {
  const extraction = useView('extraction');
  return extraction.state === 'failed' ? <FailedState {...extraction} /> : <LoadingState what={EXTRACTION.title} />;
}

type Props = Readonly<{ head: ExtractionHead; order: readonly string[]; studyId: string | null; cell: Start | null }>;

/** Repaints when rows come, go or move, not when a number changes: that is each row's own affair. */
function Workbench({ head, order, studyId, cell }: Props) {
  const { views } = useWorkspace();
  const { ui } = useServices();
  const [outcomeId, setOutcomeId] = useState(ALL);
  const [showsAllColumns, setShowsAllColumns] = useState(false);
  const [showsPanel, setShowsPanel] = useState(() => rememberedFlag(PANEL_FLAG, innerWidth >= ROOM_FOR_PANEL));
  const arrangement = useArrangement(SHEET_NAME);
  const { layout, sorting } = arrangement;
  const [isFinding, setFinding] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const [mode, setMode] = useState<Mode>('results');
  const [startAt, setStartAt] = useState(cell);

  const all = useMemo(() => rowsNow(views, order), [views, order]);
  // Read anew with each sort: the order follows the numbers as they are then, and stays while they are edited.
  const rows = useMemo(() => {
    const fits = (row: ExtractionRow) =>
      (outcomeId === ALL || row.outcomeId === outcomeId) && (studyId === null || row.studyId === studyId);
    return sortedRows(rowsNow(views, order).filter(fits), sorting);
  }, [views, order, outcomeId, studyId, sorting]);
  const studies = useMemo(() => studyOptions(all), [all]);
  const outcomes = [{ id: ALL, label: EXTRACTION.allOutcomes }, ...head.outcomes];

  const add = useCallback(() => setAdding(true), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f';
      if (event.key === 'Insert' && !event.ctrlKey && !event.shiftKey) add();
      else if (isFind && mode === 'results' && rows.length === 0) ui.say(MODES.nothingToFind);
      else if (isFind) setFinding(true);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [add, mode, rows, ui]);

  const togglePanel = (): void => {
    setShowsPanel(!showsPanel);
    rememberFlag(PANEL_FLAG, !showsPanel);
  };

  const find = (
    <Button kind="quiet" label={EXTRACTION.findHint} onPress={() => setFinding(!isFinding)}>
      <Search aria-hidden="true" className="icon" />
    </Button>
  );
  return (
    <section className="extraction" aria-labelledby="extraction-title">
      <header className="screen-head">
        <h1 id="extraction-title">{EXTRACTION.title}</h1>
        {all.length === 0 && mode === 'results' ? null : (
          <Button kind="primary" onPress={add} label={EXTRACTION.addHint}>
            {EXTRACTION.add}
          </Button>
        )}
        <Segments label={EXTRACTION.modes} options={MODE_OPTIONS} value={mode} onChange={setMode} />
        {mode === 'results' ? null : find}
        {all.length === 0 || mode !== 'results' ? null : (
          <>
            <SelectField
              label={EXTRACTION.filterOutcome}
              options={outcomes}
              value={outcomeId}
              onChange={setOutcomeId}
            />
            <SelectField
              label={EXTRACTION.filterStudy}
              options={studies}
              value={studyId ?? ALL}
              onChange={(id) => navigate('extraction', id === ALL ? null : id)}
            />
            <CheckInput isSelected={showsAllColumns} onChange={setShowsAllColumns}>
              {EXTRACTION.allColumns}
            </CheckInput>
            {layout.hidden.length === 0 ? null : (
              <Button kind="quiet" onPress={arrangement.showHidden}>
                {EXTRACTION.columnsShown(layout.hidden.length)}
              </Button>
            )}
            <span className="quiet number screen-count" role="status">
              {EXTRACTION.rows(rows.length, all.length)}
            </span>
            <CheckCount />
            {find}
            <Button kind="quiet" label={EXTRACTION.panelHint} onPress={togglePanel}>
              <PanelRight aria-hidden="true" className="icon" />
            </Button>
          </>
        )}
      </header>
      {mode !== 'results' ? (
        <StudiesSheet key={mode} mode={mode} head={head} isFinding={isFinding} onFinding={setFinding} />
      ) : all.length === 0 ? (
        <EmptyGrid onAdd={add} />
      ) : rows.length === 0 ? (
        <EmptyState title={EXTRACTION.noRows}>
          <Button
            onPress={() => {
              setOutcomeId(ALL);
              navigate('extraction');
            }}
          >
            {EXTRACTION.showAll}
          </Button>
        </EmptyState>
      ) : (
        <ResultsSheet
          key={`${outcomeId} ${studyId ?? ''} ${showsAllColumns} ${startAt?.measurementId ?? ''}`}
          head={head}
          rows={rows}
          showsAllColumns={showsAllColumns}
          showsPanel={showsPanel}
          arrangement={arrangement}
          isFinding={isFinding}
          onFinding={setFinding}
          startAt={startAt}
          onAdd={add}
        />
      )}
      {isAdding ? (
        <AddResults
          head={head}
          studyId={studyId}
          outcomeId={outcomeId === ALL ? null : outcomeId}
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setMode('results');
            arrangement.unsort();
            const [first] = rowsNow(views, added);
            // A filter must not hide what was just added.
            if (first !== undefined && first.outcomeId !== outcomeId) setOutcomeId(ALL);
            if (first !== undefined && studyId !== null && first.studyId !== studyId) navigate('extraction');
            setStartAt(first === undefined ? null : { measurementId: first.measurementId, field: null });
          }}
        />
      ) : null}
    </section>
  );
}

function rowsNow(views: ViewStore, order: readonly string[]): readonly ExtractionRow[] {
  const entry = views.read('extraction');
  const items = entry.state === 'ready' ? (entry.view.items as Readonly<Record<string, ExtractionRow>>) : {};
  return order.flatMap((id) => items[id] ?? []);
}

function studyOptions(rows: readonly ExtractionRow[]): readonly SelectOption[] {
  const labels = new Map(rows.map((row) => [row.studyId, row.studyLabel]));
  return [{ id: ALL, label: EXTRACTION.allStudies }, ...Array.from(labels, ([id, label]) => ({ id, label }))];
}
