import type { Task } from './task.ts';
import { gradeTask } from './tasks/grade.ts';
import { oisTask } from './tasks/ois.ts';
import { responderTask } from './tasks/responder.ts';
import { statementTask } from './tasks/statement.ts';

/** Tasks of engine/grade; `absolute_effect` stands with those of engine/decision. */
export const GRADE_TASKS: readonly Task[] = [gradeTask, oisTask, responderTask, statementTask];
