import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './command.ts';

/** Options and operands of one command. Throws UsageError, with the usage, for anything the command does not know. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  usage: string,
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : '';
    throw new UsageError(`${reason}. Usage: grove ${usage}`);
  }
}

/** The one operand of a command. Throws UsageError when there is none or more than one. */
export function onlyOperand(operands: readonly string[], usage: string): string {
  const [operand] = operands;
  if (operand === undefined || operands.length > 1) throw new UsageError(`Usage: grove ${usage}`);
  return operand;
}
