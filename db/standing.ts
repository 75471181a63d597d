import type { ReadableDb } from './brands.ts';
import { prepared } from './statements.ts';

/**
 * The command that took the one at `seq` back and still stands itself; null if the command stands. (An undo that was
 * itself taken back, by a redo, no longer counts.)
 */
export function takenBackBy(db: ReadableDb, seq: number): number | null {
  const takers = prepared(
    db,
    `SELECT command_seq FROM command_target
     WHERE target_seq = ? AND command_seq IS NOT (SELECT seq FROM current_command) ORDER BY command_seq DESC`,
  )
    .pluck()
    .all(seq) as number[];
  return takers.find((taker) => takenBackBy(db, taker) === null) ?? null;
}
