#!/usr/bin/env node
// The command `grove`: builds what changed, sees to a browser where the command needs one, and runs on Node 24.
import { join } from 'node:path';
import { build } from './build.mjs';
import { BACKEND_FLAGS, fail, node24, root, run } from './node24.mjs';
import { ensureBrowser } from './setup.mjs';

const args = process.argv.slice(2);
const node = node24() ?? fail(`Grove needs Node 24 or newer; this is Node ${process.versions.node}.`);

await build();
if (needsBrowser(args)) process.env.GROVE_BROWSER = await ensureBrowser();
process.exitCode = await run(node, [...BACKEND_FLAGS, join(root, 'dist/electron/cli.js'), ...args]);

function needsBrowser([command, ...options]) {
  if (options.includes('--help')) return false;
  return command === 'demo' || (command === 'report' && (options.includes('--pdf') || options.includes('--all')));
}
