import type { ReportJudgementChange } from '../report-input.ts';
import { historyOf } from './history-words.ts';
import { DOCUMENT } from './phrases.ts';

/** Every change of a judgement, oldest first; what was said together of one subject shares a row. */
export function JudgementHistory({ changes }: Readonly<{ changes: readonly ReportJudgementChange[] }>) {
  if (changes.length === 0) return <p>{DOCUMENT.noHistory}</p>;
  return (
    <>
      <p className="footnotes">{DOCUMENT.historyLead}</p>
      <table className="history-table">
        <thead>
          <tr>
            <th scope="col">{DOCUMENT.when}</th>
            <th scope="col">{DOCUMENT.subject}</th>
            <th scope="col">{DOCUMENT.said}</th>
          </tr>
        </thead>
        <tbody>
          {historyOf(changes).map(({ at, actor, subject, tool, lines }, index) => (
            <tr key={index}>
              <td>
                {`${at.slice(0, 10)} ${at.slice(11, 16)}`}
                <span className="detail">{actor}</span>
              </td>
              <td>
                {subject}
                <span className="detail">{tool}</span>
              </td>
              <td>
                <ul className="plain">
                  {lines.map(({ question, said, support }) => (
                    <li key={question}>
                      {`${question}: ${said}.`}
                      {support === null ? null : <span className="quiet">{` ${support}`}</span>}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
