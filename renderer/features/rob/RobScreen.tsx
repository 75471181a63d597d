import { useMemo, useState } from 'react';
import type { RobListItem } from '../../../api/contract/rob.ts';
import { lastItemOf, navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { AssessmentPane } from './AssessmentPane.tsx';
import { EffectChoice } from './EffectChoice.tsx';
import { ROB } from './phrases.ts';
import { PlotsPane, type PlotKind } from './PlotsPane.tsx';
import { ResultList } from './ResultList.tsx';
import './rob.css';

type Shown = 'assess' | PlotKind;

const MOST_AT_ONCE = 200;

/** Every result to assess, its questions and judgements, and the plots of an analysis. */
export function RobScreen({ selected }: Readonly<{ selected: string | null }>) {
  const rob = useView('rob');
  const [shown, setShown] = useState<Shown>('assess');
  const [chosenFilter, setFilter] = useState<string | null>(null);
  const view = rob.state === 'ready' ? rob.view : null;
  const items = useMemo(
    () =>
      view?.order.flatMap((id): readonly RobListItem[] => (view.items[id] === undefined ? [] : [view.items[id]])) ?? [],
    [view],
  );
  if (rob.state === 'loading') return <LoadingState what={ROB.title} />;
  if (rob.state === 'failed') return <FailedState {...rob} />;
  const { head } = rob.view;
  if (items.length === 0) {
    return (
      <div>
        <header className="screen-head">
          <h1>{ROB.title}</h1>
        </header>
        <EmptyState title={ROB.empty}>
          <Button kind="primary" onPress={() => navigate('analyses')}>
            {ROB.toAnalyses}
          </Button>
        </EmptyState>
      </div>
    );
  }
  // A list of thousands is no list: a large review starts with its first analysis.
  const filter = chosenFilter ?? (items.length > MOST_AT_ONCE ? (head.analyses[0]?.id ?? 'all') : 'all');
  const listed = filter === 'all' ? items : items.filter(({ analysisIds }) => analysisIds.includes(filter));
  const known = (id: string | null) => items.find(({ studyResultId }) => studyResultId === id) ?? null;
  const open = known(selected) ?? known(lastItemOf('risk-of-bias')) ?? listed[0] ?? items[0]!;
  const assess = (id: string): void => {
    setShown('assess');
    navigate('risk-of-bias', id);
  };
  return (
    <section className="rob" aria-labelledby="rob-title" data-shown={shown}>
      <header className="screen-head">
        <h1 id="rob-title">{ROB.title}</h1>
        <Segments
          label={ROB.views}
          options={[
            { id: 'assess', label: ROB.assess },
            { id: 'traffic-light', label: ROB.trafficLight },
            { id: 'summary', label: ROB.summary },
          ]}
          value={shown}
          onChange={setShown}
        />
        <span className="quiet">
          {ROB.done(items.filter(({ status }) => status === 'complete').length, items.length)}
        </span>
        <EffectChoice head={head} />
      </header>
      {shown === 'assess' ? (
        <>
          <ResultList
            items={listed}
            analyses={head.analyses}
            filter={filter}
            onFilter={setFilter}
            selected={open.studyResultId}
          />
          <AssessmentPane key={open.studyResultId} id={open.studyResultId} />
        </>
      ) : (
        <PlotsPane kind={shown} analyses={head.analyses} filter={filter} onFilter={setFilter} onAssess={assess} />
      )}
    </section>
  );
}
