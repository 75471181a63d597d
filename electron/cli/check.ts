import { checkReview } from '../../api/procedures/check-review.ts';
import { onlyOperand, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { withSession } from './with-session.ts';

const usage = 'check FILE';

/** Whether a file is whole: its storage, its references, and that every pooled number can be walked back to a value. */
export const check: Command = {
  usage,
  summary: 'check that a file is whole and that every pooled number leads back to what was typed',
  async run(args) {
    const { positionals } = readArguments(args, usage, {});
    const file = onlyOperand(positionals, usage);
    const { problems, checked } = await withSession(file, checkReview);
    for (const problem of problems) console.log(problem);
    if (problems.length > 0)
      throw new Error(`${file}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found.`);
    console.log(`${file} is whole: ${checked}.`);
  },
};
