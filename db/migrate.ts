import type { WritableDb } from './brands.ts';
import { newerVersion } from './file-header.ts';
import { beginCommand, finishCommand } from './history.ts';
import { uuidv7 } from './ids.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { createTriggers, dropTriggers } from './triggers.ts';

/** Who migrates, and when: a migration stands in the history like any other step. */
export type MigrationContext = Readonly<{ actor: string; now: () => Date }>;

/** The version of the newest file this program can read and the one it writes. */
export const NEWEST_VERSION = MIGRATIONS.length;

export function fileVersion(db: WritableDb): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the file to `migrations`' last version: each step one transaction, one command, with fresh triggers and every
 * reference checked. A step that fails leaves the file as it was before that step. A newer file is refused.
 */
export function migrate(
  db: WritableDb,
  context: MigrationContext,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const from = fileVersion(db);
  if (from > migrations.length) throw newerVersion(db.name, from, migrations.length);
  const pending = migrations.slice(from);
  if (pending.length === 0) return;
  // Tables may be rebuilt in any order; the references are checked as a whole before each commit.
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) step(db, context, migration);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function step(db: WritableDb, { actor, now }: MigrationContext, migration: Migration): void {
  db.transaction(() => {
    dropTriggers(db);
    db.exec(migration.schema);
    createTriggers(db);
    const at = now();
    const seq = beginCommand(db, {
      id: uuidv7(at),
      kind: 'migration',
      name: `Bring the file to version ${migration.version} (${migration.name})`,
      actor,
      at: at.toISOString(),
      detail: { version: migration.version },
    });
    migration.data?.(db);
    finishCommand(db, seq, null);
    const dangling = db.pragma('foreign_key_check') as unknown[];
    if (dangling.length > 0) {
      throw new Error(
        `Migration ${migration.version} leaves ${dangling.length} dangling references: ${JSON.stringify(dangling[0])}`,
      );
    }
    db.pragma(`user_version = ${migration.version}`);
  }).immediate();
}
