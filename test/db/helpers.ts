import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WritableDb } from '../../db/brands.ts';
import { runCommand, type CommandInput, type CommandOutcome } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import type { Study } from '../../engine/review/records/index.ts';

export const AT = '2026-01-02T03:04:05.000Z';

/** A folder that goes away after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grove-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A command of a test's reviewer, with an id of its own unless `input` gives one. */
export function command<T>(db: WritableDb, write: () => T, input: Partial<CommandInput> = {}): CommandOutcome<T> {
  return runCommand(db, { id: uuidv7(new Date()), name: 'Test', actor: 'reviewer', at: AT, ...input }, write);
}

export function study(id: string, fields: Partial<Study> = {}): Study {
  return {
    id,
    label: `Study ${id}`,
    year: 2000,
    design: 'parallel',
    designNote: null,
    unitOfRandomisation: 'person',
    status: 'included',
    statusReason: null,
    registryId: null,
    plannedN: null,
    expectedCompletion: null,
    funding: null,
    conflicts: null,
    ...fields,
  };
}
