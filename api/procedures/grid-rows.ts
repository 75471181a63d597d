import type { CitedSource } from '../contract/grid.ts';
import type { CommandReply } from '../contract/views.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deleteWithDependents } from '../../db/repositories/dependents.ts';
import { insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Snapshot, Source } from '../../engine/review/records/index.ts';
import type { Session, WindowCommand } from './session.ts';
import { COMMANDS } from './views/phrases.ts';

export type RemoveRows = WindowCommand & Readonly<{ measurementIds: readonly string[] }>;
export type CiteValues = WindowCommand & Readonly<{ valueIds: readonly string[]; source: CitedSource | null }>;

/** Delete rows with their values; a study result that only they could yield goes too. Null when none of them is there. */
export function removeRows(session: Session, input: RemoveRows): CommandReply | null {
  const index = reviewIndexOf(session.derived());
  const gone = new Set(input.measurementIds.filter((id) => index.snapshot.measurement.has(id)));
  if (gone.size === 0) return null;
  const touched = new Set(
    [...gone].flatMap((id) => groupOf(index.linksByMeasurement, id).map((link) => link.studyResultId)),
  );
  const orphans = [...touched].filter((id) =>
    groupOf(index.linksByStudyResult, id).every((link) => gone.has(link.measurementId)),
  );
  return session.run(input, COMMANDS.removeRows(gone.size), (db) => {
    for (const id of gone) deleteWithDependents(db, { table: 'measurement', id });
    for (const id of orphans) deleteWithDependents(db, { table: 'study_result', id });
  });
}

/** Say where values are printed, as one step; null takes the source away. Null when none of the values is there. */
export function citeValues(session: Session, input: CiteValues, now: () => Date): CommandReply | null {
  const snapshot = session.snapshot();
  const values = input.valueIds.filter((id) => snapshot.value.has(id));
  if (values.length === 0) return null;
  const { source } = input;
  const known = source === null ? null : sameSource(snapshot, source);
  return session.run(input, COMMANDS.cite(values.length), (db) => {
    let sourceId: string | null = known?.id ?? null;
    if (source !== null && sourceId === null) {
      sourceId = uuidv7(now());
      insertRecord(db, 'source', { id: sourceId, documentId: null, rectangle: null, ...source });
    }
    for (const id of values) updateRecord(db, 'value', id, { sourceId });
  });
}

function sameSource(snapshot: Snapshot, cited: CitedSource): Source | null {
  const fields = Object.keys(cited) as (keyof CitedSource)[];
  for (const source of snapshot.source.values()) {
    if (
      source.documentId === null &&
      source.rectangle === null &&
      fields.every((field) => source[field] === cited[field])
    )
      return source;
  }
  return null;
}
