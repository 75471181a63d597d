import { zipSync, type Zippable } from 'fflate';

/** Stamped on every part of an archive, so that equal contents give equal bytes: local time, as the format has no zone. */
export const FILE_DATE = new Date(2000, 0, 1);

export type ArchiveFiles = Readonly<Record<string, string | Uint8Array>>;

/** Files as a ZIP archive, in the order of their names. */
export function zipFile(files: ArchiveFiles): Uint8Array {
  const parts: Zippable = {};
  for (const name of Object.keys(files).toSorted()) {
    const content = files[name] ?? '';
    parts[name] = [typeof content === 'string' ? Buffer.from(content, 'utf8') : content, { mtime: FILE_DATE }];
  }
  return zipSync(parts, { level: 6 });
}
