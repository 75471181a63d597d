import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assertNodeVersion, closeProject, createProject, openProject, type WritableDb } from '../../db/connection.ts';
import { saveCopy } from '../../db/copies.ts';
import { checkpoint } from '../../db/durability.ts';
import { ProjectFileError, type ProjectFileErrorKind } from '../../db/errors.ts';
import { loadSnapshot } from '../../db/records.ts';
import { readBlob, storeBlob } from '../../db/repositories/blobs.ts';
import { insertRecord, insertRecords } from '../../db/repositories/records.ts';
import { generateReview } from '../fixtures/generated-review.ts';
import { startChild } from './child.ts';
import { command, study, temporaryFolder } from './helpers.ts';

const isRoot = process.getuid?.() === 0;
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const addStudy = (db: WritableDb, id: string) => command(db, () => insertRecord(db, 'study', study(id)));
const labels = (db: WritableDb) => [...loadSnapshot(db).study.keys()];

/** A closed project of one study. */
function project(folder = temporaryFolder(), name = 'review.grove'): string {
  const path = join(folder, name);
  const db = createProject(path);
  addStudy(db, 'a');
  closeProject(db);
  return path;
}

/** What `work` throws must be a plain sentence of this kind that names the file or its folder. */
function expectRefusal(work: () => unknown, kind: ProjectFileErrorKind): ProjectFileError {
  let caught: unknown;
  try {
    work();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(ProjectFileError);
  const refusal = caught as ProjectFileError;
  expect(refusal.kind).toBe(kind);
  expect(refusal.sentence).toMatch(/^[A-Z“].*\.$/s);
  expect(refusal.sentence).not.toMatch(/SQLITE_|E[A-Z]{4,}|undefined/);
  return refusal;
}

describe('the settings of the product’s own connection, read back', () => {
  test('one writer, every commit on the disk, references and triggers on', () => {
    const db = openProject(project());
    const read = (name: string) => db.pragma(name, { simple: true });
    expect(read('locking_mode')).toBe('exclusive');
    expect(read('journal_mode')).toBe('wal');
    expect(read('synchronous')).toBe(2);
    expect(read('foreign_keys')).toBe(1);
    expect(read('recursive_triggers')).toBe(1);
    expect(read('trusted_schema')).toBe(0);
    expect(read('cell_size_check')).toBe(1);
    expect(read('fullfsync')).toBe(process.platform === 'darwin' ? 1 : 0);
    addStudy(db, 'b');
    expect(existsSync(`${db.name}-shm`)).toBe(false);
    closeProject(db);
    expect(readdirSync(join(db.name, '..'))).toEqual(['review.grove']);
  });

  test('Node before 22 is refused before the SQLite binding, which would crash on it', () => {
    expectRefusal(() => assertNodeVersion('20.20.2', 'review.grove'), 'program too old');
    expect(() => assertNodeVersion('22.0.0', 'review.grove')).not.toThrow();
  });
});

describe('a file that cannot be opened is named in a plain sentence and left as it is', () => {
  const expectRefusedAndUnchanged = (path: string, kind: ProjectFileErrorKind) => {
    const before = digest(path);
    const files = readdirSync(join(path, '..'));
    expectRefusal(() => openProject(path), kind);
    expect(digest(path)).toBe(before);
    expect(readdirSync(join(path, '..'))).toEqual(files);
  };

  test('missing, in a missing folder, a folder', () => {
    const folder = temporaryFolder();
    expectRefusal(() => openProject(join(folder, 'none.grove')), 'missing');
    expectRefusal(() => openProject(join(folder, 'none', 'none.grove')), 'folder missing');
    expectRefusal(() => openProject(folder), 'foreign');
    expectRefusal(() => createProject(join(folder, 'none', 'none.grove')), 'folder missing');
  });

  test('zero bytes', () => {
    const path = join(temporaryFolder(), 'empty.grove');
    writeFileSync(path, '');
    expectRefusedAndUnchanged(path, 'empty');
  });

  test('foreign: a text, another SQLite database', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'text.grove'), 'Dear reviewer, '.repeat(100));
    expectRefusedAndUnchanged(join(folder, 'text.grove'), 'foreign');
    const other = new Database(join(folder, 'other.grove'));
    other.exec('CREATE TABLE t (x)');
    other.close();
    expectRefusedAndUnchanged(join(folder, 'other.grove'), 'foreign');
  });

  test('newer', () => {
    const path = project();
    const newer = new Database(path);
    newer.pragma('user_version = 1000');
    newer.close();
    expectRefusedAndUnchanged(path, 'newer');
  });

  test.each([50, 99, 100, 1000, 4096, 40_000])('truncated to %i bytes', (length) => {
    const path = project();
    truncateSync(path, length);
    expectRefusedAndUnchanged(path, 'damaged');
  });

  test('pages overwritten inside: found at the latest when the review is read', () => {
    const path = project();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096);
    writeFileSync(path, bytes);
    expectRefusal(() => loadSnapshot(openProject(path)), 'damaged');
  });

  test('pages of rows overwritten: found when the review is read', () => {
    const path = join(temporaryFolder(), 'large.grove');
    const db = createProject(path);
    command(db, () => insertRecords(db, generateReview({ studies: 40, analyses: 5 })));
    closeProject(db);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, Math.floor(bytes.length * 0.3));
    writeFileSync(path, bytes);
    const opened = openProject(path);
    expectRefusal(() => loadSnapshot(opened), 'damaged');
    opened.close();
  });

  test('locked by another process, and by this one', async () => {
    const path = project();
    const child = startChild(
      `import { openProject } from ${JSON.stringify(new URL('../../db/connection.ts', import.meta.url).href)};
       openProject(process.argv[1]); console.log('open'); setInterval(() => {}, 1000);`,
      [path],
    );
    expect(await child.line()).toBe('open');
    expectRefusal(() => openProject(path), 'locked');
    child.process.kill('SIGKILL');
    await new Promise((resolve) => child.process.once('exit', resolve));
    const db = openProject(path);
    expectRefusal(() => openProject(path), 'locked');
    addStudy(db, 'b');
    expect(labels(db)).toEqual(['a', 'b']);
    closeProject(db);
  });

  test('a second opening in this process leaves the first one’s lock alone', async () => {
    const path = project();
    const db = openProject(path);
    expectRefusal(() => openProject(path), 'locked');
    const child = startChild(
      `import { openProject } from ${JSON.stringify(new URL('../../db/connection.ts', import.meta.url).href)};
       try { openProject(process.argv[1]); console.log('opened'); } catch (error) { console.log(error.kind); }`,
      [path],
    );
    expect(await child.line()).toBe('locked');
    closeProject(db);
  });

  test('a name that is taken is not overwritten by a new project', () => {
    const path = project();
    const before = digest(path);
    expectRefusal(() => createProject(path), 'exists');
    expect(digest(path)).toBe(before);
  });
});

