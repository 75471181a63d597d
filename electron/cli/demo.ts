import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeBundledReview, makeWorkedExample, type MakeOptions } from '../../api/procedures/make-review.ts';
import { summaryText } from '../../report/write/sof-text.ts';
import { reviewerName } from '../host/reviewer.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { writeReports } from './report.ts';
import { withSession } from './with-session.ts';

/** What stands beside the review; `grove report` writes every other format. */
const FORMATS = ['pdf', 'html', 'svg', 'json'] as const;

const usage = 'demo [--out DIR]';

/**
 * The bundled review as a project file with every report, and beside it the worked example (synthetic, fully rated). A file that is
 * already there is kept, and the review reported on.
 */
export const demo: Command = {
  usage,
  summary: 'make the bundled review with its reports, and the worked example, in DIR (default: demo)',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { out: { type: 'string', default: 'demo' } });
    if (positionals.length > 0) throw new UsageError(`Usage: grove ${usage}`);
    mkdirSync(values.out, { recursive: true });
    const file = join(values.out, 'mindfulness.grove');
    const example = join(values.out, 'worked-example.grove');
    makeUnlessThere(file, makeBundledReview);
    makeUnlessThere(example, makeWorkedExample);
    const written = await writeReports(file, {
      formats: [...FORMATS],
      folder: values.out,
      overwrite: true,
      names: 'plain',
    });
    const summary = await withSession(file, (session) => session.derived().summaryOfFindings);
    console.log(summaryText(summary));
    for (const path of [file, example, ...written]) console.log(relative(process.cwd(), path) || path);
  },
};

function makeUnlessThere(file: string, make: (path: string, options: MakeOptions) => void): void {
  if (existsSync(file)) console.log(`${file} was there already and is kept as it is.\n`);
  else make(file, { actor: reviewerName(), now: () => new Date() });
}
