import { formulaSource } from '../../../engine/text/formula-source.ts';
import { formatSignificant } from '../../../engine/text/format-number.ts';
import type { ReceiptStep } from '../../views/types.ts';
import { RECEIPT } from './phrases.ts';

/** One step: what it makes, the formula, the same with its numbers, and where the formula stands. */
export function ReceiptStepText({ step }: Readonly<{ step: ReceiptStep }>) {
  const source = formulaSource(step.formulaId);
  return (
    <>
      <p className="receipt-label">
        <span>{step.label}</span>
        <strong className="number">{formatSignificant(step.value, 4)}</strong>
      </p>
      <p className="formula quiet">{step.formula}</p>
      <p className="formula number">{step.filled}</p>
      {source === null ? null : <p className="small quiet">{RECEIPT.source(source)}</p>}
    </>
  );
}
