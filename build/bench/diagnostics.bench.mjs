// All diagnostics of one analysis of 50 studies under REML and Knapp-Hartung: what the diagnostics tab computes on every change.
import { regressionTest } from '../../engine/bias/regression-test.ts';
import { trimAndFill } from '../../engine/bias/trim-and-fill.ts';
import { createRandom } from '../../engine/math/random.ts';
import { baujat } from '../../engine/sensitivity/baujat.ts';
import { gosh } from '../../engine/sensitivity/gosh.ts';
import { influence } from '../../engine/sensitivity/influence.ts';
import { leaveOneOut } from '../../engine/sensitivity/leave-one-out.ts';
import { mixedEffectsModel } from '../../engine/regression/mixed-effects-model.ts';

const POOLING = { estimator: 'REML', test: 'knha' };

function sample(k) {
  const random = createRandom(20261122);
  const variances = Array.from({ length: k }, () => 0.01 + 0.2 * random.uniform());
  const effects = variances.map((variance) => 0.3 + Math.sqrt(variance + 0.05) * random.normal());
  return { effects, variances };
}

/** Median milliseconds of one call, after warming up. */
function median(work, repeats = 41) {
  for (let i = 0; i < 20; i++) work();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[repeats >> 1];
}

const milliseconds = (value) => `${value.toFixed(2)} ms`;

export async function rows() {
  const { effects, variances } = sample(50);
  const four = () => {
    influence(effects, variances, POOLING);
    leaveOneOut(effects, variances, POOLING);
    trimAndFill(effects, variances, { ...POOLING, missing: 'L0', side: 'auto' });
    regressionTest(effects, variances, null, { predictor: 'sei', model: 'multiplicative' });
  };
  const small = sample(15);
  const large = sample(100_000);
  const year = large.effects.map((_, i) => 1990 + (i % 30));
  const design = { names: ['(Intercept)', 'year'], columns: [year.map(() => 1), year] };
  return [
    {
      row: 'diagnostics, k = 50: influence, leave-one-out, trim and fill, Egger',
      figure: milliseconds(median(four)),
      bar: '<= 5 ms',
    },
    {
      row: 'Baujat points, k = 50',
      figure: milliseconds(median(() => baujat(effects, variances, POOLING))),
      bar: 'printed',
    },
    {
      row: 'GOSH, k = 15: all 32,767 subsets, REML',
      figure: milliseconds(median(() => gosh(small.effects, small.variances, POOLING), 3)),
      bar: 'printed',
    },
    {
      row: 'meta-regression on the year, REML, k = 100,000',
      figure: milliseconds(median(() => mixedEffectsModel(large.effects, large.variances, design, POOLING), 3)),
      bar: 'printed',
    },
  ];
}
