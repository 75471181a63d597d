import { useMemo } from 'react';
import type { StudyItem } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { AddStudyDialog } from './AddStudyDialog.tsx';
import { FlowPage } from './flow/FlowPage.tsx';
import { STUDIES } from './phrases.ts';
import { StudyList } from './StudyList.tsx';
import './studies.css';

/** Items of the route that are no study: the dialog of a new one, and the flow. */
const NEW = 'new';
const FLOW = 'flow';

export function StudiesScreen({ selected }: Readonly<{ selected: string | null }>) {
  const studies = useView('studies');
  const view = studies.state === 'ready' ? studies.view : null;
  const all = useMemo(
    () =>
      view?.order.flatMap((id): readonly StudyItem[] => (view.items[id] === undefined ? [] : [view.items[id]])) ?? [],
    [view],
  );
  if (studies.state === 'loading') return <LoadingState what={STUDIES.title} />;
  if (studies.state === 'failed') return <FailedState {...studies} />;
  const { head, items } = studies.view;
  const isFlow = selected === FLOW;
  const head1 = (
    <>
      <h1 id="studies-title">{STUDIES.title}</h1>
      <Segments
        label={STUDIES.views}
        options={[
          { id: 'list', label: STUDIES.listView },
          { id: FLOW, label: STUDIES.flowView },
        ]}
        value={isFlow ? FLOW : 'list'}
        onChange={(id) => navigate('studies', id === FLOW ? FLOW : null)}
      />
    </>
  );
  const buttons = (
    <span className="head-buttons">
      <Button onPress={() => navigate('import')}>{STUDIES.import}</Button>
      <Button kind="primary" onPress={() => navigate('studies', NEW)}>
        {STUDIES.add}
      </Button>
    </span>
  );
  return (
    <section className="studies" aria-labelledby="studies-title">
      {isFlow ? (
        <FlowPage head={head} title={head1} />
      ) : all.length === 0 ? (
        <>
          <header className="screen-head">{head1}</header>
          <EmptyState title={STUDIES.empty}>{buttons}</EmptyState>
        </>
      ) : (
        <StudyList
          head={head}
          all={all}
          title={head1}
          buttons={buttons}
          selected={selected !== null && items[selected] !== undefined ? selected : null}
        />
      )}
      {selected === NEW ? <AddStudyDialog head={head} all={all} /> : null}
    </section>
  );
}
