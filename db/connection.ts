import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { WritableDb } from './brands.ts';
import { assertNameIsFree, backUpBeforeUpgrade, publish, removeDraft, rescueCopy, reserve } from './copies.ts';
import { checkpoint } from './durability.ts';
import { asProjectFileError, ProjectFileError, withFileErrors } from './errors.ts';
import { checkHeader, APPLICATION_ID, hasWriteAheadLog, newerVersion } from './file-header.ts';
import {
  assertFileInPlace,
  bindFile,
  closeFileHandle,
  fileOf,
  fileState,
  openFileHandle,
  type FileHandle,
} from './file-identity.ts';
import { uuidv7 } from './ids.ts';
import { assertKnownColumns } from './known-columns.ts';
import { assertOwnLog, claimLog, releaseLog } from './log-owner.ts';
import { fileVersion, migrate, type MigrationContext } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

export type { ReadableDb, WritableDb } from './brands.ts';

/** Who opens the file (a migration is attributed to them) and the clock; the migrations are this program's own unless given. */
export type OpenOptions = Readonly<Partial<MigrationContext> & { migrations?: readonly Migration[] }>;

/**
 * Opens a project file for this process alone: older files are backed up beside themselves and brought to the newest
 * version. Throws ProjectFileError and leaves the file as it was.
 */
export function openProject(path: string, options: OpenOptions = {}): WritableDb {
  assertNodeVersion(process.versions.node, path);
  const handle = openFileHandle(path);
  try {
    const migrations = options.migrations ?? MIGRATIONS;
    assertOwnLog(handle);
    checkHeader(handle, migrations.length);
    return openChecked(handle, contextOf(options), migrations);
  } catch (error) {
    closeFileHandle(handle);
    throw asProjectFileError(error, path);
  }
}

function openChecked(handle: FileHandle, context: MigrationContext, migrations: readonly Migration[]): WritableDb {
  const { path } = handle;
  const wasClosedProperly = !hasWriteAheadLog(path);
  const db = connect(path);
  try {
    claimLog(handle);
    bindFile(db, handle);
    assertFileInPlace(handle);
    // Again, because a log left by a crash may hold a later header than the file.
    const version = fileVersion(db);
    if (version > migrations.length) throw newerVersion(path, version, migrations.length);
    if (!wasClosedProperly) assertSound(db, path);
    if (version < migrations.length) {
      backUpBeforeUpgrade(db, path, version);
      migrate(db, context, migrations);
    }
    assertKnownColumns(db, path);
    return db;
  } catch (error) {
    db.close();
    releaseLog(handle);
    throw error;
  }
}

/** Makes a new project file and opens it. It appears under its name only when it is whole. Throws ProjectFileError. */
export function createProject(path: string, options: OpenOptions = {}): WritableDb {
  assertNodeVersion(process.versions.node, path);
  assertNameIsFree(path);
  const context = contextOf(options);
  const draft = join(dirname(path), `.${basename(path)}.${uuidv7(context.now())}.new`);
  withFileErrors(path, () => {
    try {
      reserve(draft);
      const db = connect(draft);
      try {
        initialise(db, context);
      } finally {
        db.close();
      }
      publish(draft, path);
    } catch (error) {
      removeDraft(draft);
      throw error;
    }
  });
  return openProject(path, options);
}

/** A project without a file, for tests and one-off computations. */
export function createProjectInMemory(options: OpenOptions = {}): WritableDb {
  assertNodeVersion(process.versions.node, ':memory:');
  const db = connect(':memory:');
  initialise(db, contextOf(options));
  return db;
}

/**
 * Writes everything into the file and closes it. If the path no longer names the open file, the project is first saved
 * beside it under a new name, which is returned; if that fails, the ProjectFileError leaves and the project stays open.
 * `isSavedElsewhere` says that a copy was saved already.
 */
export function closeProject(
  db: WritableDb,
  { isSavedElsewhere = false } = {},
): Readonly<{ rescuedTo: string | null }> {
  const handle = fileOf(db);
  const state = handle === null ? 'same' : fileState(handle);
  if (handle === null || state === 'same') {
    db.close();
    if (handle !== null) letGo(handle);
    return { rescuedTo: null };
  }
  const rescuedTo = isSavedElsewhere ? null : rescueCopy(db, handle.path);
  checkpoint(db);
  db.close();
  letGo(handle);
  // Beside a replaced file the log may be in use already.
  if (state === 'deleted') rmSync(`${handle.path}-wal`, { force: true });
  return { rescuedTo };
}

function letGo(handle: FileHandle): void {
  releaseLog(handle);
  closeFileHandle(handle);
}

/** Throws ProjectFileError if `version` is older than the oldest Node the SQLite binding runs on; it crashes there. */
export function assertNodeVersion(version: string, path: string): void {
  if (Number.parseInt(version, 10) < 22)
    throw new ProjectFileError('program too old', path, { detail: ` (this is Node ${version})` });
}

function contextOf({ actor = 'Grove', now = () => new Date() }: OpenOptions): MigrationContext {
  return { actor, now };
}

function connect(path: string): WritableDb {
  const db = new Database(path, { fileMustExist: path !== ':memory:', timeout: 250 });
  try {
    // First of all: with an exclusive lock taken before the log is opened, SQLite needs no shared memory file.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    if (process.platform === 'darwin') {
      db.pragma('fullfsync = ON');
      db.pragma('checkpoint_fullfsync = ON');
    }
    db.pragma('foreign_keys = ON');
    db.pragma('recursive_triggers = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('temp_store = MEMORY');
    // A pasted block of thousands of values stays in memory until it is committed, and is not copied home in the same breath.
    db.pragma('cache_size = -16000');
    db.pragma('wal_autocheckpoint = 8000');
    // Takes the lock now rather than at the first edit.
    db.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    db.close();
    throw error;
  }
  return db as unknown as WritableDb;
}

function initialise(db: WritableDb, context: MigrationContext): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, context);
  const at = context.now();
  db.prepare('INSERT INTO project (one, id, copy_id, created_at) VALUES (1, ?, ?, ?)').run(
    uuidv7(at),
    uuidv7(at),
    at.toISOString(),
  );
}

function assertSound(db: WritableDb, path: string): void {
  const report = db.pragma('quick_check(1)', { simple: true }) as string;
  if (report !== 'ok') throw new ProjectFileError('damaged', path, { detail: ` (${report})` });
}
