import { copyFileSync, existsSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeProject, openProject } from '../../db/connection.ts';
import { addStudy, digest, expectRefusal, labels, project } from './file-helpers.ts';
import { temporaryFolder } from './helpers.ts';

/** What a crash leaves: the file, its log with one study that is in no file yet, and the note of whose log it is. */
function crashed(): Readonly<{ path: string; backup: string }> {
  const folder = temporaryFolder();
  const path = project(folder);
  const backup = join(folder, 'backup.grove');
  copyFileSync(path, backup);
  const live = temporaryFolder();
  const open = join(live, 'review.grove');
  copyFileSync(path, open);
  const db = openProject(open);
  addStudy(db, 'b');
  // As the system leaves them when the process is killed: copied before it can close them.
  const [file, log] = [join(live, 'file'), join(live, 'log')];
  copyFileSync(open, file);
  copyFileSync(`${open}-wal`, log);
  closeProject(db);
  copyFileSync(file, open);
  copyFileSync(log, `${open}-wal`);
  const past = new Date(Date.now() - 60_000);
  utimesSync(open, past, past);
  writeFileSync(`${open}-owner`, String(inodeOf(open)));
  return { path: open, backup };
}

const inodeOf = (path: string) => statSync(path, { bigint: true }).ino;

describe('the log of a crash', () => {
  test('is applied to the file it belongs to, and the note goes when the file is closed', () => {
    const { path } = crashed();
    const db = openProject(path);
    expect(labels(db)).toEqual(['a', 'b']);
    expect(existsSync(`${path}-owner`)).toBe(true);
    closeProject(db);
    expect(readdirSync(join(path, '..')).filter((name) => name.startsWith('review.grove'))).toEqual(['review.grove']);
  });

  test('is not applied to another file that was moved to its name', () => {
    const { path, backup } = crashed();
    renameSync(backup, path);
    const before = [digest(path), digest(`${path}-wal`)];
    const refusal = expectRefusal(() => openProject(path), 'stray log');
    expect(refusal.sentence).toContain('“review.grove-wal”');
    expect([digest(path), digest(`${path}-wal`)]).toEqual(before);
  });

  test('is not applied to a file that was copied over the one it belongs to', () => {
    const { path, backup } = crashed();
    copyFileSync(backup, path);
    expectRefusal(() => openProject(path), 'stray log');
  });

  test('moved away, lets the other file open as it is', () => {
    const { path, backup } = crashed();
    renameSync(backup, path);
    renameSync(`${path}-wal`, `${path}-wal of a crash`);
    const db = openProject(path);
    expect(labels(db)).toEqual(['a']);
    closeProject(db);
  });

  test('of a crash while it was being moved into the file is applied', () => {
    const { path } = crashed();
    // The first pages are in the file already, so it is newer than its log.
    const db = openProject(path);
    const log = join(path, '..', 'log');
    closeProject(db);
    copyFileSync(log, `${path}-wal`);
    const past = new Date(Date.now() - 60_000);
    utimesSync(`${path}-wal`, past, past);
    const again = openProject(path);
    expect(labels(again)).toEqual(['a', 'b']);
    closeProject(again);
  });

  test('without a note, as an older Grove left it, is applied', () => {
    const { path } = crashed();
    renameSync(`${path}-owner`, `${path}-none`);
    const db = openProject(path);
    expect(labels(db)).toEqual(['a', 'b']);
    closeProject(db);
  });
});
