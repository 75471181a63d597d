import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The same for every path to one file, so that a file is never opened twice; the path itself while there is no file. */
export function fileKey(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? resolve(path) : `${stats.dev}:${stats.ino}`;
}
