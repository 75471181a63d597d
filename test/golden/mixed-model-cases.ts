import { firstDifferences, goldenCases, type GoldenCase } from './golden.ts';
import { disagreements } from './pool-disagreements.ts';

// Absolute. Interval limits carry the tolerance of the estimate and 1.96 times that of its standard error.
const LIMITS: Readonly<Record<string, number>> = { tau2: 5e-3, sigma2: 5e-3, I2: 0.1, ci_lb: 3e-3, ci_ub: 3e-3 };

/**
 * Data sets of few and small studies: every model of every measure in a hundred milliseconds together. The mutation run
 * reads these only (build/vitest.mutation.config.ts).
 */
const SMALL = /:(hine1989|crins2014_AR|mk_rate_S|pritz1997|debruin2009|nielweise2008_g1):/;

const CASES = goldenCases('03_glmm.json');

export const SMALL_CASES: readonly GoldenCase[] = CASES.filter(({ id }) => SMALL.test(id));
export const LARGE_CASES: readonly GoldenCase[] = CASES.filter(({ id }) => !SMALL.test(id));

/** What differs from metafor with lme4 in the cases of one model. */
export function modelDifferences(cases: readonly GoldenCase[], model: string): readonly string[] {
  return firstDifferences(
    cases.filter(({ options }) => options['model'] === model),
    (golden) =>
      disagreements(
        golden,
        (field) => (/^(I2|H2|stat|pval|QE)/.test(field) ? 1e-2 : 0),
        (field) => LIMITS[field] ?? 1e-3,
      ),
  );
}
