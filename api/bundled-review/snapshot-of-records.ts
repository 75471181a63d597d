import { TABLE_NAMES, type Snapshot } from '../../engine/review/records/index.ts';
import type { ReviewRecords } from './record-sink.ts';

/** Records as the review they are when loaded from a file: maps by id, in ascending order of id. */
export function snapshotOfRecords(records: ReviewRecords): Snapshot {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      new Map(records[table].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((record) => [record.id, record])),
    ]),
  ) as unknown as Snapshot;
}
