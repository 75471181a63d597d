import { changeSd } from '../../convert/change-sd.ts';
import type { ReceiptStep } from '../derived.ts';
import { formatCompact } from '../../text/format-number.ts';
import { NOTES, RECEIPT_FORMULAS } from '../phrases.ts';
import type { Arm } from '../records/index.ts';
import { summariseArm, type AssumedSpread } from './arm-summary.ts';
import { assumptionRank, nearestAssumption, read, type ChangeBeside, type MeasurementFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/**
 * The spread an assumption gives an arm that prints none: an SD outright, or that of the change from the SDs at baseline and at
 * the end and a correlation, √(SD_b² + SD_f² − 2 r SD_b SD_f). The nearest assumption wins; of two equally near the correlation,
 * because it rests on the arm's own numbers (extraction.md 2, 2.2; Handbook 6.5.2.8). Null where nothing is assumed.
 */
export function assumedSpread(
  about: Parameters<typeof nearestAssumption>[0],
  arm: Arm,
  besideChange: () => ChangeBeside | null,
): AssumedSpread | null {
  if (about.assumptions.size === 0) return null;
  const imputed = nearestAssumption(about, 'imputed SD');
  const correlation = nearestAssumption(about, 'rho');
  const beside =
    correlation === null || (imputed !== null && assumptionRank(imputed) < assumptionRank(correlation))
      ? null
      : besideChange();
  if (correlation !== null && beside !== null) {
    const made = fromCorrelation(beside, arm, correlation);
    if (made !== null) return made;
  }
  if (imputed === null || !(imputed.value > 0)) return null;
  const steps = (): readonly ReceiptStep[] => [
    {
      formulaId: 'imputed-sd',
      label: `standard deviation, ${arm.label}`,
      formula: RECEIPT_FORMULAS.imputedSd,
      filled: formatCompact(imputed.value, 4),
      value: imputed.value,
      valueIds: [],
      assumptionIds: [imputed.id],
    },
  ];
  return { sd: imputed.value, assumptionId: imputed.id, steps, note: NOTES.imputedSd };
}

function fromCorrelation(
  beside: ChangeBeside,
  arm: Arm,
  { id, value: correlation }: Readonly<{ id: string; value: number }>,
): AssumedSpread | null {
  const [baseline, final] = [sdOf(beside.baseline, arm), sdOf(beside.final, arm)];
  if (baseline === null || final === null) return null;
  const made = changeSd({ sdBaseline: baseline.sd, sdFollowUp: final.sd, correlation });
  if (!(made.value > 0)) return null;
  const valueIds = [...baseline.valueIds, ...final.valueIds];
  const label = `standard deviation of the change, ${arm.label}`;
  const steps = () => [...baseline.steps(), ...final.steps(), receiptStep(label, made, valueIds, [id])];
  return { sd: made.value, assumptionId: null, steps, note: NOTES.changeSdFromCorrelation };
}

type SdOfArm = Readonly<{ sd: number; valueIds: readonly string[]; steps: () => readonly ReceiptStep[] }>;

/** The SD of a row of scores: as printed, or worked out from what was; of a row without a mean only as printed. */
export function sdOf(facts: MeasurementFacts, arm: Arm): SdOfArm | null {
  const printed = read(facts, 'sd');
  if (printed.state === 'number') return { sd: printed.number, valueIds: [printed.value.id], steps: () => [] };
  const summary = summariseArm(facts, arm);
  if (!summary.ok || summary.sd === null) return null;
  const receipt = summary.receipt('spread');
  return {
    sd: summary.sd,
    valueIds: [...new Set(receipt.flatMap((step) => step.valueIds))],
    steps: () => receipt.map((step) => ({ ...step, label: `${step.label}, ${facts.measurement.timeText}` })),
  };
}
