import type { Task } from './task.ts';
import { metabinMhTask } from './tasks/metabin-mh.ts';
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
];
