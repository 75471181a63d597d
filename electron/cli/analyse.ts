import { summaryText } from '../../report/write/sof-text.ts';
import { onlyOperand, readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { withSession } from './with-session.ts';

const usage = 'analyse FILE [--json]';

/** Derives every analysis of a review; a table of studies in a .csv file is not read in this version. */
export const analyse: Command = {
  usage,
  summary:
    'every analysis of a review, as the Summary of Findings or as JSON (a .csv file is not read in this version)',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { json: { type: 'boolean' } });
    const file = onlyOperand(positionals, usage);
    if (file.endsWith('.csv')) throw new UsageError('Analysing a .csv file is not in this version.');
    const derived = await withSession(file, (session) => session.derived());
    const { summaryOfFindings, analyses } = derived;
    const output = { analyses: [...analyses.values()], summaryOfFindings };
    console.log(values.json === true ? JSON.stringify(output, null, 2) : summaryText(summaryOfFindings));
  },
};
