import { useMemo, useState } from 'react';
import type { CheckItem } from '../../../api/contract/sentinel.ts';
import type { ViewTypes } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { ChecksList } from './ChecksList.tsx';
import { CHECKS } from './phrases.ts';
import './sentinel.css';

/** Every finding of the error checks in the review, by how far it could move a pooled result. */
export function ChecksScreen() {
  const sentinel = useView('sentinel');
  if (sentinel.state === 'loading') return <LoadingState what={CHECKS.title} />;
  if (sentinel.state === 'failed') return <FailedState {...sentinel} />;
  return <Loaded view={sentinel.view} />;
}

function Loaded({ view }: Readonly<{ view: ViewTypes['sentinel'] }>) {
  const [which, setWhich] = useState<'open' | 'dismissed'>('open');
  const all = useMemo(
    () => view.order.flatMap((key): readonly CheckItem[] => (view.items[key] === undefined ? [] : [view.items[key]])),
    [view],
  );
  const shown = all.filter(({ dismissal }) => (dismissal === null) === (which === 'open'));
  const { open, dismissed } = view.head;
  const number = (count: number) => <span className="number segment-count">{formatCount(count)}</span>;
  return (
    <section className="checks" aria-labelledby="checks-title">
      <header className="screen-head">
        <h1 id="checks-title">{CHECKS.title}</h1>
        <Segments
          label={CHECKS.filter}
          options={[
            {
              id: 'open',
              label: (
                <>
                  {CHECKS.open} {number(open)}
                </>
              ),
            },
            {
              id: 'dismissed',
              label: (
                <>
                  {CHECKS.dismissed} {number(dismissed)}
                </>
              ),
            },
          ]}
          value={which}
          onChange={setWhich}
        />
        {shown.length === 0 ? null : (
          <span className="screen-count">
            <Button kind="quiet" onPress={() => navigate('extraction')}>
              {CHECKS.back}
            </Button>
          </span>
        )}
      </header>
      {shown.length === 0 ? (
        <EmptyState title={which === 'open' ? CHECKS.none : CHECKS.noneDismissed}>
          <Button onPress={() => navigate('extraction')}>{CHECKS.back}</Button>
        </EmptyState>
      ) : (
        <>
          <p className="quiet checks-lead">{CHECKS.lead}</p>
          <ChecksList items={shown} />
        </>
      )}
    </section>
  );
}
