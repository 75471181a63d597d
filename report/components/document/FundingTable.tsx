import type { ReportStudy } from '../report-input.ts';
import { DOCUMENT } from './phrases.ts';

/** Who paid for each included study and what its authors declared. */
export function FundingTable({ studies }: Readonly<{ studies: readonly ReportStudy[] }>) {
  const included = studies.filter(({ status }) => status === 'included');
  if (included.length === 0) return <p>{DOCUMENT.noFunding}</p>;
  return (
    <table className="funding-table">
      <caption>{DOCUMENT.fundingCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{DOCUMENT.study}</th>
          <th scope="col">{DOCUMENT.paidBy}</th>
          <th scope="col">{DOCUMENT.conflicts}</th>
        </tr>
      </thead>
      <tbody>
        {included.map((study) => (
          <tr key={study.studyId}>
            <th scope="row">{study.label}</th>
            <td>{study.funding ?? DOCUMENT.notStated}</td>
            <td>{study.conflicts ?? DOCUMENT.notStated}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
