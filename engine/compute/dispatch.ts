import { EngineInputError } from '../errors.ts';
import { CHECK_TASKS } from './tasks-check.ts';
import { EFFECT_TASKS } from './tasks-effect.ts';
import { GRADE_TASKS } from './tasks-grade.ts';
import { POOL_TASKS } from './tasks-pool.ts';
import { REGRESSION_BIAS_TASKS } from './tasks-regression-bias.ts';
import { ROB_TASKS } from './tasks-rob.ts';
import type { Task } from './task.ts';

/** What went wrong with a line: a stable code, a sentence for people, and the field it is about (null when none). */
export type ComputeError = Readonly<{ code: string; message: string; field: string | null }>;

export type ComputeRequest = Readonly<{ id: unknown; task: string; input?: unknown; options?: unknown }>;

export type ComputeReply =
  | Readonly<{ id: unknown; task: string; result: object }>
  | Readonly<{ id: unknown; task: string | null; error: ComputeError }>;

const ALL_TASKS: readonly Task[] = [
  ...EFFECT_TASKS,
  ...POOL_TASKS,
  ...REGRESSION_BIAS_TASKS,
  ...CHECK_TASKS,
  ...GRADE_TASKS,
  ...ROB_TASKS,
];
const BY_NAME: ReadonlyMap<string, Task> = new Map(ALL_TASKS.map((task) => [task.task, task]));

/** The names of all tasks, in the order they are documented. */
export const TASK_NAMES: readonly string[] = ALL_TASKS.map((task) => task.task);

/**
 * Runs one task. A broken precondition comes back as an error with its code and field; any other failure is a defect of the
 * engine and comes back as `internal`, so that a stream of lines never stops.
 */
export function computeLine(request: ComputeRequest): ComputeReply {
  const { id, task } = request;
  const found = BY_NAME.get(task);
  if (found === undefined) {
    return fail(
      id,
      task,
      'unknown-task',
      `There is no task ${JSON.stringify(task)}; the tasks are ${TASK_NAMES.join(', ')}.`,
      'task',
    );
  }
  try {
    return { id, task, result: found.run(request.input, request.options) };
  } catch (error) {
    if (error instanceof EngineInputError) return fail(id, task, error.code, error.message, error.field);
    return fail(id, task, 'internal', error instanceof Error ? error.message : String(error), null);
  }
}

/**
 * One line of JSON in, one line of JSON out (without the line break). A line that is not a JSON object with a task gets an error
 * that names its number (from 1). Numbers that JSON cannot hold are written as null (not a number) and "Inf" or "-Inf".
 */
export function computeJsonLine(text: string, lineNumber: number): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return write(fail(null, null, 'malformed-line', `Line ${lineNumber} is not JSON.`, null));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return write(
      fail(null, null, 'malformed-line', `Line ${lineNumber} is not an object {id, task, input, options}.`, null),
    );
  }
  const id: unknown = 'id' in parsed ? parsed.id : null;
  const task: unknown = 'task' in parsed ? parsed.task : undefined;
  if (typeof task !== 'string') {
    return write(fail(id, null, 'malformed-line', `Line ${lineNumber} names no task.`, 'task'));
  }
  return write(
    computeLine({
      id,
      task,
      input: 'input' in parsed ? parsed.input : undefined,
      options: 'options' in parsed ? parsed.options : undefined,
    }),
  );
}

function fail(id: unknown, task: string | null, code: string, message: string, field: string | null): ComputeReply {
  return { id, task, error: { code, message, field } };
}

function write(reply: ComputeReply): string {
  return JSON.stringify(reply, (_key, value: unknown) => {
    if (ArrayBuffer.isView(value) && value instanceof Float64Array) return Array.from(value, jsonNumber);
    return typeof value === 'number' ? jsonNumber(value) : value;
  });
}

/** A number as the golden files write it. */
export function jsonNumber(value: number): number | string | null {
  if (Number.isNaN(value)) return null;
  if (value === Infinity) return 'Inf';
  if (value === -Infinity) return '-Inf';
  return value;
}
