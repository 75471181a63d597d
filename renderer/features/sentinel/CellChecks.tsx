import { useMemo } from 'react';
import type { ExtractionRow } from '../../../api/contract/views.ts';
import type { CheckItem } from '../../../api/contract/sentinel.ts';
import { Button } from '../../widgets/Button.tsx';
import { useView } from '../../views/hooks.ts';
import type { ValueField } from '../../views/types.ts';
import { CheckCard } from './CheckCard.tsx';
import { CHECKS } from './phrases.ts';
import { useCheckCommands } from './use-check-commands.ts';
import './sentinel.css';

type Props = Readonly<{
  row: ExtractionRow;
  /** Null where a column of words is selected: then what is said of the row as a whole. */
  field: ValueField | null;
}>;

/** What the error checks find in one cell, and what its reviewer said of it. Nothing where there is nothing to say. */
export function CellChecks({ row, field }: Props) {
  const checks = useView(`checks:${row.studyId}`);
  const { takeBack } = useCheckCommands();
  const view = checks.state === 'ready' ? checks.view : null;
  const items = useMemo(
    () =>
      view === null
        ? []
        : view.order.flatMap((key) => view.items[key] ?? []).filter((item) => concerns(item, row.measurementId, field)),
    [view, row.measurementId, field],
  );
  const handled = (view?.head.handled ?? []).filter(
    (value) => value.measurementId === row.measurementId && value.field === field,
  );
  if (items.length === 0 && handled.length === 0) return null;
  const valueId = field === null ? null : (row.cells[field]?.valueId ?? null);
  return (
    <section className="panel-section cell-checks" aria-label={CHECKS.cellTitle}>
      {handled.map((value) => (
        <div key={value.valueId} className="check-card">
          <p className="medium">{CHECKS.handled[value.handling]}</p>
          <p>{value.note}</p>
          <div className="check-actions">
            <Button kind="quiet" onPress={() => takeBack([value.valueId])}>
              {CHECKS.takeBack}
            </Button>
          </div>
        </div>
      ))}
      {items.map((item) => (
        <CheckCard key={item.key} item={item} valueIds={valueId === null ? [] : [valueId]} level={3} />
      ))}
    </section>
  );
}

function concerns({ cells, measurementId: row }: CheckItem, measurementId: string, field: ValueField | null): boolean {
  if (cells.length === 0) return field === null && row === measurementId;
  return cells.some((cell) => cell.measurementId === measurementId && (field === null || cell.field === field));
}
