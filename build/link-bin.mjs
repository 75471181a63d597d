// After `npm install` or `npm ci` in the checkout: put `grove` among the project's own commands, so that `npx grove` finds it at
// once. Left to itself, npx looks for the project in its own tree and finds a command that was never linked.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node24.mjs';

const folder = join(root, 'node_modules', '.bin');
const script = join('..', '..', 'build', 'grove.mjs');
mkdirSync(folder, { recursive: true });
if (process.platform === 'win32') {
  writeFileSync(join(folder, 'grove.cmd'), `@node "%~dp0\\${script}" %*\r\n`);
} else {
  chmodSync(join(root, 'build', 'grove.mjs'), 0o755);
  rmSync(join(folder, 'grove'), { force: true });
  symlinkSync(script, join(folder, 'grove'));
}
