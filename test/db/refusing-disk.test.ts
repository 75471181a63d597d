import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { closeProject, createProject, openProject } from '../../db/connection.ts';
import { saveCopy } from '../../db/copies.ts';
import { insertRecord } from '../../db/repositories/records.ts';
import { addStudy, digest, expectRefusal, labels, permitted, project, quietly } from './file-helpers.ts';
import { command, study, temporaryFolder } from './helpers.ts';

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
      for (let step = 0; step < 10_000; step++)
        command(db, () => insertRecord(db, 'study', study(`s${step}`, { funding: 'x'.repeat(5000) })));
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
