import type { ReportJudgementChange } from '../report-input.ts';
import { ANSWER_NAMES, LEVEL_NAMES } from '../rob/phrases.ts';
import { HISTORY } from './history-phrases.ts';

/** What one person said of one subject at one time. */
export type HistoryEntry = Readonly<{
  at: string;
  actor: string;
  subject: string;
  tool: string;
  lines: readonly HistoryLine[];
}>;

/** One question of it, in words; `support` is the reason given. */
export type HistoryLine = Readonly<{ question: string; said: string; support: string | null }>;

/** Neighbouring changes of the same time, person, subject and tool as one entry, in words. */
export function historyOf(changes: readonly ReportJudgementChange[]): readonly HistoryEntry[] {
  const groups: ReportJudgementChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isTogether(last[0], change)) last.push(change);
    else groups.push([change]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { at, actor, subject, tool } = first;
    return [{ at, actor, subject, tool, lines: sharedLines(group.map(lineOf)) }];
  });
}

function isTogether(a: ReportJudgementChange, b: ReportJudgementChange): boolean {
  return a.at === b.at && a.actor === b.actor && a.subjectId === b.subjectId && a.tool === b.tool;
}

function lineOf({ question, before, after, isJudgement, rationale }: ReportJudgementChange): HistoryLine {
  const words = (said: string | null): string => wordsOf(question, said, isJudgement);
  const said =
    before === null
      ? words(after)
      : before === after
        ? HISTORY.again(words(after))
        : HISTORY.turned(words(before), words(after));
  return { question: HISTORY.question(question), said, support: rationale };
}

function wordsOf(question: string, said: string | null, isJudgement: boolean): string {
  if (said === null) return HISTORY.takenBack;
  if (isJudgement && /^-?\d$/u.test(said)) return HISTORY.levels(question, Number(said));
  const names: Readonly<Record<string, string>> = { ...ANSWER_NAMES, ...LEVEL_NAMES };
  return (names[said] ?? said).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** Questions answered alike and without a reason share a line. */
function sharedLines(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const shared: HistoryLine[] = [];
  for (const line of lines) {
    const last = shared.at(-1);
    if (last !== undefined && last.said === line.said && last.support === null && line.support === null)
      shared[shared.length - 1] = { ...last, question: HISTORY.questions(last.question, line.question) };
    else shared.push(line);
  }
  return shared;
}
