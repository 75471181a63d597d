import { gunzipSync, gzipSync } from 'node:zlib';
import type { ReadableDb, WritableDb } from '../../db/brands.ts';
import { readBlob, storeBlob } from '../../db/repositories/blobs.ts';
import { EditionFormatError, frozenText, readFrozen, type FrozenReview } from '../../engine/review/editions/frozen.ts';
import type { Edition } from '../../engine/review/records/index.ts';

/** Stores a frozen review as compressed text; the same review is stored once. Only inside a command. Returns the hash. */
export function storeFrozen(db: WritableDb, frozen: FrozenReview): string {
  return storeBlob(db, gzipSync(Buffer.from(frozenText(frozen), 'utf8'), { level: 6 }));
}

/** The frozen review of an edition. Throws EditionFormatError, with a sentence, when its content is gone or damaged. */
export function loadFrozen(db: ReadableDb, edition: Edition): FrozenReview {
  const bytes = readBlob(db, edition.contentHash);
  if (bytes === null) {
    throw new EditionFormatError(
      `The content of edition ${edition.number} is not in this file. Open a backup or an earlier copy of it.`,
    );
  }
  return readFrozen(unpacked(bytes, edition));
}

function unpacked(bytes: Uint8Array, edition: Edition): string {
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    throw new EditionFormatError(
      `The content of edition ${edition.number} is damaged. Open a backup or an earlier copy of the file.`,
    );
  }
}
