import type { Conversion } from '../../convert/types.ts';
import type { ReceiptStep } from '../derived.ts';

/** Put a conversion into the receipt: what it made, and the values and assumptions it read. */
export function receiptStep(
  label: string,
  conversion: Conversion,
  valueIds: readonly string[],
  assumptionIds: readonly string[] = [],
): ReceiptStep {
  const { formulaId, formula, filled, value } = conversion;
  return { formulaId, label, formula, filled, value, valueIds, assumptionIds };
}
