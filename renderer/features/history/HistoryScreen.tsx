import { useMemo, useState } from 'react';
import type { HistoryItem } from '../../../api/contract/views.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { SearchInput } from '../../widgets/SearchInput.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { clockOf, dayOf } from './moment.ts';
import { HISTORY } from './phrases.ts';
import './history.css';

export function HistoryScreen() {
  const history = useView('history');
  const [text, setText] = useState('');
  const items = useMemo(() => {
    if (history.state !== 'ready') return [];
    const { order, items: byId } = history.view;
    const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
    return order
      .flatMap((id): readonly HistoryItem[] => (byId[id] === undefined ? [] : [byId[id]]))
      .filter((item) => words.every((word) => `${item.sentence} ${item.actor}`.toLowerCase().includes(word)));
  }, [history, text]);

  if (history.state === 'loading') return <LoadingState what={HISTORY.title} />;
  if (history.state === 'failed') return <FailedState {...history} />;
  return (
    <section className="history" aria-labelledby="history-title">
      <header className="screen-head">
        <h1 id="history-title">{HISTORY.title}</h1>
        <SearchInput label={HISTORY.search} value={text} onChange={setText} />
        <p className="quiet">{HISTORY.lead}</p>
      </header>
      {items.length === 0 ? (
        <EmptyState title={history.view.order.length === 0 ? HISTORY.empty : HISTORY.noMatch} />
      ) : (
        <div className="history-list" role="region" aria-label={HISTORY.list}>
          {daysOf(items).map(({ day, changes }) => (
            <section key={day} aria-label={day}>
              <h2 className="number">{day}</h2>
              <ol>
                {changes.map((item) => (
                  <Change key={item.commandId} item={item} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

function Change({ item }: Readonly<{ item: HistoryItem }>) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const revert = async (): Promise<void> => {
    try {
      await commands.send((client, envelope) => client.history.revert({ ...envelope, target: item.commandId }));
      ui.say(HISTORY.reverted(item.sentence));
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };
  const isUndone = item.undoneBy !== null;
  return (
    <li className="change" data-undone={isUndone ? 'true' : undefined}>
      <span className="quiet number">{clockOf(item.at)}</span>
      <span className="change-sentence">{item.sentence}</span>
      <span className="quiet">
        {[item.actor, isUndone ? HISTORY.wasUndone : item.isUndo ? HISTORY.isUndo : ''].filter(Boolean).join(', ')}
      </span>
      {!item.canRevert ? (
        <span />
      ) : (
        <Button kind="quiet" label={HISTORY.revertLabel(item.sentence)} onPress={() => void revert()}>
          {HISTORY.revert}
        </Button>
      )}
    </li>
  );
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
