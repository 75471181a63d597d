import { STATUSES, TABLES } from './phrases.ts';
import type { ReportStudy } from './report-input.ts';

type Props = Readonly<{ studies: readonly ReportStudy[] }>;

/** Studies not in the review with the reason for each; ongoing and awaiting ones in a table of their own. */
export function ExcludedStudies({ studies }: Props) {
  const excluded = studies.filter((study) => study.status === 'excluded');
  const pending = studies.filter((study) => study.status === 'ongoing' || study.status === 'awaiting');
  return (
    <div className="excluded">
      {excluded.length === 0 ? (
        <p>{TABLES.nothingExcluded}</p>
      ) : (
        <StudyTable caption={TABLES.excludedCaption} studies={excluded} withStatus={false} />
      )}
      {pending.length === 0 ? null : <StudyTable caption={TABLES.otherCaption} studies={pending} withStatus />}
    </div>
  );
}

function StudyTable({
  caption,
  studies,
  withStatus,
}: Readonly<{ caption: string; studies: readonly ReportStudy[]; withStatus: boolean }>) {
  return (
    <table className="excluded-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{TABLES.study}</th>
          {withStatus ? <th scope="col">{TABLES.status}</th> : null}
          <th scope="col">{TABLES.reason}</th>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <tr key={study.studyId}>
            <th scope="row">{study.label}</th>
            {withStatus ? <td>{STATUSES[study.status]}</td> : null}
            <td>{study.statusReason ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
