import { AVAILABILITY } from '../../../report/components/phrases.ts';
import { StateSign } from '../../../report/components/StateSign.tsx';
import { navigate, routeHash } from '../../app/routes.ts';
import type { LeftOut } from '../../views/types.ts';
import { ANALYSIS } from './phrases.ts';

/** Eligible studies without a number here, and why: silence about them would be a result of its own. */
export function LeftOutTable({ leftOut }: Readonly<{ leftOut: readonly LeftOut[] }>) {
  if (leftOut.length === 0) return <p className="quiet left-out-none">{ANALYSIS.leftOutNone}</p>;
  return (
    <table className="table left-out">
      <caption>{ANALYSIS.leftOut}</caption>
      <thead>
        <tr>
          <th scope="col">{ANALYSIS.columns.study}</th>
          <th scope="col">{ANALYSIS.columns.state}</th>
          <th scope="col">{ANALYSIS.columns.reason}</th>
        </tr>
      </thead>
      <tbody>
        {leftOut.map((entry, index) => (
          <tr key={`${entry.studyId} ${entry.studyResultId ?? index}`}>
            <th scope="row">
              <a
                href={routeHash({ screen: 'studies', item: entry.studyId })}
                onClick={(event) => {
                  event.preventDefault();
                  navigate('studies', entry.studyId);
                }}
              >
                {entry.label}
              </a>
            </th>
            <td className="nowrap">
              {entry.availability === null ? (
                ANALYSIS.unknown
              ) : (
                <>
                  <StateSign state={entry.availability} label={null} /> {AVAILABILITY[entry.availability]}
                </>
              )}
            </td>
            <td>{entry.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
