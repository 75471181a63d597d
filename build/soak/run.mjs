// Uses Grove for an hour and says whether memory stays flat: node build/soak/run.mjs [--minutes 60]
import { parseArgs } from 'node:util';
import { ensureNode24, fail } from '../node24.mjs';

await ensureNode24();
const { build } = await import('../build.mjs');
const { ensureBrowser } = await import('../setup.mjs');
await build();
process.env.GROVE_BROWSER = await ensureBrowser();
const { growth, driveGrove } = await import('./use.mjs');

const MOST_GROWTH = 0.1;
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const milliseconds = Number(values.minutes) * 60_000;
if (!(milliseconds > 0)) fail(`--minutes is ${values.minutes}: give a number above 0.`);

const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
let rounds = 0;
const samples = await driveGrove(
  (_, elapsed) => elapsed >= milliseconds,
  ({ heapUsed, rss, page }, elapsed) => {
    rounds += 1;
    if (rounds % 10 === 1)
      console.log(
        `${(elapsed / 60_000).toFixed(1).padStart(5)} min, round ${rounds}: backend heap ${inMegabytes(heapUsed)}, resident ${inMegabytes(rss)}, page heap ${inMegabytes(page)}`,
      );
  },
);
const watched = { 'backend heap': 'heapUsed', 'backend resident': 'rss', 'page heap': 'page' };
let hasGrown = false;
for (const [name, field] of Object.entries(watched)) {
  const share = growth(samples, (sample) => sample[field]);
  hasGrown ||= share > MOST_GROWTH;
  console.log(`${name}: ${(100 * share).toFixed(1)} % over ${samples.length} rounds (at most ${100 * MOST_GROWTH} %)`);
}
process.exitCode = hasGrown ? 1 : 0;
