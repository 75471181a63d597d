import { defineConfig } from 'vitest/config';

/** Pure functions: nothing of a test file is left for the next, so the engine is imported once per worker. */
const PURE = 'test/{engine,golden}/**/*.test.ts';

/** Run by build/test.mjs each on its own, beside the unit part. */
const PARTS_OF_THEIR_OWN = ['test/rules/**', 'test/contract/**'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Left to itself vitest keeps a core free, which on a machine of two halves its speed.
    maxWorkers: '100%',
    // Only there to catch a hang: what is to be fast, the bench measures.
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'engine', include: [PURE], isolate: false } },
      {
        extends: true,
        test: {
          name: 'application',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/packaging/**', ...PARTS_OF_THEIR_OWN, PURE],
        },
      },
      { extends: true, test: { name: 'parts', include: PARTS_OF_THEIR_OWN.map((folder) => `${folder}/*.test.ts`) } },
    ],
  },
});
