/**
 * One task of the JSON-lines format. `run` takes the line's input and options as they were parsed, names the field in its typed
 * errors, and returns a plain object whose numbers may be NaN or infinite (the dispatcher writes them as null, "Inf", "-Inf").
 */
export type Task = Readonly<{ task: string; run: (input: unknown, options: unknown) => object }>;
