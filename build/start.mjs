// `npm start`: the workbench in Electron where its program is installed or can be fetched; otherwise in a browser's
// app window; otherwise it prints the address. Arguments go to `grove open`.
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureNode24, root, run } from './node24.mjs';
import { ensureElectron, fetchedBrowser } from './setup.mjs';

await ensureNode24();
await build();
const electron = await ensureElectron();
const browser = electron === undefined ? await fetchedBrowser() : undefined;
const env = browser === undefined ? process.env : { ...process.env, GROVE_BROWSER: browser };
process.exitCode = await run(process.execPath, [join(root, 'dist/electron/cli.js'), 'open', ...process.argv.slice(2)], {
  env,
});
