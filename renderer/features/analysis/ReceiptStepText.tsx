import { formatSignificant } from '../../../engine/text/format-number.ts';
import type { ReceiptStep } from '../../views/types.ts';

/** One step: what it makes, the formula, and the same with its numbers. */
export function ReceiptStepText({ step }: Readonly<{ step: ReceiptStep }>) {
  return (
    <>
      <p className="receipt-label">
        <span>{step.label}</span>
        <strong className="number">{formatSignificant(step.value, 4)}</strong>
      </p>
      <p className="formula quiet">{step.formula}</p>
      <p className="formula number">{step.filled}</p>
    </>
  );
}
