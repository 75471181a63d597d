// The victim of kill-loop.mjs: adds, edits, deletes and undoes in a stream, checkpoints now and then, and prints a
// command's id once the command is acknowledged. Usage: node kill-loop-editor.mjs FILE SEED
import { writeSync } from 'node:fs';
import { openProject } from '../db/connection.ts';
import { checkpoint } from '../db/durability.ts';
import { runCommand } from '../db/history.ts';
import { uuidv7 } from '../db/ids.ts';
import { deleteRecord, insertRecord, updateRecord } from '../db/repositories/records.ts';
import { takeBack } from '../db/undo.ts';
import { createRandom } from '../engine/math/random.ts';

const [path, seed] = process.argv.slice(2);
const random = createRandom(Number(seed));
const db = openProject(path);
const ids = db.prepare('SELECT id FROM study').pluck().all();
let last = null;

const nextCommand = () => ({ id: uuidv7(new Date()), name: 'Edit', actor: 'editor', at: new Date().toISOString() });
const newStudy = (id) => ({
  id,
  label: 'x'.repeat(random.integer(3000)),
  year: 0,
  design: 'parallel',
  designNote: null,
  unitOfRandomisation: null,
  status: 'included',
  statusReason: null,
  registryId: null,
  plannedN: null,
  expectedCompletion: null,
  funding: null,
  conflicts: null,
});

for (;;) {
  const command = nextCommand();
  const draw = random.uniform();
  if (draw < 0.15 && last !== null) {
    takeBack(db, [last], { ...command, kind: 'undo' });
    last = null;
    ids.splice(0, ids.length, ...db.prepare('SELECT id FROM study').pluck().all());
  } else if (draw < 0.5 || ids.length === 0) {
    runCommand(db, command, () => insertRecord(db, 'study', newStudy(command.id)));
    ids.push(command.id);
    last = command.id;
  } else if (draw < 0.9) {
    const id = ids[random.integer(ids.length)];
    runCommand(db, command, () => updateRecord(db, 'study', id, { year: random.integer(1000) }));
    last = command.id;
  } else {
    const [id] = ids.splice(random.integer(ids.length), 1);
    runCommand(db, command, () => deleteRecord(db, 'study', id));
    last = command.id;
  }
  writeSync(1, `${command.id}\n`);
  if (random.uniform() < 0.05) checkpoint(db);
}
