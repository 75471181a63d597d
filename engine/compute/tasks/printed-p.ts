import type { PValueQualifier } from '../../convert/standard-error-from-p.ts';
import { EngineInputError } from '../../errors.ts';
import { parsePrintedNumber } from '../../text/parse-number.ts';
import { readObject } from '../fields.ts';
import type { Task } from '../task.ts';

/** How bounds travel beside numbers: 0 exact, −1 an upper bound ("<0.05"), 1 a lower bound (">0.05", "NS"). */
const BOUNDS = { '<': -1, '=': 0, '>': 1 } as const;

/** The qualifier of a row's p, from the column that `withPrintedP` adds. */
export function qualifierOf(bound: number | undefined): PValueQualifier {
  return bound === undefined || bound === 0 ? '=' : bound < 0 ? '<' : '>';
}

/** The task with `p_two_sided` also taken as papers print it: `"0.008"`, `"P < .05"`, `"NS"`, `"not significant"`. */
export function withPrintedP(task: Task): Task {
  return {
    ...task,
    run(rawInput, rawOptions) {
      const input = readObject(rawInput, 'input');
      const column = input['p_two_sided'];
      const entries: readonly unknown[] = Array.isArray(column) ? column : [column];
      if (!entries.some((entry) => typeof entry === 'string')) return task.run(rawInput, rawOptions);
      const read = entries.map((entry, at) =>
        typeof entry === 'string' ? readPrinted(entry, at) : { p: entry, bound: BOUNDS['='] },
      );
      return task.run(
        { ...input, p_two_sided: read.map(({ p }) => p), p_bound: read.map(({ bound }) => bound) },
        rawOptions,
      );
    },
  };
}

function readPrinted(text: string, at: number): Readonly<{ p: number; bound: number }> {
  if (/^(?:p ?[=:]? ?)?(?:ns|n\.s\.?|not significant|non-?significant)$/iu.test(text.trim()))
    return { p: 1, bound: BOUNDS['>'] };
  const read = parsePrintedNumber(text);
  if (read.kind !== 'number') {
    const reason = read.kind === 'refused' || read.kind === 'ambiguous' ? read.reason : 'It is empty.';
    throw new EngineInputError('not-finite', `p_two_sided[${at}] cannot be read: ${reason}`, `p_two_sided[${at}]`);
  }
  const sign =
    read.qualifier === '<=' ? '<' : read.qualifier === '>=' ? '>' : read.qualifier === '~' ? '=' : read.qualifier;
  return { p: read.value, bound: BOUNDS[sign] };
}
