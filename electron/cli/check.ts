import { checkReview } from '../../api/procedures/check-review.ts';
import { onlyOperand, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { withSession } from './with-session.ts';

const usage = 'check FILE';

/**
 * Whether a file is whole: its storage, its references, and that every pooled number can be walked back to a value. Judgements whose
 * ground has moved are listed; they are no fault of the file.
 */
export const check: Command = {
  usage,
  summary: 'check that a file is whole and its numbers lead back to what was typed; list judgements that need review',
  async run(args) {
    const { positionals } = readArguments(args, usage, {});
    const file = onlyOperand(positionals, usage);
    const { problems, judgementsToReview, checked } = await withSession(file, checkReview);
    for (const line of [...problems, ...judgementsToReview]) console.log(line);
    if (problems.length > 0)
      throw new Error(`${file}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found.`);
    console.log(`${file} is whole: ${checked}.`);
    const waiting = judgementsToReview.length;
    if (waiting > 0) console.log(`${waiting} ${waiting === 1 ? 'judgement needs' : 'judgements need'} review.`);
  },
};
