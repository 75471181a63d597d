import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { closeProject, createProject, type WritableDb } from '../../db/connection.ts';
import { ProjectFileError, type ProjectFileErrorKind } from '../../db/errors.ts';
import { loadSnapshot } from '../../db/records.ts';
import { insertRecord } from '../../db/repositories/records.ts';
import { command, study, temporaryFolder } from './helpers.ts';

export const isRoot = process.getuid?.() === 0;
export const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
export const addStudy = (db: WritableDb, id: string) => command(db, () => insertRecord(db, 'study', study(id)));
export const labels = (db: WritableDb) => [...loadSnapshot(db).study.keys()];

/** A closed project of one study. */
export function project(folder = temporaryFolder(), name = 'review.grove'): string {
  const path = join(folder, name);
  const db = createProject(path);
  addStudy(db, 'a');
  closeProject(db);
  return path;
}

/** What `work` throws must be a plain sentence of this kind that names the file or its folder. */
export function expectRefusal(work: () => unknown, kind: ProjectFileErrorKind): ProjectFileError {
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

/** Tries what only root may do; where the machine does not permit it, says so in one line and skips. */
export function permitted(what: string, run: () => void, skip: (note: string) => never): void {
  try {
    if (!isRoot || process.platform !== 'linux') throw new Error('needs root on Linux');
    run();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    process.stdout.write(`skipped: ${what} (${reason})\n`);
    skip(reason);
  }
}

/** Runs a program; its output is only for its failure. */
export const quietly = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'pipe' });
