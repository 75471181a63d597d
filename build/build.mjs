// Bundle Grove into dist/. Does nothing, silently, when no source changed since the last build.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureNode24, fail, root } from './node24.mjs';
import { sourceStamp } from './stamp.mjs';

const STAMP = join(root, 'dist', 'built-from');
const LOCK = join(root, 'dist', 'building');
const LONGEST_BUILD_MS = 120_000;

/** True when dist/ was made from exactly the sources of now. */
export function isBuilt() {
  const stamp = sourceStamp();
  return stamp === undefined || read(STAMP) === stamp;
}

/** Build what changed. Two builds at once wait for each other, so that neither sees half of dist/. */
export async function build() {
  if (isBuilt()) return;
  await ensureNode24();
  await takeLock();
  try {
    const stamp = sourceStamp();
    if (stamp === undefined || read(STAMP) === stamp) return;
    const started = performance.now();
    rmSync(STAMP, { force: true });
    const [vite, configs] = await Promise.all([import('vite'), import('./vite.mjs')]);
    // A test runner's own NODE_ENV would have vite compile the interface for development.
    const { NODE_ENV } = process.env;
    process.env.NODE_ENV = 'production';
    for (const name of ['renderer', 'node', 'preload']) {
      await vite.build(configs[name]).catch((error) => {
        rmSync(LOCK, { force: true });
        fail(`Grove could not be built. ${error.message}`);
      });
    }
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    writeFileSync(STAMP, stamp);
    process.stderr.write(`built in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function takeLock() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const until = Date.now() + LONGEST_BUILD_MS;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(Number(read(LOCK)))) rmSync(LOCK, { force: true });
    else if (Date.now() > until) fail(`Another build has not finished. If none is running, delete ${LOCK}.`);
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function isAlive(pid) {
  // The file is empty for an instant while another build writes its number.
  if (!Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
