// The parts of `npm test`. Each resolves to how many checks passed and failed, and prints what failed.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { root, run } from '../node24.mjs';
import { findElectron } from '../setup.mjs';
import { checkTypes } from '../types.mjs';

const reports = join(root, 'reports');
const vitestConfig = ['--config', 'build/vitest.config.ts'];

/** In the order they run: the quick ones that fail first for a slip, then those that need the bundled program. */
export const PARTS = {
  types: async () => {
    const results = await checkTypes();
    const failed = results.filter(({ passed }) => !passed);
    for (const { name, output } of failed) console.log(`${name}:\n${output}`);
    return { passed: results.length - failed.length, failed: failed.length };
  },
  lint: () => byExitCode('oxlint', ['-c', 'build/oxlintrc.json']),
  rules: () => vitest('rules', [...vitestConfig, 'test/rules']),
  unit: () => vitest('unit', [...vitestConfig, '--project', 'engine', '--project', 'application']),
  build: async () => {
    await build();
    return { passed: 0, failed: 0 };
  },
  contract: () => vitest('contract', [...vitestConfig, 'test/contract']),
  'end-to-end': endToEnd,
  packaging: () => vitest('packaging', ['--config', 'build/vitest.packaging.config.ts']),
};

async function vitest(name, args) {
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  const code = await bin('vitest', ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  const report = readJson(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return withExitCode(code, { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length });
}

async function endToEnd() {
  if (!readdirSync(join(root, 'test', 'e2e'), { recursive: true }).some((name) => name.endsWith('.spec.ts'))) {
    return { passed: 0, failed: 1 };
  }
  const inBrowser = await playwright('end-to-end', {});
  const electron = await findElectron();
  if (electron === undefined) {
    console.log('end-to-end in Electron: skipped, because its program is not installed (npm start fetches it).');
    return inBrowser;
  }
  const inElectron = await playwright('end-to-end-desktop', { GROVE_E2E_HOST: 'desktop' });
  return { passed: inBrowser.passed + inElectron.passed, failed: inBrowser.failed + inElectron.failed };
}

async function playwright(name, env) {
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  const args = ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json'];
  const code = await bin('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...env });
  const stats = readJson(file)?.stats;
  if (stats === undefined) return { passed: 0, failed: 1 };
  // A test that passes only when tried again has failed.
  return withExitCode(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky });
}

async function byExitCode(name, args) {
  const code = await bin(name, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** A runner that ends badly without a failed test, such as on an unhandled error, counts as one failure. */
function withExitCode(code, { passed, failed }) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function bin(name, args, env = {}) {
  mkdirSync(reports, { recursive: true });
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`;
  return run(join(root, 'node_modules', '.bin', name), args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...env },
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
