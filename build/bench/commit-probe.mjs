// Commits a number of edits to a fresh project, for strace to count the flushes of: they lie between two calls of chdir.
// Prints the milliseconds of each commit as JSON. Usage: node commit-probe.mjs FOLDER COUNT
import { join } from 'node:path';
import { closeProject, createProject } from '../../db/connection.ts';
import { runCommand } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { insertRecord, updateRecord } from '../../db/repositories/records.ts';

const [folder, count] = process.argv.slice(2);
const db = createProject(join(folder, 'probe.grove'));
const commit = (write) =>
  runCommand(db, { id: uuidv7(new Date()), name: 'Edit', actor: 'probe', at: new Date().toISOString() }, write);

// The first commit after a checkpoint also flushes the log's header; it is not what an edit usually costs.
commit(() => insertRecord(db, 'setting', { id: 'probe', value: 0 }));
process.chdir(folder);
const milliseconds = Array.from({ length: Number(count) }, (_, step) => {
  const start = performance.now();
  commit(() => updateRecord(db, 'setting', 'probe', { value: step + 1 }));
  return performance.now() - start;
});
process.chdir('/');
closeProject(db);
console.log(JSON.stringify(milliseconds));
