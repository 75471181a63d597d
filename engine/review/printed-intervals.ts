import type { PairwiseResult } from '../pool/types.ts';
import type { MeasureScale, PrintedInterval } from './derived.ts';
import { toPrinted } from './scale.ts';

/** Every interval computed for a pooled estimate, on the printed scale; one of them is the one the profile prints. */
export function printedIntervals(pooled: PairwiseResult, scale: MeasureScale): readonly PrintedInterval[] {
  const computed = [pooled.wald, pooled.knappHartung, pooled.knappHartungAdHoc].filter((interval) => interval !== null);
  return computed.map(({ method, low, high, degreesOfFreedom, pValue }) => ({
    estimate: toPrinted(scale, pooled.estimate),
    low: toPrinted(scale, low),
    high: toPrinted(scale, high),
    method,
    degreesOfFreedom,
    pValue,
    isPrinted: method === pooled.printed.method,
  }));
}
