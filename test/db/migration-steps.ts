import type { WritableDb } from '../../db/connection.ts';

/**
 * What to check after each migration, by version: a test runs the migration on a file of the version before and then
 * this. A migration without an entry fails the suite.
 */
export type MigrationStep = Readonly<{
  /** Facts to put into the file of the version before, inside a command. */
  before: (db: WritableDb) => void;
  /** Expectations of the file afterwards. */
  after: (db: WritableDb) => void;
}>;

/** The versions of `migrations` that `steps` does not step through. */
export function untestedVersions(
  migrations: readonly { version: number }[],
  steps: Readonly<Record<number, MigrationStep>>,
): number[] {
  return migrations.map(({ version }) => version).filter((version) => !(version in steps));
}
