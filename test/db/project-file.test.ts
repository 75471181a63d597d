import { existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { assertNodeVersion, closeProject, createProject, openProject } from '../../db/connection.ts';
import type { ProjectFileErrorKind } from '../../db/errors.ts';
import { loadSnapshot } from '../../db/records.ts';
import { insertRecords } from '../../db/repositories/records.ts';
import { generateReview } from '../fixtures/generated-review.ts';
import { startChild } from './child.ts';
import { addStudy, digest, expectRefusal, labels, project } from './file-helpers.ts';
import { command, temporaryFolder } from './helpers.ts';

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
