// `npm run bench`: the figures the design asks for, beside their bars. Each *.bench.mjs here exports `rows()`, which
// resolves to rows of { row, figure, bar }, all text. Names on the command line choose some of the files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNode24, fail, node24, root, run } from '../node24.mjs';
import { ensureBrowser } from '../setup.mjs';

await ensureNode24();
// In a process of its own: a second bundle in one that has built already comes out under other names.
if ((await run(node24(), [join(root, 'build', 'build.mjs')])) !== 0) fail('The bench needs a build.');
process.env.GROVE_BROWSER = await ensureBrowser();

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.mjs'));
const chosen = wanted.length === 0 ? files : files.filter((name) => wanted.includes(name.replace('.bench.mjs', '')));
if (chosen.length === 0) fail(`There is no bench ${wanted.join(', ')}.`);

const table = [{ row: 'what', figure: 'measured', bar: 'bar' }];
for (const name of chosen.sort()) {
  process.stderr.write(`${name} …\n`);
  table.push(...(await (await import(`./${name}`)).rows()));
}
const width = (column) => Math.max(...table.map((line) => String(line[column]).length));
const [first, second] = [width('row'), width('figure')];
for (const { row, figure, bar } of table)
  console.log(`${row.padEnd(first)}  ${String(figure).padStart(second)}  ${bar}`);