/** Tries what only root may do; where the machine does not permit it, says so in one line and skips. */
function permitted(what: string, run: () => void, skip: (note: string) => never): void {
  try {
    if (!isRoot || process.platform !== 'linux') throw new Error('needs root on Linux');
    run();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    process.stdout.write(`skipped: ${what} (${reason})\n`);
    skip(reason);
  }
}
const quietly = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'pipe' });

describe('a file or folder without permission, as an ordinary user', () => {
  const NOBODY = 65_534;
  const connection = new URL('../../db/connection.ts', import.meta.url);
  const asNobody = (source: string, ...args: string[]) =>
    execFileSync(process.execPath, ['--input-type=module-typescript', '-e', source, ...args], {
      uid: NOBODY,
      gid: NOBODY,
      cwd: '/',
      encoding: 'utf8',
      stdio: 'pipe',
    });

  test.for([
    ['a file that may only be read', 0o444, 0o777, 'read-only: '],
    ['a folder that may only be read', 0o666, 0o555, 'read-only: '],
    ['a file that may not be read', 0o600, 0o777, 'no access: '],
    ['a file that may be written', 0o666, 0o777, 'opened'],
  ] as const)('%s', ([what, fileMode, folderMode, answer], { skip }) => {
    // Needs a checkout that the other user may read.
    permitted(what, () => asNobody(`await import(${JSON.stringify(connection.href)})`), skip);
    const folder = temporaryFolder();
    const path = project(folder);
    chmodSync(path, fileMode);
    chmodSync(folder, folderMode);
    const source = `import { openProject } from ${JSON.stringify(connection.href)};
      try { openProject(process.argv[1]); console.log('opened'); } catch (error) { console.log(error.kind + ': ' + error.message); }`;
    expect(asNobody(source, path)).toContain(answer);
  });
});

