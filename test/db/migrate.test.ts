import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  closeProject,
  createProject,
  createProjectInMemory,
  openProject,
  type WritableDb,
} from '../../db/connection.ts';
import { fileVersion, migrate, NEWEST_VERSION } from '../../db/migrate.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import type { Migration } from '../../db/migrations/migration.ts';
import { loadSnapshot } from '../../db/records.ts';
import { findCommand, listCommands } from '../../db/repositories/commands.ts';
import { insertRecord } from '../../db/repositories/records.ts';
import { takeBack } from '../../db/undo.ts';
import { TABLE_NAMES } from '../../engine/review/records/index.ts';
import { AT, command, study, temporaryFolder } from './helpers.ts';
import { untestedVersions, type MigrationStep } from './migration-steps.ts';

const context = { actor: 'migrator', now: () => new Date(AT) };
const fixtures = join(import.meta.dirname, '../fixtures');

function emptyDb(): WritableDb {
  return new Database(':memory:') as unknown as WritableDb;
}

/** One entry for each version ever released. */
const STEPS: Readonly<Record<number, MigrationStep>> = {
  1: {
    before: () => undefined,
    after: (db) => {
      expect(Object.values(loadSnapshot(db)).every((map) => map.size === 0)).toBe(true);
      expect(Object.keys(loadSnapshot(db))).toEqual([...TABLE_NAMES]);
    },
  },
};

