import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { StudiesHead, StudyItem } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { lastItemOf, navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { SearchInput } from '../../widgets/SearchInput.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { EmptyState } from '../../widgets/StatePage.tsx';
import { BulkBar } from './BulkBar.tsx';
import { DeleteStudiesDialog } from './DeleteStudiesDialog.tsx';
import { filterStudies } from './filter.ts';
import { STATUS_FILTERS, STATUS_LABELS, STUDIES, type StatusFilter } from './phrases.ts';
import { StudyDetail } from './StudyDetail.tsx';
import { StudyTable } from './StudyTable.tsx';

const openStudy = (id: string): void => navigate('studies', id);

type Props = Readonly<{
  head: StudiesHead;
  all: readonly StudyItem[];
  title: ReactNode;
  buttons: ReactNode;
  selected: string | null;
}>;

/** The studies on the left, the chosen one on the right, and what can be done with several at once. */
export function StudyList({ head, all, title, buttons, selected }: Props) {
  const [text, setText] = useState('');
  const [status, setStatus] = useState<StatusFilter>('all');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [deleting, setDeleting] = useState<readonly StudyItem[] | null>(null);
  const searched = useDeferredValue(text);
  const shown = useMemo(() => filterStudies(all, searched, status), [all, searched, status]);
  const chosen = selected ?? lastItemOf('studies');
  const study = all.find(({ id }) => id === chosen) ?? shown[0];
  const marked = all.filter(({ id }) => checked.has(id));
  const count = (filter: StatusFilter): number =>
    filter === 'all' ? all.length : all.filter((candidate) => candidate.status === filter).length;
  // Stable, so that marking one study repaints one row.
  const toggle = useCallback((id: string): void => {
    setChecked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  return (
    <>
      <header className="screen-head">
        {title}
        <SearchInput label={STUDIES.search} value={text} onChange={setText} />
        <Segments
          label={STUDIES.filter}
          value={status}
          onChange={setStatus}
          options={STATUS_FILTERS.map((filter) => ({
            id: filter,
            label: (
              <>
                {STATUS_LABELS[filter]} <span className="number segment-count">{formatCount(count(filter))}</span>
              </>
            ),
          }))}
        />
        <span className="quiet number screen-count studies-count" role="status">
          {STUDIES.shown(shown.length, all.length)}
        </span>
        {buttons}
      </header>
      {marked.length === 0 ? null : (
        <BulkBar
          head={head}
          marked={marked}
          onClear={() => setChecked(new Set())}
          onDelete={() => setDeleting(marked)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState title={STUDIES.noMatch}>
          <Button
            onPress={() => {
              setText('');
              setStatus('all');
            }}
          >
            {STUDIES.showAll}
          </Button>
        </EmptyState>
      ) : (
        <>
          <StudyTable
            studies={shown}
            selected={study?.id ?? null}
            checked={checked}
            onSelect={openStudy}
            onToggle={toggle}
            onToggleAll={(isOn) => setChecked(new Set(isOn ? shown.map(({ id }) => id) : []))}
            onDelete={(id) => setDeleting(marked.length > 0 ? marked : all.filter((candidate) => candidate.id === id))}
          />
          {study === undefined ? null : (
            <StudyDetail key={study.id} study={study} head={head} all={all} onDelete={() => setDeleting([study])} />
          )}
        </>
      )}
      {deleting === null ? null : (
        <DeleteStudiesDialog
          studies={deleting}
          onClose={() => setDeleting(null)}
          onDone={() => setChecked(new Set())}
        />
      )}
    </>
  );
}
