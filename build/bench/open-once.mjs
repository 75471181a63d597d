// Opens one project file and derives all of it, once, in a process that has done nothing before: prints the milliseconds of both.
import { openProject } from '../../db/connection.ts';
import { loadSnapshot } from '../../db/records.ts';
import { deriveReview } from '../../engine/review/derive.ts';
import { timed } from './figures.mjs';

const [, , path] = process.argv;
let snapshot;
const read = timed(() => {
  snapshot = loadSnapshot(openProject(path));
});
const derive = timed(() => deriveReview(snapshot));
process.stdout.write(JSON.stringify({ read, derive }));
