import type { EffectEstimate } from '../../effect/types.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { ReceiptStep } from '../derived.ts';
import { RECEIPT_LABELS } from '../phrases.ts';

export type Rate = Readonly<{ events: number; personTime: number; valueIds: readonly string[] }>;

const CORRECTED = '; half an event added on either side, since one has none';

/** How a rate ratio and its standard error were made, on the log scale, with the events they were made of. */
export function ratesReceipt(sideA: Rate, sideB: Rate, made: EffectEstimate): readonly ReceiptStep[] {
  const isCorrected = sideA.events === 0 || sideB.events === 0;
  const events = (rate: Rate): string => formatCompact(rate.events + (isCorrected ? 0.5 : 0), 2);
  const rate = (side: Rate): string => `${events(side)}/${formatCompact(side.personTime, 4)}`;
  const remark = isCorrected ? CORRECTED : '';
  const shared = { valueIds: [...sideA.valueIds, ...sideB.valueIds], assumptionIds: [] };
  return [
    {
      formulaId: 'IRR',
      label: RECEIPT_LABELS.effect.IRR,
      formula: `ln((events A / person-time A) / (events B / person-time B))${remark}`,
      filled: `ln((${rate(sideA)}) / (${rate(sideB)})) = ${formatCompact(made.estimate, 4)}`,
      value: made.estimate,
      ...shared,
    },
    {
      formulaId: 'IRR-standard-error',
      label: RECEIPT_LABELS.standardErrorOf(RECEIPT_LABELS.effect.IRR),
      formula: `√(1/events A + 1/events B)${remark}`,
      filled: `√(1/${events(sideA)} + 1/${events(sideB)}) = ${formatCompact(made.standardError, 4)}`,
      value: made.standardError,
      ...shared,
    },
  ];
}
