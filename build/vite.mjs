// How each environment is bundled. Node programs keep some packages outside: electron is the host itself, better-sqlite3
// and resvg are native, and playwright-core and piscina start from files beside their own.
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { root } from './node24.mjs';

const dist = (folder) => join(root, 'dist', folder);
const shared = { configFile: false, logLevel: 'warn', root };

/** Written into the page where the host puts each load's nonce. */
export const NONCE_PLACEHOLDER = '__GROVE_NONCE__';

/** What every screen is made of; the entry, which connects meanwhile, does without it. */
const INTERFACE =
  /node_modules[\\/](react-dom|scheduler|react-aria|react-stately|@react|@internationalized|lucide-react|use-sync-external-store)|renderer[\\/](widgets|actions)[\\/]|renderer[\\/]views[\\/]hooks|report[\\/]components[\\/]|engine[\\/]text[\\/]/;

/** What connects the window and asks for its first views. */
const START =
  /node_modules[\\/](react|@orpc)[\\/]|renderer[\\/](connection[\\/]|views[\\/](view-store|apply-change)|workspace\.ts|app[\\/](start-window|routes)\.)|contract[\\/]client\./;

/** What the first paint needs beside the entry: read while the entry is, instead of after it. */
const AT_ONCE = [
  /^assets\/(start|mount|interface|AnalysesScreen)-.*\.js$/,
  /^assets\/inter-latin-wght-normal-.*\.woff2$/,
];

/** @type {import('vite').Plugin} */
const preloads = {
  name: 'grove-preloads',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const first = Object.keys(bundle).filter((file) => AT_ONCE.some((wanted) => wanted.test(file)));
      const shared = first.flatMap((file) => bundle[file].imports ?? []);
      return [...new Set([...first, ...shared])]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: 'link',
          injectTo: 'head',
          attrs: file.endsWith('.js')
            ? { rel: 'modulepreload', crossorigin: true, href: `./${file}`, nonce: NONCE_PLACEHOLDER }
            : { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
        }));
    },
  },
};

/**
 * React Aria asks which languages the browser can date in before it is told which one it shall use; the browser then looks
 * through every calendar of every language, for 90 ms of each start. Grove always says en-GB.
 * @type {import('vite').Plugin}
 */
const ownLocale = {
  name: 'grove-own-locale',
  transform(code, id) {
    if (!id.includes('useDefaultLocale')) return null;
    const asked = /Intl\.DateTimeFormat\.supportedLocalesOf\(\[\s*locale\s*\]\);/;
    if (!asked.test(code)) this.error('React Aria asks for its locale in another way now: see build/vite.mjs.');
    return { code: code.replace(asked, ''), map: null };
  },
};

/**
 * A dialog or a menu would make the rest of the page inert, which Chromium answers with a new style for each of its thousand
 * elements: 20 ms before it is there, and as much before it is gone. Hidden by aria-hidden, which React Aria uses where
 * there is no inert, the page is as far from a screen reader; the dialog keeps the focus, and what lies under it the pointer.
 * @type {import('vite').Plugin}
 */
const hiddenBehind = {
  name: 'grove-hidden-behind',
  transform(code, id) {
    if (!/overlays\/(useModalOverlay|usePopover)\./.test(id)) return null;
    const asked = /shouldUseInert: true/;
    if (!asked.test(code))
      this.error('React Aria hides what is behind a dialog in another way now: see build/vite.mjs.');
    return { code: code.replace(asked, 'shouldUseInert: false'), map: null };
  },
};

export const renderer = {
  ...shared,
  root: join(root, 'renderer'),
  base: './',
  plugins: [react(), ownLocale, hiddenBehind, preloads],
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: dist('renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One sheet, in the order of renderer/styles.ts whoever else names a part of it.
            { name: 'styles', test: /\.css$/, priority: 2 },
            { name: 'start', test: START, priority: 3 },
            { name: 'interface', test: INTERFACE, priority: 1 },
          ],
        },
      },
    },
  },
};

export const node = {
  ...shared,
  // React would otherwise carry its development half and choose it at run time.
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@resvg/resvg-js', 'playwright-core', 'piscina'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: dist('electron'),
    emptyOutDir: true,
    // Half the size, and quicker to read at the start; the maps stay beside it for whoever follows an error.
    minify: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: join(root, 'electron/main.ts'),
        backend: join(root, 'electron/backend.ts'),
        cli: join(root, 'electron/cli.ts'),
        worker: join(root, 'electron/worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

/** A sandboxed preload must be one CommonJS file. */
export const preload = {
  ...shared,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: join(root, 'electron/preload.ts'),
    target: 'chrome140',
    outDir: dist('electron'),
    emptyOutDir: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
  },
};
