import type { CommandReply } from '../contract/views.ts';
import { updateRecord } from '../../db/repositories/records.ts';
import type { Analysis, AnalysisOverrides } from '../../engine/review/records/index.ts';
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
  const { estimator: _old, profile: _overridden, ...rest } = analysis.overrides ?? {};
  const overrides = input.estimator ? { ...rest, estimator: input.estimator } : rest;
  return session.run(input, COMMANDS.setAnalysis(analysis.title), (db) =>
    updateRecord(db, 'analysis', analysis.id, {
      profile: input.profile,
      overrides: Object.keys(overrides).length > 0 ? overrides : null,
    }),
  );
}
