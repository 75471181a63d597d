import type { WritableDb } from '../brands.ts';

/** One step of the file's version. Once a version is released, its migration is never edited. */
export type Migration = Readonly<{
  /** The `user_version` the file has afterwards. */
  version: number;
  name: string;
  /** Run with the audit triggers away, so that tables may be rebuilt; rows copied whole are no change of a fact. */
  schema: string;
  /** Changes of facts, run with fresh triggers as the migration's own command, so that they stand in the history. */
  data?: (db: WritableDb) => void;
}>;
