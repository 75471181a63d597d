import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// The hour of build/soak/run.mjs, cut to a few rounds: enough to see a leak of every round, not a slow one.
test('a few rounds of edits, undo, analyses, screens and reports leave memory flat within 10 %', () => {
  const script = join(import.meta.dirname, '..', '..', 'build', 'soak', 'run.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--minutes', '0.35'], { encoding: 'utf8' });
  process.stdout.write(stdout);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/backend heap: -?[\d.]+ %/);
  expect(stdout).toMatch(/page heap: -?[\d.]+ %/);
}, 180_000);
