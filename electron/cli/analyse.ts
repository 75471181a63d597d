import { readFileSync } from 'node:fs';
import { analyseTable } from '../../api/procedures/analyse-table.ts';
import { summaryText } from '../../report/write/sof-text.ts';
import { tableAnalysisText } from '../../report/write/table-text.ts';
import { onlyOperand, readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { withSession } from './with-session.ts';

const usage = 'analyse FILE.grove|TABLE.csv [--measure NAME] [--method NAME] [--profile NAME] [--json]';

const ESTIMATORS = ['EE', 'DL', 'HE', 'HS', 'HSk', 'SJ', 'ML', 'REML', 'EB', 'PM', 'PMM'] as const;
const PROFILES = ['grove', 'cochrane', 'conservative', 'revman5'] as const;

/** Derives every analysis of a review, or pools one table of studies. */
export const analyse: Command = {
  usage,
  summary:
    'every analysis of a review, or one table of studies (columns as mean1, sd1, n1 … or events1, n1 …; --measure MD, SMD, RR … ; without it, estimate and se)',
  async run(args) {
    const text = { type: 'string' } as const;
    const options = { json: { type: 'boolean' }, measure: text, method: text, profile: text } as const;
    const { values, positionals } = readArguments(args, usage, options);
    const file = onlyOperand(positionals, usage);
    const asJson = values.json === true;
    if (file.endsWith('.csv')) {
      const analysis = analyseTable(readTable(file), {
        measure: values.measure ?? 'GEN',
        ...(values.method ? { estimator: oneOf(values.method, ESTIMATORS, '--method') } : {}),
        ...(values.profile ? { profile: oneOf(values.profile, PROFILES, '--profile') } : {}),
      });
      console.log(asJson ? JSON.stringify(analysis, null, 2) : tableAnalysisText(analysis));
      return;
    }
    if (values.measure ?? values.method ?? values.profile) {
      throw new UsageError(
        '--measure, --method and --profile are for a table; a review says itself how it is analysed.',
      );
    }
    const { summaryOfFindings, analyses } = await withSession(file, (session) => session.derived());
    const output = { analyses: [...analyses.values()], summaryOfFindings };
    console.log(asJson ? JSON.stringify(output, null, 2) : summaryText(summaryOfFindings));
  },
};

function readTable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read. Give the path of a .csv file.`);
  }
}

function oneOf<Name extends string>(given: string, known: readonly Name[], option: string): Name {
  const found = known.find((name) => name === given);
  if (!found) throw new UsageError(`${option} ${given} is not known: use ${known.join(', ')}.`);
  return found;
}
