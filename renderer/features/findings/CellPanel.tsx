import { X } from 'lucide-react';
import type { SofCellName } from '../../../report/components/SummaryOfFindings.tsx';
import { useItem } from '../../views/hooks.ts';
import type { ItemOf } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { CertaintyReceipt } from './receipts/CertaintyReceipt.tsx';
import { EffectReceipt } from './receipts/EffectReceipt.tsx';
import { EvidenceReceipt } from './receipts/EvidenceReceipt.tsx';
import { OutcomeReceipt } from './receipts/OutcomeReceipt.tsx';
import { SentenceEditor } from './receipts/SentenceEditor.tsx';
import { CELLS, FINDINGS_SCREEN } from './phrases.ts';

export type FindingItem = ItemOf<'certainty'>;

type Props = Readonly<{ findingId: string; cell: SofCellName; onClose: () => void }>;

/** What one cell of the table rests on, beside the table. Escape closes it. */
export function CellPanel({ findingId, cell, onClose }: Props) {
  const item = useItem('certainty', findingId);
  if (item === null) return null;
  return (
    <aside className="cell-panel" aria-label={FINDINGS_SCREEN.panel(CELLS[cell], item.title)}>
      <div
        className="cell-panel-inside"
        role="presentation"
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
      >
        <header className="cell-panel-head">
          <div>
            <h2>{CELLS[cell]}</h2>
            <p className="quiet">{item.title}</p>
          </div>
          <Button kind="quiet" label={FINDINGS_SCREEN.close} onPress={onClose}>
            <X aria-hidden="true" />
          </Button>
        </header>
        <div className="cell-panel-body">
          <Content item={item} cell={cell} />
        </div>
      </div>
    </aside>
  );
}

function Content({ item, cell }: Readonly<{ item: FindingItem; cell: SofCellName }>) {
  switch (cell) {
    case 'outcome':
      return <OutcomeReceipt item={item} />;
    case 'absolute':
    case 'relative':
      return <EffectReceipt key={item.row.findingId} item={item} />;
    case 'evidence':
      return <EvidenceReceipt item={item} />;
    case 'certainty':
      return <CertaintyReceipt item={item} />;
    case 'comments':
      return <SentenceEditor key={item.row.findingId} item={item} />;
  }
}
