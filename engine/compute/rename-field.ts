import { EngineInputError } from '../errors.ts';

/** Runs `work`; an engine error comes back naming the field as the caller of the task wrote it. */
export function renamingFields<T>(names: Readonly<Record<string, string>>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof EngineInputError && error.field !== null && error.field in names) {
      throw new EngineInputError(error.code, error.message, names[error.field] ?? error.field);
    }
    throw error;
  }
}
