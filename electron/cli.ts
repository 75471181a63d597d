import type { Command } from './cli/command.ts';

/** Commands are loaded when called, so that a stream of computations starts without the report or the database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./cli/demo.ts')).demo,
  open: async () => (await import('./cli/open.ts')).open,
  report: async () => (await import('./cli/report.ts')).report,
  analyse: async () => (await import('./cli/analyse.ts')).analyse,
  check: async () => (await import('./cli/check.ts')).check,
  diff: async () => (await import('./cli/diff.ts')).diff,
  import: async () => (await import('./cli/import.ts')).importFiles,
  compute: async () => (await import('./cli/compute.ts')).compute,
};

/** Named in the design and still to come, so that a script learns at once that this version lacks them. */
const NOT_IN_THIS_VERSION: Readonly<Record<string, string>> = {
  merge: 'merge A.grove B.grove',
};

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || name === '--help') return printHelp();
  if (Object.hasOwn(NOT_IN_THIS_VERSION, name)) throw new Error(`grove ${name} is not in this version.`);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw new Error(`There is no command “${name}”. grove --help lists them.`);
  const command = await load();
  if (args.includes('--help')) console.log(`grove ${command.usage}\n\n${command.summary}`);
  else await command.run(args);
}

async function printHelp(): Promise<void> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  console.log('Grove: evidence synthesis in one file, offline.\n');
  for (const { usage, summary } of commands) {
    console.log(wrapped(`grove ${usage}`, '  ', '    '));
    console.log(`${wrapped(summary, '      ', '      ')}\n`);
  }
  console.log('Not in this version:');
  for (const usage of Object.values(NOT_IN_THIS_VERSION)) console.log(`  grove ${usage}`);
}

/** Lines of a terminal's usual width, the first and the others indented as given; nothing within brackets is torn apart. */
function wrapped(text: string, first: string, next: string): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.match(/\[[^\]]*\]|\S+/gu) ?? []) {
    const isStart = line.trim() === '';
    if (!isStart && line.length + 1 + word.length > 80) {
      lines.push(line);
      line = `${next}${word}`;
    } else line += isStart ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** A reader that has closed the pipe, such as `head`, wants no more: that is an end, not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence.split('\n', 1)[0]}\n`);
  if (process.env['GROVE_DEBUG'] !== undefined) console.error(error);
  process.exitCode = 1;
}
