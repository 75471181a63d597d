// `npm test`: every part, or those named on the command line; last a line with the sum over all runners.
import { ensureNode24, fail } from './node24.mjs';
import { ensureBrowser } from './setup.mjs';

await ensureNode24();
const { PARTS } = await import('./testing/parts.mjs');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) fail(`There is no part ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`);

const NEED_BROWSER = ['unit', 'contract', 'end-to-end', 'packaging'];
const names = wanted.length === 0 ? Object.keys(PARTS) : wanted;
if (names.some((name) => NEED_BROWSER.includes(name))) process.env.GROVE_BROWSER = await ensureBrowser();

const sum = { passed: 0, failed: 0 };
const summary = [];
for (const name of names) {
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const { passed, failed } = await PARTS[name]().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  sum.passed += passed;
  sum.failed += failed;
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  summary.push(
    `${name.padEnd(12)}${seconds.padStart(9)}${String(passed).padStart(7)} passed${String(failed).padStart(5)} failed`,
  );
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`tests: ${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
