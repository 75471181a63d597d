// How each environment is bundled. Node programs keep some packages outside: electron is the host itself, better-sqlite3
// and resvg are native, and playwright-core and piscina start from files beside their own.
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { root } from './node24.mjs';

const dist = (folder) => join(root, 'dist', folder);
const shared = { configFile: false, logLevel: 'warn', root };

/** Written into the page where the host puts each load's nonce. */
export const NONCE_PLACEHOLDER = '__GROVE_NONCE__';

export const renderer = {
  ...shared,
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: dist('renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
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
