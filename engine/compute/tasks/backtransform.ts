import { backTransformSummary } from '../../effect/back-transformed-summary.ts';
import { effectSizes } from '../../effect/effect-sizes.ts';
import { MEASURES, type MeasureId } from '../../effect/measures.ts';
import { EngineInputError } from '../../errors.ts';
import { fitRandomEffects } from '../../pool/random-effects.ts';
import { readChoice, readObject, refuseUnknown, type Fields } from '../fields.ts';
import { readEstimator, readLevel, readTest } from '../pool-options.ts';
import type { Task } from '../task.ts';
import { readEffectColumns, readZeroCellPolicy, renamingColumns } from './effect-size.ts';

const OPTIONS = ['measure', 'method', 'test', 'level', 'transf', 'add', 'to', 'drop00'] as const;

/** metafor's names of the back-transformations, and the scales they undo. */
const TRANSFORMATIONS = {
  exp: ['log'],
  ilogit: ['logit'],
  iarcsin: ['arcsine'],
  ztor: ['Fisher z'],
  tanh: ['Fisher z'],
  'ipft.hm': ['double arcsine'],
  isqrt: ['square root'],
  'irft.hm': ['double square root'],
  iahw: ['cube root'],
  iabt: ['log complement'],
  identity: ['identity'],
} as const;

const IDS = MEASURES.map(({ id }) => id);

/** The measure states its own back-transformation: the option may name it, but not another. */
function checkTransformation(id: MeasureId, options: Fields): void {
  if (options['transf'] === undefined || options['transf'] === null) return;
  const names = Object.keys(TRANSFORMATIONS) as (keyof typeof TRANSFORMATIONS)[];
  const name = readChoice(options, 'transf', names);
  const scale = MEASURES.find((candidate) => candidate.id === id)!.scale;
  if (!(TRANSFORMATIONS[name] as readonly string[]).includes(scale)) {
    throw new EngineInputError('unknown-option', `${name} does not undo the ${scale} scale of ${id}.`, 'transf');
  }
}

/**
 * The task `backtransform`: effects of a measure, pooled, on the analysis scale and turned back (`bt_…`). Options measure, method,
 * test, level, transf, and the zero-cell options of `effect_size`. Studies that are not estimable are left out.
 */
export const backTransformTask: Task = {
  task: 'backtransform',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'backtransform');
    const id = readChoice(options, 'measure', IDS);
    checkTransformation(id, options);
    const columns = readEffectColumns(id, input);
    const effects = renamingColumns(id, () => effectSizes(id, columns, { policy: readZeroCellPolicy(id, options) }));
    const rows = effects.flatMap((effect, i) => ('notEstimable' in effect ? [] : [{ effect, i }]));
    const fit = fitRandomEffects(
      rows.map(({ effect }) => effect.estimate),
      rows.map(({ effect }) => effect.variance),
      { estimator: readEstimator(options, 'REML'), test: readTest(options, 'z'), level: readLevel(options) },
    );
    const sizes = columns.n ?? columns.time;
    const printed = backTransformSummary(id, fit, sizes === undefined ? undefined : rows.map(({ i }) => sizes[i]!));
    return {
      beta: fit.estimate,
      ci_lb: fit.confidenceInterval.low,
      ci_ub: fit.confidenceInterval.high,
      tau2: fit.tauSquared,
      bt_pred: printed.estimate,
      bt_ci_lb: printed.confidenceInterval.low,
      bt_ci_ub: printed.confidenceInterval.high,
      bt_pi_lb: printed.predictionInterval?.low ?? null,
      bt_pi_ub: printed.predictionInterval?.high ?? null,
    };
  },
};