describe('the migrations', () => {
  test('are numbered from 1 without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  test('are all stepped through by a test', () => {
    expect(untestedVersions(MIGRATIONS, STEPS)).toEqual([]);
  });

  test('a migration that no test steps through is noticed', () => {
    expect(untestedVersions([...MIGRATIONS, { version: 99 }], STEPS)).toEqual([99]);
  });

  test.each(MIGRATIONS.map(({ version }) => version))(
    'version %i is reached from the one before, as a command',
    (version) => {
      const db = emptyDb();
      migrate(db, context, MIGRATIONS.slice(0, version - 1));
      if (version > 1) command(db, () => STEPS[version]?.before(db));
      migrate(db, context, MIGRATIONS.slice(0, version));
      expect(fileVersion(db)).toBe(version);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      expect(listCommands(db, { limit: 1 })[0]).toMatchObject({
        kind: 'migration',
        actor: 'migrator',
        at: AT,
        detail: { version },
      });
      STEPS[version]?.after(db);
    },
  );

  test('lead to the schema of the golden file', async () => {
    const db = createProjectInMemory();
    const statements = db
      .prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'trigger', rowid`)
      .pluck()
      .all();
    await expect(`${statements.join(';\n\n')};\n`).toMatchFileSnapshot('../golden/schema.sql');
  });
});

describe('the runner', () => {
  const rebuild: Migration = {
    version: 2,
    name: 'split the label',
    schema: `
      CREATE TABLE study_2 (id TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL, year INTEGER, design TEXT NOT NULL, design_note TEXT,
        unit_of_randomisation TEXT, status TEXT NOT NULL, status_reason TEXT, registry_id TEXT, planned_n INTEGER,
        expected_completion TEXT, funding TEXT, conflicts TEXT, nickname TEXT) STRICT, WITHOUT ROWID;
      INSERT INTO study_2 SELECT *, NULL FROM study;
      DROP TABLE study;
      ALTER TABLE study_2 RENAME TO study;`,
    data: (db) => db.exec(`UPDATE study SET nickname = upper(label)`),
  };
  const withArm = () => {
    const db = createProjectInMemory();
    command(db, () => {
      insertRecord(db, 'study', study('a', { year: 7 }));
      insertRecord(db, 'arm', { id: 'x', studyId: 'a', label: 'X', nRandomised: null, position: 0 });
    });
    return db;
  };

  test('rebuilds a table under its references and records only the changed facts', () => {
    const db = withArm();
    migrate(db, context, [...MIGRATIONS, rebuild]);
    const [step] = listCommands(db, { limit: 1 });
    expect(step?.rowChanges.map(({ table, rowId, after }) => [table, rowId, after?.['nickname']])).toEqual([
      ['study', 'a', 'STUDY A'],
    ]);
    command(db, () => db.exec(`UPDATE study SET nickname = 'n'`));
    expect(listCommands(db, { limit: 1 })[0]?.rowChanges[0]?.after?.['nickname']).toBe('n');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  test('older steps can be undone after a migration', () => {
    const db = withArm();
    const edit = command(db, () => db.exec(`UPDATE study SET year = 8`) && null);
    migrate(db, context, [...MIGRATIONS, rebuild]);
    const target = listCommands(db, { limit: 9 }).find(({ seq }) => seq === edit.seq)?.id ?? '';
    takeBack(db, [target], { id: crypto.randomUUID(), name: 'Undo', actor: 'r', at: AT });
    expect(db.prepare('SELECT year, nickname FROM study').get()).toEqual({ year: 7, nickname: 'STUDY A' });
  });

  test('a step that fails or leaves a dangling reference leaves the file as it was', () => {
    const db = withArm();
    const before = db.serialize();
    const dangling: Migration = {
      version: 2,
      name: 'drop',
      schema: 'CREATE TABLE extra (id TEXT) STRICT',
      data: (db) => db.exec(`DELETE FROM study`),
    };
    expect(() => migrate(db, context, [...MIGRATIONS, dangling])).toThrow(/dangling/);
    expect(() => migrate(db, context, [...MIGRATIONS, { ...dangling, schema: 'CREATE TABLE nonsense' }])).toThrow(
      /syntax|incomplete/,
    );
    expect(fileVersion(db)).toBe(1);
    expect(db.serialize().equals(before)).toBe(true);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('a file newer than the program is refused', () => {
    const db = createProjectInMemory();
    db.pragma(`user_version = ${NEWEST_VERSION + 1}`);
    expect(() => migrate(db, context)).toThrow(/newer Grove/);
  });
});

describe('fixtures', () => {
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.grove'));

  test('there is one of every version', () => {
    expect(names.sort()).toEqual(MIGRATIONS.map(({ version }) => `version-${version}.grove`));
  });

  test.each(names)('%s opens, with its facts and its history', (name) => {
    const path = join(temporaryFolder(), name);
    copyFileSync(join(fixtures, name), path);
    const db = openProject(path, context);
    expect(fileVersion(db)).toBe(NEWEST_VERSION);
    const snapshot = loadSnapshot(db);
    expect(snapshot.value.get('v')?.text).toBe('2·10');
    expect(snapshot.study.get('s')?.label).toBe('Cherkin 2016');
    expect(findCommand(db, '019b7d3c-0000-7000-8000-000000000001')?.name).toBe('Type a value');
    closeProject(db);
  });

  test('an upgrade leaves the file as it was beside itself, and the next opening makes no further backup', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'review.grove');
    const old = createProject(path, context);
    command(old, () => insertRecord(old, 'study', study('before')));
    const before = loadSnapshot(old);
    closeProject(old);
    const next: Migration = {
      version: NEWEST_VERSION + 1,
      name: 'a later version',
      schema: 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT',
    };
    const migrations = [...MIGRATIONS, next];
    for (let opening = 0; opening < 2; opening += 1) {
      const db = openProject(path, { ...context, migrations });
      expect(fileVersion(db)).toBe(NEWEST_VERSION + 1);
      expect(loadSnapshot(db)).toEqual(before);
      closeProject(db);
    }
    const name = `review (version ${NEWEST_VERSION} backup).grove`;
    expect(readdirSync(folder).sort()).toEqual([name, 'review.grove']);
    expect(() => openProject(path, context)).toThrow(/newer Grove/);
    const backup = openProject(join(folder, name), context);
    expect(fileVersion(backup)).toBe(NEWEST_VERSION);
    expect(loadSnapshot(backup)).toEqual(before);
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok');
    closeProject(backup);
  });

  test('a fixture is backed up beside itself before an upgrade, and the backup opens as it was', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'review.grove');
    closeProject(createProject(path));
    const aged = new Database(path);
    aged.pragma('user_version = 0');
    aged.close();
    // Version 0 has no migration from a file with tables, so the upgrade fails: the backup and the file are whole.
    expect(() => openProject(path, context)).toThrow(/already exists/);
    expect(readdirSync(folder).sort()).toEqual(['review (version 0 backup).grove', 'review.grove']);
    for (const name of readdirSync(folder)) {
      const db = new Database(join(folder, name));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('user_version', { simple: true })).toBe(0);
      db.close();
    }
  });
});

test('OR REPLACE, which deletes rows unseen, is nowhere in the code that writes', () => {
  const root = join(import.meta.dirname, '../..');
  const files = ['db', 'api'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  const banned = /\bOR\s+REPLACE\b|\bREPLACE\s+INTO\b/i;
  expect(banned.test(['INSERT', 'OR', 'REPLACE'].join(' '))).toBe(true);
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((file) => banned.test(readFileSync(file, 'utf8')))).toEqual([]);
});
