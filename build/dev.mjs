// `npm run dev`: the interface from source, changed in place as files are saved, on a real backend. Arguments as for
// `grove open`: a project file, or none for the last one. The page has no content security policy here.
import { join, sep } from 'node:path';
import { ensureNode24, root } from './node24.mjs';

await ensureNode24();
const [{ createServer }, { node, renderer }] = await Promise.all([import('vite'), import('./vite.mjs')]);

const vite = await createServer({
  ...renderer,
  appType: 'spa',
  ssr: { external: node.ssr.external },
  server: { middlewareMode: true, fs: { allow: [root] }, hmr: { host: '127.0.0.1', port: 0 } },
});
const { openInBrowserHost } = await vite.ssrLoadModule(join(root, 'electron/loopback/open-review.ts'));
const opened = await openInBrowserHost({ file: process.argv[2], renderer: vite.middlewares });
console.log(`Grove is at ${opened.launchAddress()}\nThe address works once. Press Ctrl-C to end.`);

const BACKEND = ['engine', 'db', 'api', 'electron', join('report', 'write')].map((folder) => join(root, folder) + sep);
vite.watcher.add(BACKEND);
vite.watcher.on('change', (file) => {
  if (BACKEND.some((folder) => file.startsWith(folder)))
    console.log(`${file.slice(root.length + 1)} changed: restart to run it in the backend.`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void opened.close());
await opened.ended;
await vite.close();
