// Imports mutated RIS, nbib, CSL-JSON, BibTeX, CSV and Excel files and reads hostile cells; prints what went wrong.
// Usage: node build/fuzz.mjs [--files 10000] [--cells 100000] [--seed 1]
import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz/run-fuzz.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    cells: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const [files, formulas, seed] = [values.files, values.cells, values.seed].map(Number);
const { imported, slowestFileMs, slowestFormulaMs, problems } = await runFuzz({
  files,
  formulas,
  seed,
  onProgress: (done) => done % 1000 === 0 && process.stderr.write(`${done} files\n`),
});
console.log(
  `${files} mutated files: ${imported} taken, ${files - imported} refused, slowest ${slowestFileMs.toFixed(0)} ms`,
);
console.log(`${formulas} hostile cells: slowest ${slowestFormulaMs.toFixed(2)} ms`);
for (const problem of problems.slice(0, 20)) console.log(problem);
if (problems.length > 0) {
  console.log(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  process.exitCode = 1;
}
