// Type-check every environment (build/tsconfig), two compilers at a time.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureNode24, root } from './node24.mjs';

const AT_ONCE = 2;

/** One result for each environment: its name, whether it passed, and what the compiler printed. */
export async function checkTypes() {
  const folder = join(root, 'build', 'tsconfig');
  const waiting = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'base.json');
  const results = [];
  const worker = async () => {
    for (let config = waiting.shift(); config !== undefined; config = waiting.shift()) {
      results.push({ name: config.replace('.json', ''), ...(await compile(join(folder, config))) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.toSorted((a, b) => a.name.localeCompare(b.name));
}

function compile(config) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const child = spawn(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ passed: code === 0, output: output.trim() })),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureNode24();
  const failed = (await checkTypes()).filter(({ passed }) => !passed);
  for (const { name, output } of failed) console.log(`${name}:\n${output}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
