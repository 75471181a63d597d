import { crossoverStandardisedStandardError, differenceSd, pairedStandardError } from '../../convert/crossover.ts';
import type { ReceiptStep } from '../derived.ts';
import { NOTES } from '../phrases.ts';
import type { Assumption, Study } from '../records/index.ts';
import type { ArmSummary } from './arm-summary.ts';
import type { Estimated } from './attempt.ts';
import { allowsForDesign } from './cluster-design.ts';
import { nearestAssumption, type EffectFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/** The assumed correlation of one person's scores in the two periods of a crossover trial; null in other designs. */
export function assumedPairing(
  about: Parameters<typeof nearestAssumption>[0],
  design: Study['design'] | undefined,
): Assumption | null {
  const correlation = design === 'crossover' ? nearestAssumption(about, 'rho') : null;
  return correlation !== null && Math.abs(correlation.value) <= 1 ? correlation : null;
}

/**
 * The same where it can be used: bare means of one arm a side, for a mean difference or a standardised one, of which the
 * paired standard error is known (extraction.md 1.6).
 */
export function usablePairing(facts: EffectFacts): Assumption | null {
  const { result, measure, armsA, armsB, shares, measurements } = facts;
  if (result.route !== 'arms' || (measure !== 'MD' && measure !== 'SMD') || shares !== null) return null;
  if (armsA.length !== 1 || armsB.length !== 1) return null;
  if (measurements.every(({ measurement, sideB }) => sideB.length > 0 || allowsForDesign(measurement))) return null;
  return assumedPairing(facts, facts.study?.design);
}

/**
 * An effect of the bare means of a crossover trial with the standard error of paired scores: SD of the differences over
 * √n persons for a mean difference, √(1/n + g²/(2n)) √(2(1 − r)) for a standardised one (extraction.md 1.6; Handbook
 * 23.2.6-7). Pairs are at most as many as the smaller number analysed. Other effects stay as they are.
 */
export function pairedForCrossover(facts: EffectFacts, effect: Estimated, a: ArmSummary, b: ArmSummary): Estimated {
  const correlation = usablePairing(facts);
  if (correlation === null || a.sd === null || b.sd === null || a.n === null || b.n === null) return effect;
  const n = Math.min(a.n, b.n);
  const [ids, r] = [[correlation.id], correlation.value];
  const notes = [...effect.notes.filter((note) => note !== NOTES.armsIndependent), NOTES.crossoverDesign];
  if (facts.measure === 'SMD') {
    const error = crossoverStandardisedStandardError({ g: effect.estimate, n, correlation: r });
    const receipt = (): readonly ReceiptStep[] => [
      ...effect.receipt(),
      receiptStep('standard error of the paired difference', error, [], ids),
    ];
    return { ...effect, standardError: error.value, notes, receipt };
  }
  const slope = Math.abs(facts.instrumentUse?.slope ?? 1);
  const sd = differenceSd({ sdA: slope * a.sd, sdB: slope * b.sd, correlation: r });
  const error = pairedStandardError({ sdDifference: sd.value, n });
  const receipt = (): readonly ReceiptStep[] => [
    ...effect.receipt(),
    receiptStep('standard deviation of the differences within persons', sd, [], ids),
    receiptStep('standard error of the paired difference', error, [], ids),
  ];
  return { ...effect, standardError: error.value, notes, receipt };
}
