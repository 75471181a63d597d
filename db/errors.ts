import { basename, dirname } from 'node:path';

/** What is wrong with a project file, as a stable code. */
export type ProjectFileErrorKind =
  | 'missing'
  | 'folder missing'
  | 'exists'
  | 'empty'
  | 'foreign'
  | 'newer'
  | 'early version'
  | 'stray log'
  | 'damaged'
  | 'read-only'
  | 'no access'
  | 'locked'
  | 'disk full'
  | 'replaced'
  | 'deleted'
  | 'write failed'
  | 'program too old';

/**
 * Something outside the program keeps it from reading or writing a project file. `sentence` is for the reader: what
 * happened, that nothing was lost, and what to do. The failed step has written nothing.
 */
export class ProjectFileError extends Error {
  override readonly name = 'ProjectFileError';
  readonly kind: ProjectFileErrorKind;
  readonly sentence: string;
  readonly path: string;

  constructor(kind: ProjectFileErrorKind, path: string, options: { detail?: string; cause?: unknown } = {}) {
    const sentence = SENTENCES[kind](basename(path), dirname(path), options.detail ?? '');
    super(sentence, { cause: options.cause });
    this.kind = kind;
    this.sentence = sentence;
    this.path = path;
  }
}

type Sentence = (name: string, folder: string, detail: string) => string;

const SENTENCES: Readonly<Record<ProjectFileErrorKind, Sentence>> = {
  missing: (name, folder) =>
    `There is no file “${name}” in “${folder}”. If it was moved or renamed, open it where it is now.`,
  'folder missing': (_, folder) => `There is no folder “${folder}”. Choose a folder that exists, or create it first.`,
  exists: (name, folder) => `“${name}” already exists in “${folder}” and was left as it is. Choose another name.`,
  empty: (name) =>
    `“${name}” is empty (0 bytes): a copy or a download of it did not finish. Nothing was written to it. Fetch it again, or open a backup.`,
  foreign: (name) =>
    `“${name}” is not a Grove project, so it was not opened and not changed. Choose a file made by Grove.`,
  newer: (name, _, detail) =>
    `“${name}” was made by a newer Grove${detail}. It was not changed. Install the newest Grove to open it.`,
  'early version': (name) =>
    `“${name}” was made by a Grove from before the first release, whose files this one cannot read. It was not changed. Open it with the Grove that made it, or start anew from the bundled review: grove demo.`,
  'stray log': (name, folder) =>
    `Beside “${name}” lies the log of a crash, “${name}-wal”, but it belongs to another file that stood under this name. Neither was changed. To open “${name}” as it is, move the log out of “${folder}”; to get its changes back, first put the file it belongs to back in place.`,
  damaged: (name, _, detail) =>
    `“${name}” is damaged${detail}. Nothing more was written to it. Keep it, and open a backup or an earlier copy of it.`,
  'read-only': (name) =>
    `“${name}” or its folder is read-only, so nothing can be stored in it. Copy it to a folder you can write to and open the copy.`,
  'no access': (name) =>
    `You are not permitted to read or write “${name}”. Ask its owner for permission, or copy it to a folder of your own.`,
  locked: (name) =>
    `“${name}” is open in another window or program. Nothing was changed. Close it there, then open it here again.`,
  'disk full': (_, folder) =>
    `The disk that holds “${folder}” is full. The last step was not saved; everything before it is. Free some space and repeat the step, or save a copy elsewhere.`,
  replaced: (name) =>
    `“${name}” was replaced by another file while it was open, so Grove stopped writing. Your work is still here: choose Save a copy (Search actions) to keep it under a new name.`,
  deleted: (name) =>
    `“${name}” was deleted, moved or renamed while it was open, so Grove stopped writing. Your work is still here: choose Save a copy (Search actions) to keep it.`,
  'write failed': (name, _, detail) =>
    `“${name}” could not be read or written${detail}. The last step was not saved; everything before it is. Check the disk, or save a copy elsewhere.`,
  'program too old': (_name, _folder, detail) =>
    `Grove needs Node 22 or newer to open project files${detail}. Start it with “npx grove” or “npm start”, which bring their own.`,
};

const KIND_OF_SQLITE_CODE: readonly (readonly [prefix: string, kind: ProjectFileErrorKind])[] = [
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'damaged'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY_DBMOVED', 'deleted'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_FULL', 'disk full'],
  ['SQLITE_IOERR', 'write failed'],
  ['SQLITE_CANTOPEN', 'write failed'],
  ['SQLITE_PERM', 'no access'],
  ['SQLITE_AUTH', 'no access'],
];

const KIND_OF_SYSTEM_CODE: Readonly<Record<string, ProjectFileErrorKind>> = {
  ENOENT: 'missing',
  EEXIST: 'exists',
  EROFS: 'read-only',
  EPERM: 'read-only',
  EACCES: 'no access',
  EBUSY: 'locked',
  ENOSPC: 'disk full',
  EDQUOT: 'disk full',
  EIO: 'write failed',
};

/** `error` as a ProjectFileError if the file or the disk is at fault; any other error comes back as it is. */
export function asProjectFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof ProjectFileError || !('code' in error)) return error;
  const code = String(error.code);
  const kind = KIND_OF_SQLITE_CODE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? KIND_OF_SYSTEM_CODE[code];
  if (kind === undefined) return error;
  // SQLite's own words are plain enough to repeat; the system's are codes.
  const hasDetail = code.startsWith('SQLITE_') && (kind === 'write failed' || kind === 'damaged');
  return new ProjectFileError(kind, path, { detail: hasDetail ? ` (${error.message})` : '', cause: error });
}

/** Runs `work` and lets every failure of the file or the disk leave as a ProjectFileError. */
export function withFileErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asProjectFileError(error, path);
  }
}
