import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/packaging/**'],
    // Left to itself vitest keeps a core free, which on a machine of two halves its speed.
    maxWorkers: '100%',
    // Only there to catch a hang: what is to be fast, the bench measures.
    testTimeout: 30_000,
  },
});
