import { lastItemOf, navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { FindingList } from './FindingList.tsx';
import { CERTAINTY_SCREEN } from './phrases.ts';
import { RatingDetail } from './RatingDetail.tsx';
import './certainty.css';

/** GRADE: every finding with its suggestions, and the ratings of the people who made the review. */
export function CertaintyScreen({ selected }: Readonly<{ selected: string | null }>) {
  const view = useView('certainty');
  if (view.state === 'loading') return <LoadingState what={CERTAINTY_SCREEN.title} />;
  if (view.state === 'failed') return <FailedState {...view} />;
  const { order, items, head } = view.view;
  const id =
    [selected, lastItemOf('certainty')].find((candidate) => candidate !== null && items[candidate] !== undefined) ??
    order[0];
  if (id === undefined) {
    return (
      <section aria-labelledby="certainty-title">
        <header className="screen-head">
          <h1 id="certainty-title">{CERTAINTY_SCREEN.title}</h1>
        </header>
        <EmptyState title={CERTAINTY_SCREEN.empty}>
          <p>{CERTAINTY_SCREEN.emptyHelp}</p>
          <Button onPress={() => navigate('analyses')}>{CERTAINTY_SCREEN.toAnalyses}</Button>
        </EmptyState>
      </section>
    );
  }
  return (
    <div className="certainty">
      <FindingList order={order} items={items} head={head} selected={id} />
      <RatingDetail key={id} item={items[id]!} footnotes={head.footnotes} />
    </div>
  );
}
