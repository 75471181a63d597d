import type { Task } from './task.ts';
import { absoluteEffectTask } from './tasks/absolute-effect.ts';
import { exceedanceTask } from './tasks/exceedance.ts';
import { metabinMhTask } from './tasks/metabin-mh.ts';
import { pairwiseTask } from './tasks/pairwise.ts';
import { respondersTask } from './tasks/responder.ts';
import { rmaConfintTask } from './tasks/rma-confint.ts';
import { rmaGlmmTask } from './tasks/rma-glmm.ts';
import { rmaMhTask } from './tasks/rma-mh.ts';
import { rmaPetoTask } from './tasks/rma-peto.ts';
import { rmaUniTask } from './tasks/rma-uni.ts';

/** Tasks of engine/pool, engine/heterogeneity and engine/decision. */
export const POOL_TASKS: readonly Task[] = [
  rmaUniTask,
  rmaConfintTask,
  rmaMhTask,
  rmaPetoTask,
  metabinMhTask,
  rmaGlmmTask,
  pairwiseTask,
  exceedanceTask,
  absoluteEffectTask,
  respondersTask,
];
