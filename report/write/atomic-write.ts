import { randomUUID } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Why a file could not be written, as a sentence that names it and says what would help. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly path: string;
  readonly reason: WriteReason;

  constructor(path: string, reason: WriteReason, options?: ErrorOptions) {
    super(SENTENCES[reason](basename(path), dirname(path)), options);
    this.path = path;
    this.reason = reason;
  }
}

export type WriteReason =
  'exists' | 'no folder' | 'no permission' | 'disk full' | 'read-only' | 'is a folder' | 'failed';

const SENTENCES: Readonly<Record<WriteReason, (file: string, folder: string) => string>> = {
  exists: (file, folder) =>
    `${file} is already in ${folder}. Nothing was overwritten: choose another folder, or allow it to be replaced.`,
  'no folder': (file, folder) => `${file} could not be written: the folder ${folder} does not exist.`,
  'no permission': (file, folder) =>
    `${file} could not be written: you may not write in ${folder}. Choose another folder.`,
  'disk full': (file, folder) =>
    `${file} could not be written: no space is left in ${folder}. Free some space and try again.`,
  'read-only': (file, folder) => `${file} could not be written: ${folder} is read-only. Choose another folder.`,
  'is a folder': (file, folder) => `${file} could not be written: a folder of that name is in ${folder}.`,
  failed: (file, folder) => `${file} could not be written in ${folder}.`,
};

const REASONS: Readonly<Record<string, WriteReason>> = {
  EEXIST: 'exists',
  ENOENT: 'no folder',
  ENOTDIR: 'no folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOSPC: 'disk full',
  EDQUOT: 'disk full',
  EROFS: 'read-only',
  EISDIR: 'is a folder',
};

/**
 * Writes a whole file or nothing: to a temporary name beside it, flushed to the disk, then moved into place. A file
 * already there is replaced only when `overwrite` is set.
 *
 * @throws WriteError
 */
export async function atomicWrite(
  path: string,
  content: string | Uint8Array,
  { overwrite = false }: Readonly<{ overwrite?: boolean }> = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID()}.part`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (overwrite) await rename(temporary, path);
    else await linkInto(temporary, path);
  } catch (cause) {
    throw writeErrorFrom(path, cause);
  } finally {
    await rm(temporary, { force: true });
  }
}

const LEFT_BEHIND = /^\.(.+)\.(\d+)-[\da-f-]{36}\.part$/u;
/** The process that writes it may be one of another computer that shares the folder. */
const OLD_MS = 60_000;

/**
 * Removes what a program that was ended in the middle of `atomicWrite` left beside one of these files: a temporary name of theirs,
 * a minute old, whose process is no more. A folder that cannot be read has nothing to clear up.
 */
export async function removeLeftBehind(folder: string, names: ReadonlySet<string>, now: Date): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  for (const entry of entries) {
    const [, name = '', processId = ''] = LEFT_BEHIND.exec(entry) ?? [];
    if (!names.has(name) || isRunning(Number(processId))) continue;
    const path = join(folder, entry);
    const written = await stat(path).catch(() => null);
    if (written !== null && now.getTime() - written.mtimeMs > OLD_MS) await rm(path, { force: true }).catch(() => {});
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A link, unlike a rename, fails when the name is taken, so that nothing is lost between a check and the move. */
async function linkInto(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST' || !NO_LINKS.has(codeOf(cause))) throw cause;
    // File systems without links (FAT, some network shares): reserve the name, then move over the reservation.
    const reserved = await open(path, 'wx');
    await reserved.close();
    await rename(temporary, path);
  }
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The system's refusal to write `path`, in words. */
export function writeErrorFrom(path: string, cause: unknown): WriteError {
  return new WriteError(path, REASONS[codeOf(cause)] ?? 'failed', { cause });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
