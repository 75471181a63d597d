import type { CommandReply } from '../contract/views.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { updateRecord } from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import type { Analysis, AnalysisOverrides } from '../../engine/review/records/index.ts';
import { pooledAs } from '../../engine/review/try-out.ts';
import { regroupResults } from './regroup-results.ts';
import type { Session, WindowCommand } from './session.ts';
import { COMMANDS } from './views/phrases.ts';

export type SetAnalysis = WindowCommand &
  Readonly<{
    analysisId: string;
    profile: Analysis['profile'];
    estimator: NonNullable<AnalysisOverrides['estimator']> | null;
  }>;

/** Choose how an analysis is pooled; its other overrides stay. Null if it is not in the review. */
export function setAnalysis(session: Session, input: SetAnalysis): CommandReply | null {
  const analysis = session.snapshot().analysis.get(input.analysisId);
  if (!analysis) return null;
  const { profile, overrides } = pooledAs(analysis, input);
  return session.run(input, COMMANDS.setAnalysis(analysis.title), (db) =>
    updateRecord(db, 'analysis', analysis.id, { profile, overrides }),
  );
}

export type SetMultiArmPolicy = WindowCommand &
  Readonly<{ analysisId: string; multiArmPolicy: Analysis['multiArmPolicy'] }>;

/** Choose what becomes of studies with more than two arms in an analysis. Null if the analysis is not in the review. */
export function setMultiArmPolicy(
  session: Session,
  { multiArmPolicy, ...input }: SetMultiArmPolicy,
): CommandReply | null {
  const analysis = session.snapshot().analysis.get(input.analysisId);
  if (!analysis) return null;
  return session.run(input, COMMANDS.setMultiArm(analysis.title), (db) => {
    updateRecord(db, 'analysis', analysis.id, { multiArmPolicy });
    regroupResults(db, reviewIndexOf(session.derived()), uuidv7Sequence(session.now()));
  });
}
