import { CertaintyCell } from '../../../report/components/certainty/CertaintyCell.tsx';
import { navigate, routeHash } from '../../app/routes.ts';
import type { HeadOf, ItemOf } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { CERTAINTY_SCREEN } from './phrases.ts';
import { RulesButton } from './RulesButton.tsx';
import { useRatingAloud } from './use-rating.ts';
import './finding-list.css';
import './stale.css';

type Props = Readonly<{
  order: readonly string[];
  items: Readonly<Record<string, ItemOf<'certainty'>>>;
  head: HeadOf<'certainty'>;
  selected: string;
}>;

/** The rows of the table in their order, each with its certainty as it prints and what still needs somebody. */
export function FindingList({ order, items, head, selected }: Props) {
  const send = useRatingAloud();
  const rows = order.flatMap((id) => items[id] ?? []);
  const waiting = rows.flatMap(({ toReview }) => toReview.map(({ judgementId }) => judgementId));
  return (
    <nav className="finding-list" aria-label={CERTAINTY_SCREEN.list}>
      <header>
        <h1 id="certainty-title">{CERTAINTY_SCREEN.title}</h1>
        <p className="quiet small">
          {head.unconfirmed > 0
            ? CERTAINTY_SCREEN.unconfirmed(head.unconfirmed)
            : waiting.length === 0
              ? CERTAINTY_SCREEN.done
              : CERTAINTY_SCREEN.wasDone}
        </p>
        <RulesButton rules={head.rules} />
        {waiting.length === 0 ? null : (
          <div className="stale-summary">
            <p>{CERTAINTY_SCREEN.stale(waiting.length)}</p>
            <Button
              onPress={() =>
                send((client, envelope) => client.certainty.reconfirm({ ...envelope, judgementIds: waiting }))
              }
            >
              {CERTAINTY_SCREEN.standAll}
            </Button>
          </div>
        )}
      </header>
      {rows.map((item, index) => (
        <Entry
          key={item.row.findingId}
          item={item}
          isFirstOfComparison={rows[index - 1]?.comparisonId !== item.comparisonId}
          isSelected={item.row.findingId === selected}
        />
      ))}
    </nav>
  );
}

type EntryProps = Readonly<{ item: ItemOf<'certainty'>; isFirstOfComparison: boolean; isSelected: boolean }>;

function Entry({ item, isFirstOfComparison, isSelected }: EntryProps) {
  const { row, title, comparison } = item;
  return (
    <>
      {isFirstOfComparison ? <h2 className="list-group">{comparison}</h2> : null}
      <a
        className="finding-entry"
        href={routeHash({ screen: 'certainty', item: row.findingId })}
        aria-current={isSelected ? 'true' : undefined}
        onClick={(event) => {
          event.preventDefault();
          navigate('certainty', row.findingId);
        }}
      >
        <span className="medium">{title}</span>
        <CertaintyCell certainty={row.certainty} />
      </a>
    </>
  );
}
