// Every screen and state of Grove as pictures, for looking at: node build/gallery.mjs [FOLDER [WORD…]]
// With words, only pictures whose name holds all of them, such as: out/gallery small dark studies
// Three sizes and two themes of the bundled review, of an empty one and of a large one, with loading and failed screens.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { ensureNode24, root } from './node24.mjs';
import { SIZES, STATES, THEMES } from './gallery/states.mjs';

await ensureNode24();
// These read TypeScript, which the Node that started this may not.
const { openGallery } = await import('./gallery/open.mjs');
const { makeReviews } = await import('./gallery/reviews.mjs');
await build();
const [, , named = join(root, 'out', 'gallery'), ...words] = process.argv;
const folder = resolve(named);
const isWanted = (name) => words.every((word) => name.includes(word));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const reviews = await makeReviews();
let pictures = 0;
const failures = [];
try {
  for (const [review, path] of Object.entries(reviews.paths)) {
    const gallery = await openGallery(path);
    try {
      for (const state of STATES.filter(({ of }) => of.includes(review))) {
        for (const size of state.sizes ?? Object.keys(SIZES)) {
          for (const theme of state.themes ?? THEMES) {
            const name = `${review} ${state.name} ${size} ${theme}`.replaceAll(' ', '-');
            if (!isWanted(name)) continue;
            const problem = await gallery.picture(state, SIZES[size], theme, join(folder, `${name}.png`));
            if (problem !== null) failures.push(`${name}: ${problem}`);
            pictures += 1;
          }
        }
      }
    } finally {
      await gallery.close();
    }
  }
} finally {
  reviews.remove();
}
console.log(`${pictures} pictures in ${folder}`);
for (const failure of failures) console.log(failure);
if (failures.length > 0) process.exitCode = 1;