describe('a disk that refuses', () => {
  const mounted = (options: string, what: string, skip: (note: string) => never) => {
    const folder = temporaryFolder();
    permitted(what, () => quietly('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder), skip);
    onTestFinished(() => void quietly('umount', '-l', folder));
    return folder;
  };

  test('read-only: refused, not changed', ({ skip }) => {
    const folder = mounted('size=8m', 'read-only disk', skip);
    const path = project(folder);
    quietly('mount', '-o', 'remount,ro', folder);
    const before = digest(path);
    expectRefusal(() => openProject(path), 'read-only');
    expectRefusal(() => createProject(join(folder, 'new.grove')), 'read-only');
    expect(digest(path)).toBe(before);
  });

  test('full: the step is not saved, all before it is, and work goes on once there is room', ({ skip }) => {
    const folder = mounted('size=4m', 'full disk', skip);
    const path = project(folder);
    const db = openProject(path);
    expectRefusal(() => {
      for (let step = 0; step < 10_000; step++) command(db, () => insertRecord(db, 'study', study(`s${step}`, { funding: 'x'.repeat(5000) })));
    }, 'disk full');
    const kept = labels(db);
    expect(kept.length).toBeGreaterThan(50);
    expectRefusal(() => saveCopy(db, join(folder, 'copy.grove')), 'disk full');
    expect(readdirSync(folder).filter((name) => name.includes('copy'))).toEqual([]);
    const elsewhere = join(temporaryFolder(), 'elsewhere.grove');
    saveCopy(db, elsewhere);
    quietly('mount', '-o', 'remount,size=16m', folder);
    addStudy(db, 'z');
    closeProject(db);
    const again = openProject(path);
    expect(labels(again)).toEqual([...kept, 'z'].sort());
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    closeProject(again);
    const copy = openProject(elsewhere);
    expect(labels(copy)).toEqual(kept);
    closeProject(copy);
  });
});

describe('a file that changes underneath', () => {
  test('replaced: the next command is refused, nothing is written to the stranger, and all is kept under a new name', () => {
    const path = project();
    const stranger = project();
    const db = openProject(path);
    addStudy(db, 'b');
    renameSync(stranger, path);
    const before = digestByCopy(path);
    expectRefusal(() => addStudy(db, 'c'), 'replaced');
    expect(labels(db)).toEqual(['a', 'b']);
    const { rescuedTo } = closeProject(db);
    expect(rescuedTo).toBe(join(path, '..', 'review (recovered).grove'));
    expect(digest(path)).toBe(before);
    const rescued = openProject(rescuedTo ?? '');
    expect(labels(rescued)).toEqual(['a', 'b']);
    closeProject(rescued);
    const other = openProject(path);
    expect(labels(other)).toEqual(['a']);
    closeProject(other);
  });

  test('deleted: the next command is refused; Save as to the same name brings everything back', () => {
    const path = project();
    const db = openProject(path);
    addStudy(db, 'b');
    unlinkSync(path);
    expectRefusal(() => addStudy(db, 'c'), 'deleted');
    saveCopy(db, path);
    expectRefusal(() => addStudy(db, 'c'), 'replaced');
    expect(closeProject(db, { isSavedElsewhere: true })).toEqual({ rescuedTo: null });
    const again = openProject(path);
    expect(labels(again)).toEqual(['a', 'b']);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    closeProject(again);
  });

  test('deleted with its folder: the project stays open and can be saved elsewhere', () => {
    const folder = join(temporaryFolder(), 'inner');
    mkdirSync(folder);
    const db = openProject(project(folder));
    addStudy(db, 'b');
    rmSync(folder, { recursive: true });
    expectRefusal(() => addStudy(db, 'c'), 'deleted');
    expectRefusal(() => closeProject(db), 'folder missing');
    const elsewhere = join(temporaryFolder(), 'elsewhere.grove');
    saveCopy(db, elsewhere);
    const copy = openProject(elsewhere);
    expect(labels(copy)).toEqual(['a', 'b']);
    closeProject(copy);
    db.close();
  });
});

/** Reads a file that this process has open, without opening it here: that would drop its lock. */
function digestByCopy(path: string): string {
  const copy = join(temporaryFolder(), 'copy');
  quietly('cp', path, copy);
  return digest(copy);
}

describe('copies', () => {
  test('after a checkpoint the file alone holds everything, while it is open', () => {
    const db = openProject(project());
    addStudy(db, 'b');
    checkpoint(db);
    expect(statSync(`${db.name}-wal`).size).toBe(0);
    const copied = join(temporaryFolder(), 'copied.grove');
    quietly('cp', db.name, copied);
    addStudy(db, 'c');
    closeProject(db);
    const copy = openProject(copied);
    expect(labels(copy)).toEqual(['a', 'b']);
    closeProject(copy);
  });

  test('a saved copy is the same project under a copy id of its own, history and documents included', () => {
    const db = openProject(project());
    const bytes = new Uint8Array(2_500_000).map((_, index) => index % 251);
    const hash = storeBlob(db, bytes);
    expect(storeBlob(db, bytes)).toBe(hash);
    const target = join(temporaryFolder(), 'copy.grove');
    saveCopy(db, target);
    expectRefusal(() => saveCopy(db, db.name), 'exists');
    expectRefusal(() => saveCopy(db, join(target, '..', 'none', 'x.grove')), 'folder missing');
    const copy = openProject(target);
    expect(loadSnapshot(copy)).toEqual(loadSnapshot(db));
    expect(Buffer.from(readBlob(copy, hash) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(copy.prepare('SELECT count(*) FROM row_change').pluck().get()).toBe(db.prepare('SELECT count(*) FROM row_change').pluck().get());
    const ids = (of: WritableDb) => of.prepare('SELECT id, copy_id AS copyId FROM project').get() as { id: string; copyId: string };
    expect(ids(copy).id).toBe(ids(db).id);
    expect(ids(copy).copyId).not.toBe(ids(db).copyId);
    closeProject(copy);
    closeProject(db);
    expect(readdirSync(join(target, '..'))).toEqual(['copy.grove']);
  });

  test('a file copied by hand opens, and a copy replaces an older one whole', () => {
    const path = project();
    const copied = join(temporaryFolder(), 'b.grove');
    copyFileSync(path, copied);
    const db = openProject(copied);
    addStudy(db, 'b');
    saveCopy(db, path);
    closeProject(db);
    const replaced = openProject(path);
    expect(labels(replaced)).toEqual(['a', 'b']);
    closeProject(replaced);
  });
});
