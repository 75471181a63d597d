import { useEffect, useMemo, useRef } from 'react';
import type { StudiesHead, StudyItem, ViewTypes } from '../../../../api/contract/views.ts';
import { navigate } from '../../../app/routes.ts';
import { useServices } from '../../../app/services.ts';
import { useChangeRecords } from '../../../connection/use-change-records.ts';
import { useHead, useOrder } from '../../../views/hooks.ts';
import type { ViewStore } from '../../../views/view-store.ts';
import { Button } from '../../../widgets/Button.tsx';
import { EmptyState } from '../../../widgets/StatePage.tsx';
import { useWidth } from '../../../widgets/use-width.ts';
import { useWorkspace } from '../../../workspace-context.ts';
import { MODES } from '../phrases.ts';
import { useArrangement, type Sorting } from '../sheet/arrange/use-arrangement.ts';
import { FindBar } from '../sheet/FindBar.tsx';
import { placed } from '../sheet/layout.ts';
import type { Position } from '../sheet/sheet.ts';
import { Sheet, type SheetHandle } from '../sheet/Sheet.tsx';
import { useFinding } from '../sheet/use-finding.ts';
import { useRestingSelection } from '../sheet/use-resting-selection.ts';
import { characteristics, characteristicsColumns } from './characteristics.ts';
import { missingResults, missingResultsColumns } from './missing-results.ts';
import { STUDY_COLUMN, studySheet } from './study-sheet.ts';

type Props = Readonly<{
  mode: 'characteristics' | 'missing';
  head: ViewTypes['extraction']['head'];
  isFinding: boolean;
  onFinding: (isFinding: boolean) => void;
}>;

/** A sheet of the included studies: their characteristics, or why results are missing. */
export function StudiesSheet(props: Props) {
  const studies = useHead('studies');
  const order = useOrder('studies');
  return studies === null || order === null ? null : <ReadySheet {...props} studies={studies} order={order} />;
}

type ReadyProps = Props & Readonly<{ studies: StudiesHead; order: readonly string[] }>;

function ReadySheet({ mode, head, studies, order, isFinding, onFinding }: ReadyProps) {
  const shell = useHead('shell');
  const change = useChangeRecords();
  const { views } = useWorkspace();
  const { ui } = useServices();
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<SheetHandle>(null);
  const width = useWidth(frame);
  const arrangement = useArrangement(mode);
  const { layout, sorting } = arrangement;
  const { attributes } = studies;
  const reviewer = shell?.reviewer ?? '';

  const own = useMemo(
    () => (mode === 'missing' ? missingResultsColumns(head) : characteristicsColumns(attributes)),
    [mode, head, attributes],
  );
  const columns = useMemo(() => placed([STUDY_COLUMN, ...own], layout), [own, layout]);
  const made = useMemo(
    () => (mode === 'missing' ? missingResults(reviewer) : characteristics(attributes)),
    [mode, reviewer, attributes],
  );
  const model = useMemo(() => {
    const titles = new Map(own.map(({ key, title }) => [key, title]));
    return studySheet(made, titles, views, change, (sentence) => ui.say(sentence, 'problem'));
  }, [made, own, views, change, ui]);
  const allIds = useMemo(() => sortedStudies(views, order, sorting, made.textOf), [views, order, sorting, made]);
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

  const isEmpty = own.length === 0 || allIds.length === 0;
  useEffect(() => {
    if (!isEmpty || !isFinding) return;
    onFinding(false);
    ui.say(MODES.nothingToFind);
  }, [isEmpty, isFinding, onFinding, ui]);

  if (isEmpty) {
    return (
      <EmptyState
        title={allIds.length === 0 ? MODES.noStudies : mode === 'missing' ? MODES.noQuestions : MODES.noAttributes}
      >
        <Button
          onPress={() =>
            allIds.length === 0 ? navigate('studies') : navigate('protocol', mode === 'missing' ? null : 'attributes')
          }
        >
          {allIds.length === 0 ? MODES.toStudies : MODES.toProtocol}
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="results">
      {isFinding ? <FindBar {...finding.bar} /> : null}
      <div className="results-body">
        <div className="grid-frame" ref={frame}>
          {width === null ? null : (
            <Sheet
              model={model}
              ids={ids}
              columns={columns}
              handle={sheet}
              start={START}
              takesFocus={false}
              arrangement={arrangement}
              finding={finding.wanted}
              onSelect={onSelect}
              onProblem={(sentence) => ui.say(sentence, 'problem')}
              onKey={finding.onKey}
            />
          )}
        </div>
      </div>
    </div>
  );
}

const START: Position = { row: 0, column: 1 };

/** Included studies first, as the review lists them, or by a column; numbers by size. */
function sortedStudies(
  views: ViewStore,
  order: readonly string[],
  sorting: Sorting | null,
  textOf: (study: StudyItem, key: string) => string,
): readonly string[] {
  const entry = views.read('studies');
  const items = entry.state === 'ready' ? (entry.view as ViewTypes['studies']).items : {};
  const studies = order.flatMap((id) => items[id] ?? []).filter(({ status }) => status === 'included');
  if (sorting === null) return studies.map(({ id }) => id);
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  const text = (study: StudyItem) => (sorting.key === STUDY_COLUMN.key ? study.label : textOf(study, sorting.key));
  return studies
    .toSorted((a, b) => {
      const [first, second] = [text(a), text(b)];
      if (first === '' || second === '') return Number(first === '') - Number(second === '');
      return sign * first.localeCompare(second, 'en', { numeric: true });
    })
    .map(({ id }) => id);
}
