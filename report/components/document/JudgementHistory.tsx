import type { ReportJudgementChange } from '../report-input.ts';
import { DOCUMENT } from './phrases.ts';

/** Every change of a judgement, oldest first. */
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
          {changes.map((change, index) => (
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
