import { useDeferredValue, useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { StudyItem, ViewTypes } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { lastItemOf, navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { SearchInput } from '../../widgets/SearchInput.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { filterStudies } from './filter.ts';
import { STATUS_FILTERS, STATUS_LABELS, STUDIES, type StatusFilter } from './phrases.ts';
import { StudyDetail } from './StudyDetail.tsx';
import { StudyTable } from './StudyTable.tsx';
import './studies.css';

export function StudiesScreen({ selected }: Readonly<{ selected: string | null }>) {
  const studies = useView('studies');
  if (studies.state === 'loading') return <LoadingState what={STUDIES.title} />;
  if (studies.state === 'failed') return <FailedState {...studies} />;
  if (studies.view.order.length === 0) return <EmptyState title={STUDIES.empty} />;
  return <MasterDetail view={studies.view} selected={selected} />;
}

function MasterDetail({ view, selected }: Readonly<{ view: ViewTypes['studies']; selected: string | null }>) {
  const [text, setText] = useState('');
  const [status, setStatus] = useState<StatusFilter>('all');
  const searched = useDeferredValue(text);
  const all = useMemo(
    () => view.order.flatMap((id): readonly StudyItem[] => (view.items[id] === undefined ? [] : [view.items[id]])),
    [view],
  );
  const shown = useMemo(() => filterStudies(all, searched, status), [all, searched, status]);
  const chosen = selected ?? lastItemOf('studies');
  const study = (chosen === null ? undefined : view.items[chosen]) ?? shown[0];
  const count = (filter: StatusFilter): number =>
    filter === 'all' ? all.length : all.filter((candidate) => candidate.status === filter).length;

  return (
    <section className="studies" aria-labelledby="studies-title">
      <header className="screen-head">
        <h1 id="studies-title">{STUDIES.title}</h1>
        <SearchInput label={STUDIES.search} value={text} onChange={setText} />
        <ToggleButtonGroup
          className="segments"
          aria-label={STUDIES.filter}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[status]}
          onSelectionChange={(keys) => {
            const [chosen] = keys;
            setStatus(STATUS_FILTERS.find((filter) => filter === chosen) ?? 'all');
          }}
        >
          {STATUS_FILTERS.map((filter) => (
            <ToggleButton key={filter} id={filter} className="segment">
              {STATUS_LABELS[filter]} <span className="number segment-count">{formatCount(count(filter))}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className="quiet number screen-count" role="status">
          {STUDIES.shown(shown.length, all.length)}
        </span>
      </header>
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
          <StudyTable studies={shown} selected={study?.id ?? null} onSelect={(id) => navigate('studies', id)} />
          {study === undefined ? null : <StudyDetail key={study.id} study={study} />}
        </>
      )}
    </section>
  );
}
