import { formatCount } from '../../engine/text/format-number.ts';
import { STATUSES, TABLES } from './phrases.ts';
import type { ReportStudy } from './report-input.ts';

type Props = Readonly<{ studies: readonly ReportStudy[] }>;

/** Studies that were excluded, with the reason for each. */
export function ExcludedStudies({ studies }: Props) {
  const excluded = studies.filter((study) => study.status === 'excluded');
  if (excluded.length === 0) return <p>{TABLES.nothingExcluded}</p>;
  return <StudyTable caption={TABLES.excludedCaption} studies={excluded} withStatus={false} />;
}

/** Studies that are still running or wait for a decision. */
export function PendingStudies({ studies }: Props) {
  const pending = studies.filter((study) => study.status === 'ongoing' || study.status === 'awaiting');
  if (pending.length === 0) return <p>{TABLES.nothingPending}</p>;
  return <StudyTable caption={TABLES.otherCaption} studies={pending} withStatus />;
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
          {withStatus ? (
            <>
              <th scope="col">{TABLES.status}</th>
              <th scope="col">{TABLES.registry}</th>
              <th scope="col" className="number">
                {TABLES.planned}
              </th>
              <th scope="col">{TABLES.expected}</th>
            </>
          ) : null}
          <th scope="col">{TABLES.reason}</th>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <tr key={study.studyId}>
            <th scope="row">{study.label}</th>
            {withStatus ? (
              <>
                <td className="words">{STATUSES[study.status]}</td>
                <td className="nowrap">{study.registryId ?? '–'}</td>
                <td className="number">{study.plannedN === null ? '–' : formatCount(study.plannedN)}</td>
                <td>{study.expectedCompletion ?? '–'}</td>
              </>
            ) : null}
            <td>{study.statusReason ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
