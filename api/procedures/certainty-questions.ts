import type { AbsoluteAtRisk, ThresholdSweep } from '../contract/certainty.ts';
import { gradedFindingOf } from '../../engine/review/derive.ts';
import { effectAt } from '../../engine/review/grade/absolute-effects.ts';
import { thresholdSweep } from '../../engine/review/threshold-sweep.ts';
import type { Session } from './session.ts';

/** The absolute effect of a row at other baseline risks; none where the row has no effect. */
export function absoluteAtRisks(
  session: Session,
  findingId: string,
  risks: readonly number[],
): readonly AbsoluteAtRisk[] {
  const evidence = gradedFindingOf(session.derived(), findingId)?.evidence;
  return evidence ? risks.map((risk) => ({ risk, effect: effectAt(evidence, risk) })) : [];
}

export function sweepThresholds(session: Session, findingId: string): ThresholdSweep | null {
  return thresholdSweep(session.snapshot(), session.derived(), findingId);
}
