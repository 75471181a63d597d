import { useMemo, useState } from 'react';
import type { HistoryItem, HistoryKind, ViewTypes } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { SearchInput } from '../../widgets/SearchInput.tsx';
import { SelectField } from '../../widgets/SelectField.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { EditionsScreen } from '../editions/EditionsScreen.tsx';
import { EDITIONS, EDITIONS_ITEM } from '../editions/phrases.ts';
import { Change } from './Change.tsx';
import { dayOf } from './moment.ts';
import { HISTORY, KINDS } from './phrases.ts';
import './history.css';

const ALL = 'all';
const KIND_IDS = Object.keys(KINDS) as readonly HistoryKind[];

/** The history of the whole review; `item` narrows it to a kind ("kind:protocol") or to one record ("study:…"). */
export function HistoryScreen({ item }: Readonly<{ item: string | null }>) {
  const kind = KIND_IDS.find((known) => item === `kind:${known}`) ?? null;
  const about = item !== null && kind === null && item.includes(':') ? item : null;
  const history = useView(about === null ? 'history' : `history:${about}`);
  if (history.state === 'loading') return <LoadingState what={HISTORY.title} />;
  if (history.state === 'failed') return <FailedState {...history} />;
  return item === EDITIONS_ITEM ? <EditionsScreen /> : <Changes key={item} view={history.view} kind={kind} />;
}

function Changes({ view, kind: firstKind }: Readonly<{ view: ViewTypes['history']; kind: HistoryKind | null }>) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<string>(firstKind ?? ALL);
  const [actor, setActor] = useState(ALL);
  const { head } = view;
  const all = useMemo(
    () => view.order.flatMap((id): readonly HistoryItem[] => (view.items[id] === undefined ? [] : [view.items[id]])),
    [view],
  );
  const shown = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
    return all.filter(
      (change) =>
        (kind === ALL || change.kinds.some((own) => own === kind)) &&
        (actor === ALL || change.actor === actor) &&
        words.every((word) => haystack(change).includes(word)),
    );
  }, [all, text, kind, actor]);
  const isFiltered = shown.length < all.length;
  const showAll = (): void => {
    setText('');
    setKind(ALL);
    setActor(ALL);
  };

  return (
    <section className="history" aria-labelledby="history-title">
      <header className="screen-head">
        <h1 id="history-title">{head.subject === null ? HISTORY.title : HISTORY.titleOf(head.subject)}</h1>
        <SearchInput label={HISTORY.search} value={text} onChange={setText} />
        <SelectField
          label={HISTORY.kind}
          value={kind}
          onChange={setKind}
          options={[{ id: ALL, label: HISTORY.everything }, ...KIND_IDS.map((id) => ({ id, label: KINDS[id] }))]}
        />
        {head.actors.length < 2 ? null : (
          <SelectField
            label={HISTORY.who}
            value={actor}
            onChange={setActor}
            options={[{ id: ALL, label: HISTORY.everyone }, ...head.actors.map((id) => ({ id, label: id }))]}
          />
        )}
        {head.subject === null ? (
          <Button onPress={() => navigate('history', EDITIONS_ITEM)}>{EDITIONS.title}</Button>
        ) : (
          <Button onPress={() => navigate('history')}>{HISTORY.whole}</Button>
        )}
        <span className="quiet number screen-count" role="status">
          {HISTORY.shown(shown.length, all.length)}
        </span>
      </header>
      {shown.length === 0 ? (
        <EmptyState title={isFiltered ? HISTORY.noMatch : head.subject === null ? HISTORY.empty : HISTORY.emptyOf}>
          {isFiltered ? <Button onPress={showAll}>{HISTORY.showAll}</Button> : null}
        </EmptyState>
      ) : (
        <div className="history-list" role="region" aria-label={HISTORY.list}>
          <p className="quiet history-lead">{HISTORY.lead}</p>
          {daysOf(shown).map(({ day, changes }) => (
            <section key={day} aria-label={day}>
              <h2 className="number">{day}</h2>
              <ol>
                {changes.map((change) => (
                  <Change key={change.commandId} item={change} />
                ))}
              </ol>
            </section>
          ))}
          {head.total > all.length ? (
            <p className="quiet history-lead">{HISTORY.older(head.total - all.length)}</p>
          ) : null}
        </div>
      )}
    </section>
  );
}

function haystack({ sentence, actor, details }: HistoryItem): string {
  return [sentence, actor, ...details.flatMap(({ what, field, was, now }) => [what, field, was, now])]
    .join(' ')
    .toLowerCase();
}

type Day = { day: string; changes: HistoryItem[] };

function daysOf(items: readonly HistoryItem[]): readonly Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.changes.push(item);
    else days.push({ day, changes: [item] });
  }
  return days;
}
