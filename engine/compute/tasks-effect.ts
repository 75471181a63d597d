import type { Task } from './task.ts';
import { distributionTask } from './tasks/distribution.ts';
import { effectSizeTask } from './tasks/effect-size.ts';

/** Tasks of engine/effect, engine/convert and engine/math. */
export const EFFECT_TASKS: readonly Task[] = [effectSizeTask, distributionTask];
