// Generated reviews as files, for the bench.
import { join } from 'node:path';
import { insertReview } from '../../api/procedures/make-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { generateReview } from '../../test/fixtures/generated-review.ts';

export const now = () => new Date();
export const actor = 'bench';

/** Makes a generated review in `folder` and returns its path. */
export function makeReview(folder, { studies, analyses }) {
  const path = join(folder, `generated-${studies}-${analyses}.grove`);
  const db = createProject(path, { actor, now });
  insertReview(db, generateReview({ studies, analyses }), { actor, now });
  closeProject(db);
  return path;
}

/** What `read` finds in the derived review of a file. */
export function derivedOf(path, read) {
  const session = openSession(path, { actor, now });
  try {
    return read(session.derived());
  } finally {
    session.close();
  }
}

/** The analysis with the most rows: its id and how many they are. */
export function largestAnalysis(path) {
  return derivedOf(path, ({ analyses }) => {
    const [largest] = [...analyses.values()].toSorted((a, b) => b.rows.length - a.rows.length);
    return { analysisId: largest.analysisId, rows: largest.rows.length };
  });
}
