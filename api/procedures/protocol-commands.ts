import type { Deviation } from '../contract/protocol.ts';
import type { RecordChange } from '../contract/records.ts';
import type { WritableDb } from '../../db/brands.ts';
import { uuidv7 } from '../../db/ids.ts';
import { insertRecord } from '../../db/repositories/records.ts';
import { loadTables } from '../../db/records.ts';
import type { ProtocolVersion } from '../../engine/review/records/index.ts';
import { changesPlan, hasEffects, previewProtocol } from './protocol-preview.ts';
import { REFUSALS } from './protocol-phrases.ts';
import { changeRecords, type ChangeRecordsResult } from './record-commands.ts';
import type { Session, WindowCommand } from './session.ts';

/** What a version keeps: the protocol proper. Analyses and settings are kept with it, since they are its plan. */
const FROZEN = [
  'review',
  'intervention',
  'outcome',
  'instrument',
  'time_window',
  'comparison',
  'comparison_side',
  'attribute',
  'analysis',
  'setting',
] as const;

export type ChangeProtocol = WindowCommand &
  Readonly<{ label: string; changes: readonly RecordChange[]; deviation: Deviation | null }>;

/**
 * Change the protocol as one step. It is a plain edit before the first extracted number, and as long as no analysis is planned and
 * things are only added. Afterwards it is a deviation: the protocol as it then stands is kept as a version with the reason and
 * whether results were known; the first deviation also keeps the protocol as it was before. A correction of wording is kept without
 * a reason, and refused where anything derived would change.
 */
export function changeProtocol(
  session: Session,
  input: ChangeProtocol,
  { now }: Readonly<{ now: () => Date }>,
): ChangeRecordsResult {
  const { deviation } = input;
  if (!changesPlan(session.snapshot(), input.changes)) return changeRecords(session, input);
  if (deviation === null) return { kind: 'refused', reason: REFUSALS.needsReason };
  if (deviation.kind === 'correction') {
    const preview = previewProtocol(session, input.changes, uuidv7(now()));
    if (hasEffects(preview)) return { kind: 'refused', reason: REFUSALS.notOnlyWords };
  }
  const at = now();
  const versions = [...session.snapshot().protocol_version.values()];
  const number = Math.max(0, ...versions.map((version) => version.number));
  const version = (offset: number, part: Partial<ProtocolVersion>, db: WritableDb): ProtocolVersion => ({
    id: uuidv7(at),
    number: number + offset,
    at: at.toISOString(),
    snapshot: loadTables(db, FROZEN),
    isDeviation: false,
    reason: null,
    isResultsKnown: null,
    ...part,
  });
  return changeRecords(session, input, {
    before: (db) => {
      if (number === 0) insertRecord(db, 'protocol_version', version(1, {}, db));
    },
    after: (db) => {
      const offset = number === 0 ? 2 : 1;
      const reason =
        deviation.kind === 'correction'
          ? { isDeviation: false, reason: input.label }
          : {
              isDeviation: true,
              reason: `${input.label}: ${deviation.reason}`,
              isResultsKnown: deviation.isResultsKnown,
            };
      insertRecord(db, 'protocol_version', version(offset, reason, db));
    },
  });
}
