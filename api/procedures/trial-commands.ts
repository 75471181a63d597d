import type { CommandReply } from '../contract/views.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { pooledAs, resultsOfStudies, type Trial } from '../../engine/review/try-out.ts';
import type { AnalysisMember } from '../../engine/review/records/index.ts';
import type { Session, WindowCommand } from './session.ts';
import { COMMANDS } from './views/phrases.ts';

export type ApplyTrial = WindowCommand & Trial & Readonly<{ analysisId: string; reason: string }>;

/** Make a trial the analysis's own. Null if the analysis is not in the review. */
export function applyTrial(session: Session, input: ApplyTrial, now: () => Date): CommandReply | null {
  const snapshot = session.snapshot();
  const analysis = snapshot.analysis.get(input.analysisId);
  if (!analysis) return null;
  const members = new Map(membersOf(session, analysis.id).map((member) => [member.studyResultId, member]));
  const reason = input.reason.trim() === '' ? null : input.reason.trim();
  return session.run(input, COMMANDS.applyTrial(analysis.title), (db) => {
    for (const studyResultId of resultsOfStudies(snapshot, analysis.id, input.leaveOut)) {
      const member = members.get(studyResultId);
      if (member) updateRecord(db, 'analysis_member', member.id, { reviewerChoice: 'out', reason });
      else {
        insertRecord(db, 'analysis_member', {
          id: uuidv7(now()),
          analysisId: analysis.id,
          studyResultId,
          ruleChoice: null,
          reviewerChoice: 'out',
          reason,
        });
      }
    }
    if (input.pooling) {
      const { profile, overrides } = pooledAs(analysis, input.pooling);
      updateRecord(db, 'analysis', analysis.id, { profile, overrides });
    }
  });
}

export type BringBack = WindowCommand & Readonly<{ analysisId: string; studyId: string }>;

/** Let the selection rule decide again about a study that the reviewer left out. Null if there is no such choice. */
export function bringBack(session: Session, input: BringBack): CommandReply | null {
  const snapshot = session.snapshot();
  const analysis = snapshot.analysis.get(input.analysisId);
  if (!analysis) return null;
  const results = new Set(resultsOfStudies(snapshot, analysis.id, [input.studyId]));
  const members = membersOf(session, analysis.id).filter(
    (member) => member.reviewerChoice === 'out' && results.has(member.studyResultId),
  );
  if (members.length === 0) return null;
  const study = snapshot.study.get(input.studyId)?.label ?? '';
  return session.run(input, COMMANDS.bringBack(study, analysis.title), (db) => {
    for (const member of members) deleteRecord(db, 'analysis_member', member.id);
  });
}

function membersOf(session: Session, analysisId: string): readonly AnalysisMember[] {
  return [...session.snapshot().analysis_member.values()].filter((member) => member.analysisId === analysisId);
}
