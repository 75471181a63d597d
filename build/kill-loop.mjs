// Kills a process that is editing a project file (SIGKILL), again and again, and checks after each time that no command
// it had acknowledged is lost and that the file is sound. Usage: node build/kill-loop.mjs [--cycles 200] [--seed 1]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeProject, createProject, openProject } from '../db/connection.ts';
import { createRandom } from '../engine/math/random.ts';

const EDITOR = join(import.meta.dirname, 'kill-loop-editor.mjs');

/** Lets an editor run for `milliseconds` after its first acknowledgement, kills it, and returns what it acknowledged. */
function editAndKill(path, seed, milliseconds) {
  return new Promise((resolve, reject) => {
    const editor = spawn(process.execPath, [EDITOR, path, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let isDoomed = false;
    editor.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (isDoomed) return;
      isDoomed = true;
      setTimeout(() => editor.kill('SIGKILL'), milliseconds);
    });
    editor.once('error', reject);
    editor.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`The editor ended by itself (${code ?? signal}).`));
      // The last line may be cut: only a whole one is an acknowledgement.
      resolve(output.split('\n').slice(0, -1));
    });
  });
}

/** Throws unless the file is sound and holds every acknowledged command whole, in the state its row changes say. */
function check(path, acknowledged) {
  const db = openProject(path);
  try {
    const soundness = String(db.pragma('integrity_check', { simple: true }));
    if (soundness !== 'ok') throw new Error(`integrity_check: ${soundness}`);
    if (db.pragma('foreign_key_check').length > 0) throw new Error('A reference dangles.');
    const find = db.prepare('SELECT result_json FROM command WHERE id = ?').pluck();
    const lost = acknowledged.filter((id) => find.get(id) === undefined);
    if (lost.length > 0) throw new Error(`${lost.length} acknowledged commands are lost, the first ${lost[0]}.`);
    const halfDone = Number(db.prepare('SELECT count(*) FROM command WHERE result_json IS NULL').pluck().get());
    if (halfDone > 0) throw new Error(`${halfDone} commands are half done.`);
    const compare = db.prepare(
      `SELECT count(*) FROM study WHERE year IS NOT (SELECT json_extract(after, '$.year') FROM row_change
       WHERE table_name = 'study' AND row_id = study.id ORDER BY seq DESC LIMIT 1)`,
    );
    const unlike = Number(compare.pluck().get());
    if (unlike > 0) throw new Error(`${unlike} rows differ from their history.`);
  } finally {
    closeProject(db);
  }
}

async function run() {
  const { values } = parseArgs({
    options: { cycles: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const random = createRandom(Number(values.seed));
  const folder = mkdtempSync(join(tmpdir(), 'grove-kill-'));
  const path = join(folder, 'killed.grove');
  closeProject(createProject(path));
  const acknowledged = [];
  try {
    for (let cycle = 1; cycle <= Number(values.cycles); cycle++) {
      acknowledged.push(...(await editAndKill(path, random.integer(2 ** 31), random.integer(60))));
      check(path, acknowledged);
    }
    console.log(`${values.cycles} kills, ${acknowledged.length} commands acknowledged, 0 lost (seed ${values.seed})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await run();
