import { clusterStandardError, designEffect } from '../../convert/cluster.ts';
import type { ReceiptStep } from '../derived.ts';
import { NOTES } from '../phrases.ts';
import type { Assumption, Measurement, Study } from '../records/index.ts';
import type { Estimated } from './attempt.ts';
import { nearestAssumption, type EffectFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/** What is assumed of the clusters of a trial: both are needed; their sizes are taken as equal unless their variation is given. */
export type AssumedClusters = Readonly<{ icc: Assumption; size: Assumption; variation: Assumption | null }>;

/** Whether numbers come from an analysis that allows for the design, or from before a crossover. */
export const allowsForDesign = ({ isAdjusted, period }: Pick<Measurement, 'isAdjusted' | 'period'>): boolean =>
  isAdjusted === true || (period !== null && /first|^1$/iu.test(period));

/** The assumptions by which bare arm results of a cluster trial can be used; null in other designs or where one is missing. */
export function assumedClusters(
  about: Parameters<typeof nearestAssumption>[0],
  design: Study['design'] | undefined,
): AssumedClusters | null {
  if (design !== 'cluster') return null;
  const [icc, size] = [nearestAssumption(about, 'icc'), nearestAssumption(about, 'cluster size')];
  if (icc === null || size === null || icc.value < 0 || icc.value > 1 || !(size.value >= 1)) return null;
  return { icc, size, variation: nearestAssumption(about, 'cv') };
}

/**
 * An effect of bare arm results of a cluster trial with its standard error widened by the root of the design effect
 * (extraction.md 1.5; Handbook 23.1.5). Effects of adjusted results, other routes and other designs stay as they are.
 */
export function widenedForClusters(facts: EffectFacts, effect: Estimated): Estimated {
  if (
    facts.result.route !== 'arms' ||
    facts.measurements.every(({ measurement, sideB }) => sideB.length > 0 || allowsForDesign(measurement))
  )
    return effect;
  const clusters = assumedClusters(facts, facts.study?.design);
  if (clusters === null) return effect;
  const { icc, size, variation } = clusters;
  const design = designEffect({
    meanClusterSize: size.value,
    icc: icc.value,
    ...(variation ? { sizeVariation: variation.value } : {}),
  });
  const widened = clusterStandardError({ standardError: effect.standardError, designEffect: design.value });
  const assumptionIds = [icc.id, size.id, ...(variation ? [variation.id] : [])];
  const steps = (): readonly ReceiptStep[] => [
    ...effect.receipt(),
    receiptStep('design effect', design, [], assumptionIds),
    receiptStep('standard error with the design effect', widened, [], assumptionIds),
  ];
  return { ...effect, standardError: widened.value, receipt: steps, notes: [...effect.notes, NOTES.clusterDesign] };
}
