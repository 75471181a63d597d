import { checkTask } from './tasks/check.ts';

/** Tasks of engine/check. */
export const CHECK_TASKS = [checkTask] as const;
