import { pooledReceipt } from '../../../engine/text/pooled-receipt.ts';
import type { AnalysisResult } from '../../views/types.ts';
import { RECEIPT } from './phrases.ts';
import { ReceiptStepText } from './ReceiptStepText.tsx';

/** From the studies' effects to the pooled result, formula by formula with its numbers. Nothing where nothing is pooled so. */
export function PooledReceipt({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const steps = pooledReceipt(analysis);
  if (steps.length === 0) return null;
  return (
    <section className="pooled-receipt" aria-labelledby="pooled-receipt">
      <h2 id="pooled-receipt">{RECEIPT.pooled}</h2>
      <ol>
        {steps.map((step, index) => (
          <li key={step.formulaId} className="receipt-step">
            <ReceiptStepText step={step} next={steps[index + 1] ?? null} />
          </li>
        ))}
      </ol>
    </section>
  );
}
