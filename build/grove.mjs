#!/usr/bin/env node
// The command `grove`. In a checkout it builds what changed and sees to a browser where the command needs one; as an
// installed package it is built already. It runs on Node 24 in either case.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BACKEND_ENVIRONMENT, BACKEND_FLAGS, fail, node24, root, run } from './node24.mjs';

const args = process.argv.slice(2);
const node = node24() ?? fail(`Grove needs Node 24 or newer; this is Node ${process.versions.node}.`);

if (existsSync(join(root, 'engine'))) {
  const [{ build }, { ensureBrowser }] = await Promise.all([import('./build.mjs'), import('./setup.mjs')]);
  await build();
  if (needsBrowser(args)) process.env.GROVE_BROWSER = await ensureBrowser();
}
process.exitCode = await run(node, [...BACKEND_FLAGS, join(root, 'dist/electron/cli.js'), ...args], {
  env: { ...BACKEND_ENVIRONMENT, ...process.env },
});

function needsBrowser([command, ...options]) {
  if (options.includes('--help')) return false;
  return command === 'demo' || (command === 'report' && (options.includes('--pdf') || options.includes('--all')));
}
