import { defineConfig } from 'vitest/config';

/** The tests that a mutant of engine/pool or engine/effect can fail; one fork, because the runner splits the work. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/engine/{pool,effect,heterogeneity}/**/*.test.ts', 'test/golden/{pool,effect-sizes,back-transformation}.test.ts'],
    bail: 1,
    // Instrumented code on a busy machine is several times slower.
    testTimeout: 60_000,
  },
});
