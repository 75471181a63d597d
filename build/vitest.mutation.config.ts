import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The short tests of single functions first: most mutants fall to one of them, long before the reference cases are reached. */
class ShortFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      moduleId.includes('/golden/') ? 2 : moduleId.includes('property') ? 1 : 0;
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/**
 * The tests that a mutant of engine/pool or engine/effect can fail, without the reference cases of large mixed models, which
 * cost minutes when instrumented (test/golden/mixed-model-cases.ts). One worker for all files: importing the engine anew for
 * each costs more than the tests.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: [
      'test/engine/{pool,effect,heterogeneity}/**/*.test.ts',
      'test/golden/{pool,mixed-models,effect-sizes,back-transformation}.test.ts',
    ],
    sequence: { sequencer: ShortFirst },
    isolate: false,
    bail: 1,
    // Instrumented code on a busy machine is several times slower.
    testTimeout: 60_000,
  },
});
