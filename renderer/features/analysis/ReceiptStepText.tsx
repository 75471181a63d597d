import { formulaSource } from '../../../engine/text/formula-source.ts';
import { formatCompact, formatSignificant } from '../../../engine/text/format-number.ts';
import type { ReceiptStep } from '../../views/types.ts';
import { RECEIPT } from './phrases.ts';

/** One step: what it makes, the formula, the same with its numbers, and where the formula stands: once for steps of one source. */
export function ReceiptStepText({ step, next }: Readonly<{ step: ReceiptStep; next: ReceiptStep | null }>) {
  const source = formulaSource(step.formulaId);
  return (
    <>
      <p className="receipt-label">
        <span>{step.label}</span>
        <strong className="number">
          {Number.isInteger(step.value) ? formatCompact(step.value) : formatSignificant(step.value, 4)}
        </strong>
      </p>
      <p className="formula quiet">{step.formula}</p>
      <p className="formula number">{step.filled}</p>
      {source === null || (next !== null && formulaSource(next.formulaId) === source) ? null : (
        <p className="small quiet">{RECEIPT.source(source)}</p>
      )}
    </>
  );
}
