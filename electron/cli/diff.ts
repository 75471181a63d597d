import {
  compareStates,
  editionsOf,
  freezeNow,
  nameOf,
  type ReviewState,
} from '../../api/procedures/edition-commands.ts';
import { loadFrozen } from '../../api/procedures/edition-content.ts';
import type { Session } from '../../api/procedures/session.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { diffLines } from './diff-text.ts';
import { withSession } from './with-session.ts';

const usage = 'diff A B [--json]';

/** `review.grove`, or `review.grove#2` for its second edition. */
type Operand = Readonly<{ file: string; edition: number | null }>;

/** What changed between two states of a review: two files, two editions of one file, or an edition and the file as it is. */
export const diff: Command = {
  usage,
  summary:
    'say what changed between two files, or editions of one (review.grove#1): studies, numbers, results, ratings',
  async run(args) {
    const { positionals, values } = readArguments(args, usage, { json: { type: 'boolean', default: false } });
    const [first, second] = positionals.map(readOperand);
    if (first === undefined || second === undefined || positionals.length > 2)
      throw new UsageError(`Usage: grove ${usage}`);
    const comparison = compareStates(await stateOf(first), await stateOf(second));
    if (values.json) console.log(JSON.stringify(comparison));
    else for (const line of diffLines(comparison)) console.log(line);
  },
};

function readOperand(operand: string): Operand {
  const [, file, edition] = /^(.+)#(\d+)$/u.exec(operand) ?? [];
  return file === undefined ? { file: operand, edition: null } : { file, edition: Number(edition) };
}

function stateOf({ file, edition }: Operand): Promise<ReviewState> {
  return withSession(file, (session) =>
    edition === null ? { frozen: freezeNow(session), name: file } : editionOf(session, file, edition),
  );
}

function editionOf(session: Session, file: string, number: number): ReviewState {
  const editions = editionsOf(session);
  const edition = editions.find((candidate) => candidate.number === number);
  if (!edition) {
    const known =
      editions.length === 0
        ? 'It has none yet.'
        : `It has ${editions.map((candidate) => candidate.number).join(', ')}.`;
    throw new UsageError(`${file} has no edition ${number}. ${known}`);
  }
  return { frozen: loadFrozen(session.db, edition), name: `${file}, ${nameOf(edition)}` };
}
