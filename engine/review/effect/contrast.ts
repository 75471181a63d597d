import { combineContrasts } from '../../convert/combine-contrasts.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { ReceiptStep } from '../derived.ts';
import { NOTES, NOT_ESTIMABLE, RECEIPT_LABELS } from '../phrases.ts';
import { measureScale } from '../scale.ts';
import { comparatorBeside } from './arms-continuous.ts';
import { refuse, type Attempt, type Refused } from './attempt.ts';
import { contrastPrecision } from './contrast-precision.ts';
import { measurementOfArm, nearestAssumption, read, type EffectFacts, type MeasurementFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

type Contrast = Readonly<{
  ok: true;
  estimate: number;
  standardError: number;
  n1: number | null;
  valueIds: readonly string[];
  receipt: () => readonly ReceiptStep[];
  notes: readonly string[];
}>;

/**
 * The effect from printed contrasts: the one between the result's own sides, or several that share the comparator and
 * together make up side A, combined by their numbers of participants (extraction.md 1.4).
 */
export function effectFromContrast(facts: EffectFacts): Attempt {
  const contrasts = facts.measurements.filter(({ sideB }) => sideB.length > 0);
  const whole = contrasts.find(
    (contrast) => sameArms(contrast.sideA, facts.armsA) && sameArms(contrast.sideB, facts.armsB),
  );
  const n = countSides(facts);
  if (whole) {
    const printed = readContrast(facts, whole);
    if (!printed.ok) return printed;
    const { estimate, standardError, receipt, notes } = printed;
    return { ok: true, estimate, standardError, ...n, ...beside(facts), receipt, notes };
  }
  const parts = facts.armsA.map((arm) =>
    contrasts.find(({ sideA, sideB }) => sideA.length === 1 && sideA[0] === arm.id && sameArms(sideB, facts.armsB)),
  );
  if (parts.length < 2 || parts.some((part) => part === undefined)) return refuse('no value', NOT_ESTIMABLE.noContrast);
  return combineParts(facts, parts as readonly MeasurementFacts[], n);
}

function beside(facts: EffectFacts) {
  const comparator = comparatorBeside(facts);
  return comparator ? { comparator } : {};
}

function combineParts(
  facts: EffectFacts,
  parts: readonly MeasurementFacts[],
  n: ReturnType<typeof countSides>,
): Attempt {
  const rho = nearestAssumption(facts, 'correlation');
  const receipt: ReceiptStep[] = [];
  const notes = new Set<string>([NOTES.combinedContrasts]);
  let combined: Contrast | null = null as Contrast | null;
  for (const [i, part] of parts.entries()) {
    const contrast = readContrast(facts, part);
    if (!contrast.ok) return contrast;
    for (const note of contrast.notes) notes.add(note);
    receipt.push(...contrast.receipt());
    const arm = facts.armsA[i]!;
    if (arm.nRandomised === null) return refuse('no participants analysed', NOT_ESTIMABLE.noDenominator);
    const withN: Contrast = { ...contrast, n1: arm.nRandomised };
    if (!combined) {
      combined = withN;
      continue;
    }
    const merged = combineContrasts({
      estimateA: combined.estimate,
      standardErrorA: combined.standardError,
      nA: combined.n1!,
      estimateB: withN.estimate,
      standardErrorB: withN.standardError,
      nB: withN.n1!,
      ...(rho ? { correlation: rho.value } : {}),
    });
    const valueIds: readonly string[] = [...combined.valueIds, ...withN.valueIds];
    const assumptionIds = rho ? [rho.id] : [];
    receipt.push(
      receiptStep('combined contrast', merged.estimate, valueIds),
      receiptStep('standard error of the combined contrast', merged.standardError, valueIds, assumptionIds),
    );
    combined = {
      ok: true,
      estimate: merged.estimate.value,
      standardError: merged.standardError.value,
      n1: combined.n1! + withN.n1!,
      valueIds,
      receipt: () => [],
      notes: [],
    };
  }
  if (!combined) return refuse('no value', NOT_ESTIMABLE.noContrast);
  return {
    ok: true,
    estimate: combined.estimate,
    standardError: combined.standardError,
    ...n,
    receipt: () => receipt,
    notes: [...notes],
  };
}

/** Estimate and standard error of one printed contrast, on the analysis scale. */
function readContrast(facts: EffectFacts, contrast: MeasurementFacts): Contrast | Refused {
  const { measurement } = contrast;
  if (measurement.measure !== facts.measure) {
    return refuse(
      'measure does not fit the result',
      NOT_ESTIMABLE.otherMeasure(measurement.measure ?? 'nothing', facts.measure),
    );
  }
  const estimate = read(contrast, 'estimate');
  if (estimate.state === 'problem') return refuse(estimate.reason, NOT_ESTIMABLE.notAgreed(estimate.field));
  if (estimate.state !== 'number') return refuse('no value', NOT_ESTIMABLE.noEstimate);
  const scale = measureScale(facts.measure);
  const slope = facts.measure === 'MD' ? (facts.instrumentUse?.slope ?? 1) : 1;
  const isRatio = scale.scale === 'log';
  if (isRatio && estimate.number <= 0) return refuse('no value', NOT_ESTIMABLE.noEstimate);
  const value = isRatio ? Math.log(estimate.number) : slope * estimate.number;
  const precision = contrastPrecision(contrast, { estimate: value, isRatio, slope });
  if (!precision.ok) return precision;
  const { standardError, notes } = precision;
  const formulaId = `printed-${facts.measure.toLowerCase()}`;
  const printed = (): ReceiptStep => ({
    formulaId,
    label: isRatio ? RECEIPT_LABELS.effect[facts.measure] : RECEIPT_LABELS.printed(facts.measure),
    formula: isRatio
      ? `ln(printed ${facts.measure})`
      : slope === 1
        ? `printed ${facts.measure}`
        : `slope × printed ${facts.measure}`,
    filled: isRatio
      ? `ln(${formatCompact(estimate.number, 4)}) = ${formatCompact(value, 4)}`
      : slope === 1
        ? formatCompact(estimate.number, 4)
        : `${formatCompact(slope, 6)} × ${formatCompact(estimate.number, 4)} = ${formatCompact(value, 4)}`,
    value,
    // A printed standard error is read too, though no step makes it.
    valueIds: [estimate.value.id, ...precision.valueIds],
    assumptionIds: [],
  });
  return {
    ok: true,
    estimate: value,
    standardError,
    n1: null,
    valueIds: [estimate.value.id, ...precision.valueIds],
    receipt: () => [printed(), ...precision.receipt()],
    notes,
  };
}

function sameArms(ids: readonly string[], arms: EffectFacts['armsA']): boolean {
  return ids.length === arms.length && arms.every((arm) => ids.includes(arm.id));
}

/** People on each side: analysed where an arm's measurement prints them, else randomised. */
function countSides(facts: EffectFacts) {
  let nBasis: 'analysed' | 'randomised' = 'analysed';
  const side = (arms: EffectFacts['armsA']): number | null => {
    let total = 0;
    for (const arm of arms) {
      const own = measurementOfArm(facts, arm.id);
      const n = own ? read(own, 'n') : null;
      if (n?.state === 'number') {
        if (own!.measurement.nBasis === 'randomised') nBasis = 'randomised';
        total += n.number;
      } else if (arm.nRandomised !== null) {
        nBasis = 'randomised';
        total += arm.nRandomised;
      } else return null;
    }
    return total;
  };
  const nIntervention = side(facts.armsA);
  const nComparator = side(facts.armsB);
  return {
    nIntervention,
    nComparator,
    nBasis: nIntervention === null && nComparator === null ? null : nBasis,
    eventsIntervention: null,
    eventsComparator: null,
  };
}
