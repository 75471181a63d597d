// The project file: durable commits, opening and undoing at size.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeProject, createProject, openProject } from '../../db/connection.ts';
import { runCommand } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { loadSnapshot, patchSnapshot } from '../../db/records.ts';
import { insertRecords, updateRecord } from '../../db/repositories/records.ts';
import { takeBack } from '../../db/undo.ts';
import { generateReview } from '../../test/fixtures/generated-review.ts';
import { median, milliseconds as inMilliseconds } from './figures.mjs';

const PROBE = join(import.meta.dirname, 'commit-probe.mjs');
const COMMITS = 50;

const command = () => ({ id: uuidv7(new Date()), name: 'Bench', actor: 'bench', at: new Date().toISOString() });

function timed(work) {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

function commitRow(folder) {
  const times = JSON.parse(execFileSync(process.execPath, [PROBE, folder, String(COMMITS)], { encoding: 'utf8' }));
  return { row: 'durable commit, median', figure: inMilliseconds(median(times)), bar: 'printed' };
}

function flushRow(folder) {
  const row = 'flushes of the disk per commit, under strace';
  const trace = join(folder, 'trace');
  const traced = mkdtempSync(join(folder, 'traced-'));
  const options = ['-f', '-qq', '-e', 'trace=fsync,fdatasync,chdir', '-o', trace];
  const run = spawnSync('strace', [...options, process.execPath, PROBE, traced, String(COMMITS)], { encoding: 'utf8' });
  if (run.status !== 0) return { row, figure: 'not counted (no strace)', bar: '1' };
  const calls = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /\b(fsync|fdatasync|chdir)\(/.test(line));
  const isMark = (line) => line.includes('chdir(');
  const count = calls.findLastIndex(isMark) - calls.findIndex(isMark) - 1;
  return { row, figure: String(count / COMMITS), bar: '1' };
}

function sizeRows(folder) {
  const path = join(folder, 'large.grove');
  const records = generateReview({ studies: 500, analyses: 20 });
  const made = createProject(path);
  const imported = timed(() => runCommand(made, command(), () => insertRecords(made, records)));
  closeProject(made);

  const opened = timed(() => openProject(path));
  const db = opened.result;
  const first = timed(() => loadSnapshot(db));
  const again = Array.from({ length: 5 }, () => timed(() => loadSnapshot(db)).milliseconds);
  const snapshot = first.result;

  const ids = [...snapshot.value.keys()].slice(0, 10_000);
  const edit = command();
  runCommand(db, edit, () => {
    for (const id of ids) updateRecord(db, 'value', id, { text: '1.5', number: 1.5 });
  });
  const undone = timed(() => takeBack(db, [edit.id], { ...command(), kind: 'undo' }));
  const single = runCommand(db, command(), () => updateRecord(db, 'value', ids[0], { text: '2.5', number: 2.5 }));
  const patches = Array.from({ length: 9 }, () => timed(() => patchSnapshot(snapshot, single.rowChanges)).milliseconds);
  closeProject(db);
  return [
    {
      row: `import of 500 studies (${records.value.length} values) as one command`,
      figure: inMilliseconds(imported.milliseconds),
      bar: 'printed',
    },
    { row: 'open the file of 500 studies', figure: inMilliseconds(opened.milliseconds), bar: 'printed' },
    { row: 'load its snapshot, first', figure: inMilliseconds(first.milliseconds), bar: 'printed' },
    { row: 'load its snapshot, again', figure: inMilliseconds(median(again)), bar: '<= 100 ms' },
    { row: 'patch its snapshot after one edit', figure: inMilliseconds(median(patches)), bar: 'printed' },
    { row: 'undo of 10,000 changed rows', figure: inMilliseconds(undone.milliseconds), bar: '<= 1000 ms' },
  ];
}

/** Rows for `npm run bench`. */
export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  try {
    return [commitRow(mkdtempSync(join(folder, 'probe-'))), flushRow(folder), ...sizeRows(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
