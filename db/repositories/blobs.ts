import { createHash } from 'node:crypto';
import type { ReadableDb, WritableDb } from '../brands.ts';
import { prepared } from '../statements.ts';

/** Bytes are kept in pieces of this size, so that no single row is large and reading can stream. */
export const PIECE_BYTES = 1_048_576;

/**
 * Stores bytes under their SHA-256 (lower-case hex), which is returned; the same bytes are stored once. Blobs stand
 * outside the history: a record that names the hash is what undo removes.
 */
export function storeBlob(db: WritableDb, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hasBlob(db, hash)) return hash;
  const store = db.transaction(() => {
    for (let piece = 0; piece === 0 || piece * PIECE_BYTES < bytes.length; piece++) {
      const part = bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
      prepared(db, 'INSERT INTO blob (hash, piece, bytes) VALUES (?, ?, ?)').run(hash, piece, part);
    }
  });
  store();
  return hash;
}

export function hasBlob(db: ReadableDb, hash: string): boolean {
  return prepared(db, 'SELECT 1 FROM blob WHERE hash = ? AND piece = 0').get(hash) !== undefined;
}

/** One piece of a blob, for streaming; null past the end. */
export function readBlobPiece(db: ReadableDb, hash: string, piece: number): Uint8Array | null {
  return (
    (prepared(db, 'SELECT bytes FROM blob WHERE hash = ? AND piece = ?').pluck().get(hash, piece) as
      Uint8Array | undefined) ?? null
  );
}

/** All of a blob; null if there is none. */
export function readBlob(db: ReadableDb, hash: string): Uint8Array | null {
  const pieces = prepared(db, 'SELECT bytes FROM blob WHERE hash = ? ORDER BY piece').pluck().all(hash) as Uint8Array[];
  return pieces.length === 0 ? null : Buffer.concat(pieces);
}
