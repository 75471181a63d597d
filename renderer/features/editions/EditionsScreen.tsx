import { useCallback, useMemo, useState } from 'react';
import type { EditionItem, EditionSide } from '../../../api/contract/editions.ts';
import type { ContractClient } from '../../connection/types.ts';
import { navigate } from '../../app/routes.ts';
import { useHead, useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { SelectField } from '../../widgets/SelectField.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { useFetched } from '../analysis/diagnostics/use-fetched.ts';
import { dayOf } from '../history/moment.ts';
import { DiffView } from './DiffView.tsx';
import { MakeEdition } from './MakeEdition.tsx';
import { EDITIONS } from './phrases.ts';
import './editions.css';

const NOW = 'now';

/** Frozen states of the review: make one, and see what has changed since, or between two. */
export function EditionsScreen() {
  const editions = useView('editions');
  const [isMaking, setMaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  if (editions.state === 'loading') return <LoadingState what={EDITIONS.title} />;
  if (editions.state === 'failed') return <FailedState {...editions} />;
  const { order, items } = editions.view;
  const list = order.flatMap((id) => items[id] ?? []);
  const current = list.find(({ id }) => id === chosen) ?? list[0];
  return (
    <section className="editions-screen" aria-labelledby="editions-title">
      <header className="screen-head">
        <h1 id="editions-title">{EDITIONS.title}</h1>
        <p className="quiet">{EDITIONS.lead}</p>
        <span className="screen-count" />
        <Button onPress={() => navigate('history')}>{EDITIONS.changes}</Button>
        <Button kind="primary" onPress={() => setMaking(true)}>
          {EDITIONS.make}
        </Button>
      </header>
      {current === undefined ? (
        <EmptyState title={EDITIONS.empty}>
          <p>{EDITIONS.emptyHelp}</p>
        </EmptyState>
      ) : (
        <div className="editions">
          <ul className="editions-list" aria-label={EDITIONS.list}>
            {list.map((edition) => (
              <li key={edition.id}>
                <button
                  type="button"
                  className="edition-entry"
                  aria-pressed={edition === current}
                  onClick={() => setChosen(edition.id)}
                >
                  <span className="medium">{EDITIONS.edition(edition.number, edition.label)}</span>
                  <span className="quiet small">{EDITIONS.madeBy(dayOf(edition.at), edition.engineVersion)}</span>
                </button>
              </li>
            ))}
          </ul>
          <Edition key={current.id} edition={current} others={list.filter((edition) => edition !== current)} />
        </div>
      )}
      {isMaking ? <MakeEdition last={list[0] ?? null} onClose={() => setMaking(false)} /> : null}
    </section>
  );
}

function Edition({ edition, others }: Readonly<{ edition: EditionItem; others: readonly EditionItem[] }>) {
  const [other, setOther] = useState(NOW);
  const otherNumber = others.find(({ id }) => id === other)?.number;
  // The earlier of two editions is the one that the later is read against.
  const isAfter = otherNumber !== undefined && otherNumber < edition.number;
  const shell = useHead('shell');
  // The review as it stands changes with every command; editions do not.
  const revision = other === NOW ? (shell?.lastSavedAt ?? null) : null;
  const asked = useMemo(() => {
    const ours: EditionSide = { editionId: edition.id };
    const theirs: EditionSide = other === NOW ? NOW : { editionId: other };
    return { sides: isAfter ? { before: theirs, after: ours } : { before: ours, after: theirs }, revision };
  }, [edition.id, other, isAfter, revision]);
  const request = useCallback((client: ContractClient) => client.edition.compare(asked.sides), [asked]);
  const fetched = useFetched(request);
  return (
    <section className="edition" aria-labelledby="edition-title">
      <header className="section-line">
        <h2 id="edition-title">{EDITIONS.edition(edition.number, edition.label)}</h2>
        <div className="edition-compare">
          <span className="quiet">{EDITIONS.compareWith}</span>
          <SelectField
            label={EDITIONS.compareWith}
            options={[
              { id: NOW, label: EDITIONS.now },
              ...others.map(({ id, number, label }) => ({ id, label: EDITIONS.edition(number, label) })),
            ]}
            value={other}
            onChange={setOther}
          />
        </div>
      </header>
      {edition.whatsNew === null ? null : <p className="edition-text">{edition.whatsNew}</p>}
      {fetched.state === 'failed' ? (
        <FailedState {...fetched} />
      ) : fetched.state === 'ready' ? (
        <DiffView comparison={fetched.result} />
      ) : null}
    </section>
  );
}
