import { formatCompact } from '../../../../engine/text/format-number.ts';
import { useServices } from '../../../app/services.ts';
import { useChangeRecords } from '../../../connection/use-change-records.ts';
import { useHead } from '../../../views/hooks.ts';
import { Button } from '../../../widgets/Button.tsx';
import { TermList } from '../../../widgets/TermList.tsx';
import type { FindingItem } from '../CellPanel.tsx';
import { PANEL } from '../phrases.ts';
import { Facts } from './Facts.tsx';
import { RouteLink } from './RouteLink.tsx';

const TERMS = ['importance', 'minimalImportantDifference', 'certainty'] as const;

/** The outcome of a row: what counts as better and as important, and where the row stands in the table. */
export function OutcomeReceipt({ item }: Readonly<{ item: FindingItem }>) {
  const { row, thresholds } = item;
  const { importance, target } = row;
  const sizes = [thresholds.small, thresholds.moderate, thresholds.large].filter((size) => size !== null);
  return (
    <>
      <Facts
        items={[
          [
            PANEL.importance,
            importance === null ? PANEL.noImportance : PANEL.importanceOf(importance.score, importance.band),
          ],
          [PANEL.better, row.better === 'lower' ? PANEL.lower : PANEL.higher],
          [
            PANEL.thresholds,
            sizes.length === 0
              ? PANEL.noThreshold
              : PANEL.threshold(sizes.map((size) => formatCompact(size)).join(', '), thresholds.unit),
          ],
          [PANEL.source, thresholds.source],
          [PANEL.target, target?.sentence ?? null],
        ]}
      />
      <TermList ids={TERMS} />
      <p>
        <RouteLink screen="certainty" item={row.findingId}>
          {PANEL.setThresholds}
        </RouteLink>
      </p>
      <Order item={item} />
    </>
  );
}

function Order({ item }: Readonly<{ item: FindingItem }>) {
  const findings = useHead('findings');
  const changeRecords = useChangeRecords();
  const { ui } = useServices();
  const { findingId } = item.row;
  const tables = findings?.comparisons.map(({ findingIds }) => findingIds) ?? [];
  const move = (by: -1 | 1): void => {
    const table = tables.find((ids) => ids.includes(findingId)) ?? [];
    const place = table.indexOf(findingId);
    const other = table[place + by];
    if (other === undefined) {
      ui.say(by < 0 ? PANEL.top : PANEL.bottom);
      return;
    }
    const swap = (id: string): string => (id === findingId ? other : id === other ? findingId : id);
    const order = tables.flat().map(swap);
    void changeRecords(
      PANEL.moved(item.title, by < 0),
      order.map((id, position) => ({ op: 'set', table: 'finding', id, fields: { position } })),
    );
  };
  return (
    <section aria-label={PANEL.order}>
      <h3>{PANEL.order}</h3>
      <div className="panel-buttons">
        <Button onPress={() => move(-1)}>{PANEL.up}</Button>
        <Button onPress={() => move(1)}>{PANEL.down}</Button>
      </div>
    </section>
  );
}
