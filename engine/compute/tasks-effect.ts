import type { Task } from './task.ts';
import { backTransformTask } from './tasks/backtransform.ts';
import { DESIGN_TASKS } from './tasks/convert-designs.ts';
import { EFFECT_CONVERSION_TASKS } from './tasks/convert-effects.ts';
import { PRECISION_TASKS } from './tasks/convert-precision.ts';
import { SCALE_TASKS } from './tasks/convert-scales.ts';
import { SUMMARY_TASKS } from './tasks/convert-summaries.ts';
import { distributionTask } from './tasks/distribution.ts';
import { effectSizeTask } from './tasks/effect-size.ts';

/** Tasks of engine/effect, engine/convert and engine/math. */
export const EFFECT_TASKS: readonly Task[] = [
  effectSizeTask,
  backTransformTask,
  ...PRECISION_TASKS,
  ...SUMMARY_TASKS,
  ...SCALE_TASKS,
  ...DESIGN_TASKS,
  ...EFFECT_CONVERSION_TASKS,
  distributionTask,
];
