import type { ReviewRecords } from '../bundled-review/record-sink.ts';
import { bundledReview } from '../bundled-review/index.ts';
import { workedExample } from '../bundled-review/worked-example.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { runCommand } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { insertRecords } from '../../db/repositories/records.ts';
import type { WritableDb } from '../../db/brands.ts';
import { MAKER } from './example.ts';
import { COMMANDS } from './views/phrases.ts';

export type MakeOptions = Readonly<{ actor: string; now: () => Date }>;

/** Make the bundled mindfulness review as a new project file. Throws ProjectFileError if the name is taken. */
export function makeBundledReview(path: string, options: MakeOptions): void {
  makeReview(path, bundledReview(), options);
}

/** Make the worked example, six synthetic trials fully rated, as a new project file. Throws ProjectFileError if the name is taken. */
export function makeWorkedExample(path: string, options: MakeOptions): void {
  makeReview(path, workedExample(), options);
}

function makeReview(path: string, records: ReviewRecords, options: MakeOptions): void {
  const db = createProject(path, options);
  try {
    insertReview(db, records, { ...options, actor: MAKER });
  } finally {
    closeProject(db);
  }
}

/** Put a whole review's records into an empty project as one step of its history. */
export function insertReview(db: WritableDb, records: ReviewRecords, { actor, now }: MakeOptions): void {
  const at = now();
  runCommand(db, { id: uuidv7(at), name: COMMANDS.makeReview, actor, at: at.toISOString() }, () => {
    insertRecords(db, records);
    return null;
  });
}
