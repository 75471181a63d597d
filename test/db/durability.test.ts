import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closeProject, createProject } from '../../db/connection.ts';
import { checkpointWhenIdle, type Timer } from '../../db/durability.ts';
import { insertRecord } from '../../db/repositories/records.ts';
import { command, study, temporaryFolder } from './helpers.ts';

const root = join(import.meta.dirname, '../..');

/** A clock that stands still until told: `timer` to inject, `advance` to let time pass. */
function fakeClock() {
  let now = 0;
  const waiting = new Set<{ due: number; work: () => void }>();
  const timer: Timer = (work, milliseconds) => {
    const entry = { due: now + milliseconds, work };
    waiting.add(entry);
    return () => waiting.delete(entry);
  };
  const advance = (milliseconds: number) => {
    const end = now + milliseconds;
    for (;;) {
      const [next] = [...waiting].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (next === undefined) break;
      now = next.due;
      waiting.delete(next);
      next.work();
    }
    now = end;
  };
  return { timer, advance, now: () => now };
}

test('a file copied while open holds every edit older than 2 s, in rest and in a stream of edits', () => {
  const folder = temporaryFolder();
  const db = createProject(join(folder, 'review.grove'));
  const clock = fakeClock();
  const failures: unknown[] = [];
  const idle = checkpointWhenIdle(db, { timer: clock.timer, onFailure: (error) => failures.push(error) });
  const madeAt = new Map<string, number>();
  const copied = join(folder, 'copied.grove');
  // Edits every 300 ms for 6 s, then rest.
  for (let step = 0; step < 30; step++) {
    if (step < 20) {
      const id = `s${step}`;
      command(db, () => insertRecord(db, 'study', study(id)));
      madeAt.set(id, clock.now());
      idle.touched();
    }
    clock.advance(300);
    execFileSync('cp', [db.name, copied]);
    const copy = new Database(copied, { readonly: true });
    const held = new Set(copy.prepare('SELECT id FROM study').pluck().all());
    copy.close();
    const missing = [...madeAt].filter(([id, at]) => clock.now() - at >= 2000 && !held.has(id));
    expect(missing).toEqual([]);
  }
  expect(failures).toEqual([]);
  closeProject(db);
});

test('a stopped checkpoint does not come, one asked for comes at once', () => {
  const db = createProject(join(temporaryFolder(), 'review.grove'));
  const clock = fakeClock();
  const idle = checkpointWhenIdle(db, { timer: clock.timer, onFailure: (error) => expect.unreachable(String(error)) });
  const framesInLog = () => (db.pragma('wal_checkpoint(PASSIVE)') as { log: number }[])[0]?.log;
  command(db, () => insertRecord(db, 'study', study('a')));
  idle.touched();
  idle.stop();
  clock.advance(10_000);
  expect(framesInLog()).toBeGreaterThan(0);
  idle.now();
  expect(framesInLog()).toBe(0);
  closeProject(db);
});

test('20 kills in a stream of edits lose no acknowledged command', { timeout: 120_000 }, () => {
  const seed = '7';
  const run = spawnSync(process.execPath, [join(root, 'build/kill-loop.mjs'), '--cycles', '20', '--seed', seed], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^20 kills, [1-9]\d+ commands acknowledged, 0 lost/);
});

// Which of the two calls SQLite makes is decided by how its binary was built; both put the log on the disk.
test('a command costs one flush of the log (fsync or fdatasync)', ({ skip }) => {
  if (spawnSync('strace', ['-V']).error !== undefined) {
    process.stdout.write('skipped: counting flushes (strace is not installed)\n');
    skip('strace is not installed');
  }
  const folder = temporaryFolder();
  const trace = join(folder, 'trace');
  const run = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-e',
      'trace=fsync,fdatasync,sync_file_range,chdir',
      '-o',
      trace,
      process.execPath,
      join(root, 'build/bench/commit-probe.mjs'),
      folder,
      '25',
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0 && /ptrace|not permitted/i.test(run.stderr)) {
    process.stdout.write('skipped: counting flushes (tracing is not permitted here)\n');
    skip('tracing is not permitted');
  }
  expect(run.stderr).toBe('');
  const calls = readFileSync(trace, 'utf8')
    .split('\n')
    .map((line) => /\b(fsync|fdatasync|sync_file_range|chdir)\(/.exec(line)?.[1]);
  const [start, end] = [calls.indexOf('chdir'), calls.lastIndexOf('chdir')];
  const between = calls.slice(start + 1, end).filter((call) => call !== undefined);
  expect(end).toBeGreaterThan(start);
  expect(between).toHaveLength(25);
  expect(between.filter((call) => call !== 'fsync' && call !== 'fdatasync')).toEqual([]);
});
