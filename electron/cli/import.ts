import { extname, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { addReferences, previewReferences } from '../../api/procedures/import-references.ts';
import { addTable, previewTable } from '../../api/procedures/import-table.ts';
import type { Session, WindowCommand } from '../../api/procedures/session.ts';
import { reviewerName } from '../host/reviewer.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { withSession } from './with-session.ts';

const usage = 'import FILE… --into P.grove [--outcome NAME] [--leave-out-problems]';

const TABLES: ReadonlySet<string> = new Set(['.csv', '.tsv', '.xlsx']);

/** References and tables into a review, each file one step of its history. */
export const importFiles: Command = {
  usage,
  summary:
    'add references (RIS, PubMed, CSL-JSON, BibTeX) as studies awaiting assessment, or tables of results (CSV, TSV, Excel) whose columns are recognised',
  async run(args) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(args, usage, {
      into: text,
      outcome: text,
      'leave-out-problems': { type: 'boolean' },
    });
    const into = values.into;
    if (into === undefined || positionals.length === 0) throw new UsageError(`Usage: grove ${usage}`);
    await withSession(into, async (session) => {
      for (const file of positionals) {
        const isTable = TABLES.has(extname(file).toLowerCase());
        const lines = isTable
          ? await importTable(session, file, {
              outcome: values.outcome,
              leaveOutProblems: values['leave-out-problems'] === true,
            })
          : importReferences(session, file);
        for (const line of lines) console.log(line);
      }
    });
  },
};

const command = (): WindowCommand => ({ commandId: randomUUID(), windowId: 'command line', watching: [] });
const now = (): Date => new Date();
const source = (file: string) => ({ from: 'file', path: resolve(file) }) as const;

function importReferences(session: Session, file: string): readonly string[] {
  const preview = previewReferences(session, source(file));
  const { records, problems, format, encoding } = preview;
  if (format === null) throw new Error(`${file}: ${problems[0]?.reason ?? ''}`);
  const result = addReferences(session, { ...command(), importId: preview.importId, choices: [] }, now);
  if (result.kind !== 'done') throw new Error(`${file} could not be read again.`);
  const { studies, filled, leftOut } = result.added;
  return [
    ...problems.map(({ number, line, reason }) => `${file}, record ${number} (line ${line}): ${reason}`),
    ...records.flatMap(({ number, match, citation }) =>
      match.kind === 'possible'
        ? [
            `${file}, record ${number}: may be in the review already as ${match.studyLabel} (same ${match.by}): ${citation}`,
          ]
        : [],
    ),
    `${file} (${format}, ${encoding}): ${count(studies, 'study', 'studies')} added, ${count(filled, 'report', 'reports')} completed, ${leftOut} there already.`,
  ];
}

async function importTable(
  session: Session,
  file: string,
  { outcome, leaveOutProblems }: Readonly<{ outcome: string | undefined; leaveOutProblems: boolean }>,
): Promise<readonly string[]> {
  const preview = await previewTable(session, source(file), null);
  const mapping = outcome === undefined ? preview.mapping : { ...preview.mapping, outcome };
  const { importId, sheet } = preview;
  const result = addTable(
    session,
    { ...command(), importId, sheet, mapping, leaveOutProblems },
    { actor: reviewerName(), now },
  );
  if (result.kind !== 'done')
    throw new Error(`${file}: ${result.kind === 'refused' ? result.reason : 'it could not be read again.'}`);
  const { studies, rows, values, characteristics, leftOut } = result.added;
  const ignored = preview.header.filter((_, at) => mapping.roles[at] === 'ignore');
  return [
    ...(ignored.length > 0 ? [`${file}: columns not recognised and left out: ${ignored.join(', ')}.`] : []),
    `${file}: ${count(values, 'value', 'values')} in ${count(rows, 'new row', 'new rows')} of ${count(studies, 'new study', 'new studies')} added${characteristics > 0 ? `, ${count(characteristics, 'characteristic', 'characteristics')}` : ''}${leftOut > 0 ? `, ${count(leftOut, 'row', 'rows')} left out` : ''}.`,
  ];
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
