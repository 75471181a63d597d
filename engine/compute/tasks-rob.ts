import { rob2Task } from './tasks/rob2.ts';

/** Tasks of engine/rob. */
export const ROB_TASKS = [rob2Task] as const;
