import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { computeJsonLine } from '../../api/procedures/compute.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'compute';

/** JSON lines in, JSON lines out, one task a line; a line at a time, so that memory does not grow with the stream. */
export const compute: Command = {
  usage,
  summary: 'compute one task for each JSON line of standard input; stateless',
  async run(args) {
    readArguments(args, usage, {});
    let lineNumber = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      lineNumber += 1;
      if (line.trim() === '') continue;
      if (!process.stdout.write(`${computeJsonLine(line, lineNumber)}\n`)) await once(process.stdout, 'drain');
    }
  },
};
