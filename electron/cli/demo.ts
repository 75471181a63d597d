import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { summaryText } from '../../report/write/sof-text.ts';
import { reviewerName } from '../host/reviewer.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { writeReports } from './report.ts';
import { withSession } from './with-session.ts';

/** What stands beside the review; `grove report` writes every other format. */
const FORMATS = ['pdf', 'html', 'svg', 'json'] as const;

const usage = 'demo [--out DIR]';

/** The bundled review as a project file with every report; a review that is already there is kept and reported on. */
export const demo: Command = {
  usage,
  summary: 'make the bundled review, analyse it and write every report into DIR (default: demo)',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { out: { type: 'string', default: 'demo' } });
    if (positionals.length > 0) throw new UsageError(`Usage: grove ${usage}`);
    mkdirSync(values.out, { recursive: true });
    const file = join(values.out, 'mindfulness.grove');
    if (existsSync(file)) console.log(`${file} was there already and is kept as it is.\n`);
    else makeBundledReview(file, { actor: reviewerName(), now: () => new Date() });
    const written = await writeReports(file, {
      formats: [...FORMATS],
      folder: values.out,
      overwrite: true,
      names: 'plain',
    });
    const summary = await withSession(file, (session) => session.derived().summaryOfFindings);
    console.log(summaryText(summary));
    for (const path of [file, ...written]) console.log(relative(process.cwd(), path) || path);
  },
};
