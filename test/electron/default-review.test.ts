import Database from 'better-sqlite3';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeProject, createProject, openProject } from '../../db/connection.ts';
import { ProjectFileError } from '../../db/errors.ts';
import { openReviewOrDefault } from '../../electron/host/default-review.ts';
import { rememberFile } from '../../electron/host/recent-files.ts';

let folder = '';
let said: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-default-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = () => ({
  dataFolder: join(folder, 'own'),
  recentFilesList: join(folder, 'own', 'recent.json'),
  say: (sentence: string) => void said.push(sentence),
});
/** Opens for real and lets go at once; answers with the path. */
function open(path: string): string {
  closeProject(openProject(path));
  return path;
}
const bundled = (name = 'mindfulness.grove') => join(folder, 'own', name);

/** A file from before the first release: the same version number, another schema. */
function makeEarlyVersion(path: string): void {
  mkdirSync(join(folder, 'own'), { recursive: true });
  closeProject(createProject(path));
  const db = new Database(path);
  db.exec('DROP TABLE search');
  db.close();
}

test('the bundled review is made the first time and opened again after that', async () => {
  expect(await openReviewOrDefault(undefined, options(), open)).toBe(bundled());
  expect(await openReviewOrDefault(undefined, options(), open)).toBe(bundled());
  expect(said).toEqual([]);
});

test('the last file goes before it; one that is gone is passed over', async () => {
  const last = join(folder, 'last.grove');
  closeProject(createProject(last));
  rememberFile(options().recentFilesList, last, '2026-01-05T09:00:00Z');
  expect(await openReviewOrDefault(undefined, options(), open)).toBe(last);
  rmSync(last);
  expect(await openReviewOrDefault(undefined, options(), open)).toBe(bundled());
});

test('a bundled review of an early version is kept, said to be one, and made anew under another name', async () => {
  makeEarlyVersion(bundled());
  expect(await openReviewOrDefault(undefined, options(), open)).toBe(bundled('mindfulness 2.grove'));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/“mindfulness\.grove” was made by a Grove from before the first release.*opened instead\.$/);
  expect(existsSync(bundled())).toBe(true);
});

test('a last file that cannot be opened is said, and the bundled review opens instead', async () => {
  const last = join(folder, 'last.grove');
  writeFileSync(last, 'Not a review. '.repeat(20));
  rememberFile(options().recentFilesList, last, '2026-01-05T09:00:00Z');
  expect(await openReviewOrDefault(undefined, options(), open)).toBe(bundled());
  expect(said[0]).toContain('“last.grove” is not a Grove project');
});

test('a file that was named is opened or refused, never replaced by another', async () => {
  const named = join(folder, 'own', 'named.grove');
  makeEarlyVersion(named);
  await expect(openReviewOrDefault(named, options(), open)).rejects.toThrow(ProjectFileError);
  expect(said).toEqual([]);
  expect(existsSync(bundled())).toBe(false);
});

test('a last file that another Grove has open is not replaced by another either', async () => {
  const last = join(folder, 'last.grove');
  closeProject(createProject(last));
  rememberFile(options().recentFilesList, last, '2026-01-05T09:00:00Z');
  const held = openProject(last);
  await expect(openReviewOrDefault(undefined, options(), open)).rejects.toThrow(/is open in another window/);
  closeProject(held);
});
