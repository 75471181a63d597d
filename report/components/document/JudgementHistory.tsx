import type { ReportJudgementChange } from '../report-input.ts';
import { DOCUMENT } from './phrases.ts';

/** Every change of a judgement, oldest first; first answers given together to one set of questions share a row. */
export function JudgementHistory({ changes }: Readonly<{ changes: readonly ReportJudgementChange[] }>) {
  if (changes.length === 0) return <p>{DOCUMENT.noHistory}</p>;
  return (
    <>
      <p className="footnotes">{DOCUMENT.historyLead}</p>
      <table className="history-table">
        <thead>
          <tr>
            <th scope="col">{DOCUMENT.when}</th>
            <th scope="col">{DOCUMENT.who}</th>
            <th scope="col">{DOCUMENT.subject}</th>
            <th scope="col">{DOCUMENT.question}</th>
            <th scope="col">{DOCUMENT.before}</th>
            <th scope="col">{DOCUMENT.after}</th>
            <th scope="col">{DOCUMENT.support}</th>
          </tr>
        </thead>
        <tbody>
          {togetherOf(changes).map((change, index) => (
            <tr key={index}>
              <td className="nowrap">{`${change.at.slice(0, 10)} ${change.at.slice(11, 16)}`}</td>
              <td>{change.actor}</td>
              <td>{change.subject}</td>
              <td>
                {change.question}
                <span className="detail">{change.questionSet}</span>
              </td>
              <td>{change.before ?? DOCUMENT.none}</td>
              <td>{change.after ?? DOCUMENT.none}</td>
              <td>{change.rationale ?? DOCUMENT.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function togetherOf(changes: readonly ReportJudgementChange[]): readonly ReportJudgementChange[] {
  const groups: ReportJudgementChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isTogether(last[0], change)) last.push(change);
    else groups.push([change]);
  }
  return groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const all = [first, ...others];
    const support = all.flatMap(({ question, rationale }) => (rationale === null ? [] : `${question}: ${rationale}`));
    return [
      {
        ...first,
        question: DOCUMENT.several,
        after: all.map(({ question, after }) => `${question} ${after ?? ''}`).join(', '),
        rationale: support.length === 0 ? null : support.join(' '),
      },
    ];
  });
}

function isTogether(a: ReportJudgementChange, b: ReportJudgementChange): boolean {
  return (
    [a, b].every(({ before, after }) => before === null && after !== null) &&
    a.at === b.at &&
    a.actor === b.actor &&
    a.subject === b.subject &&
    a.questionSet === b.questionSet
  );
}
