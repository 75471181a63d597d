import type { AbsoluteAtRisk, BenefitContrast, ThresholdSweep } from '../contract/certainty.ts';
import { benefitContrasts } from '../../engine/review/benefit/benefit-contrast.ts';
import { gradedFindingOf, reviewIndexOf } from '../../engine/review/derive.ts';
import { effectAt } from '../../engine/review/grade/absolute-effects.ts';
import { thresholdSweep } from '../../engine/review/threshold-sweep.ts';
import { rowOf } from './certainty-commands.ts';
import type { Session } from './session.ts';

/** The absolute effect of a row at other baseline risks; none where the row has no effect. */
export function absoluteAtRisks(session: Session, findingId: string, risks: readonly number[]): readonly AbsoluteAtRisk[] {
  const evidence = gradedFindingOf(session.derived(), findingId)?.evidence;
  return evidence ? risks.map((risk) => ({ risk, effect: effectAt(evidence, risk) })) : [];
}

export function benefitOf(session: Session, findingId: string): readonly BenefitContrast[] {
  const row = rowOf(session, findingId);
  const analysis = row?.analysisId ? session.derived().analyses.get(row.analysisId) : undefined;
  return analysis ? benefitContrasts(reviewIndexOf(session.derived()), analysis) : [];
}

export function sweepThresholds(session: Session, findingId: string): ThresholdSweep | null {
  return thresholdSweep(session.snapshot(), session.derived(), findingId);
}
