import { X } from 'lucide-react';
import { memo } from 'react';
import { ASSUMPTIONS, inText } from '../../../report/components/phrases.ts';
import { formatCompact } from '../../../engine/text/format-number.ts';
import { useItem } from '../../views/hooks.ts';
import type { AnalysisRow, EffectReceipt } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { RECEIPT } from './phrases.ts';
import { ReceiptStepText } from './ReceiptStepText.tsx';
import { groupBySource, ReceiptSource } from './ReceiptSource.tsx';

type Props = Readonly<{ analysisId: string; row: AnalysisRow | null; onClose: () => void }>;

/** From a study's number back to what the paper prints: each formula with its numbers, the cells read, their quotes. */
export function ReceiptPanel({ analysisId, row, onClose }: Props) {
  return (
    <aside className="receipt" aria-label={row === null ? RECEIPT.title : RECEIPT.label(row.label)}>
      {row === null ? (
        <p className="quiet receipt-hint">{RECEIPT.nothing}</p>
      ) : (
        <div role="presentation" onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
          <header className="receipt-head">
            <div>
              <h2>{row.label}</h2>
              <p className="quiet">{[row.time, row.instrument].filter(Boolean).join(' · ')}</p>
            </div>
            <CloseButton onClose={onClose} />
          </header>
          <Receipt analysisId={analysisId} row={row} />
        </div>
      )}
    </aside>
  );
}

const CloseButton = memo(function CloseButton({ onClose }: Pick<Props, 'onClose'>) {
  return (
    <Button kind="quiet" label={RECEIPT.close} onPress={onClose}>
      <X aria-hidden="true" />
    </Button>
  );
});

function Receipt({ analysisId, row }: Readonly<{ analysisId: string; row: AnalysisRow }>) {
  const receipt: EffectReceipt | null = useItem(`analysis:${analysisId}`, row.studyResultId);
  if (receipt === null || receipt.steps.length === 0) return <p className="quiet receipt-hint">{RECEIPT.none}</p>;
  return (
    <div className="receipt-body">
      <section aria-labelledby="receipt-cells">
        <h3 id="receipt-cells">{RECEIPT.cells}</h3>
        <ul>
          {groupBySource(receipt.values).map((values) => (
            <ReceiptSource key={values[0]?.valueId} values={values} />
          ))}
        </ul>
        <p className="small quiet">{RECEIPT.editHelp}</p>
      </section>
      <section aria-labelledby="receipt-steps">
        <h3 id="receipt-steps">{RECEIPT.steps}</h3>
        <ol>
          {receipt.steps.map((step, index) => (
            <li key={`${step.formulaId} ${index}`} className="receipt-step">
              <ReceiptStepText step={step} next={receipt.steps[index + 1] ?? null} />
            </li>
          ))}
        </ol>
        {receipt.assumptions.map((assumption) => (
          <p key={assumption.assumptionId} className="receipt-note small">
            {RECEIPT.assumption(
              inText(ASSUMPTIONS[assumption.kind]),
              formatCompact(assumption.value),
              assumption.rationale,
            )}
          </p>
        ))}
        {row.notes.map((note) => (
          <p key={note} className="receipt-note small quiet">
            {note}
          </p>
        ))}
      </section>
    </div>
  );
}
