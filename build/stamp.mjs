// What a build was made from, as one hash over the content of every input.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './node24.mjs';

const FOLDERS = ['engine', 'db', 'api', 'report', 'renderer', 'electron'];
const FILES = ['package.json', 'package-lock.json', 'build/build.mjs', 'build/vite.mjs'];

/** Hash of all sources, or undefined where there are none: an installed package holds only what was built. */
export function sourceStamp() {
  if (!existsSync(join(root, 'engine'))) return undefined;
  const files = [
    ...FOLDERS.flatMap((folder) => filesUnder(join(root, folder))),
    ...FILES.map((file) => join(root, file)),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
