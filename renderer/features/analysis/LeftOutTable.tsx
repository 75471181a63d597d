import { memo } from 'react';
import { AVAILABILITY } from '../../../report/components/phrases.ts';
import { StateSign } from '../../../report/components/StateSign.tsx';
import { navigate, routeHash } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { LeftOut } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { ANALYSIS } from './phrases.ts';
import { WHAT_IF } from './what-if/phrases.ts';

/** Eligible studies without a number here, and why: silence about them would be a result of its own. */
export const LeftOutTable = memo(function LeftOutTable({
  analysisId,
  leftOut,
}: Readonly<{ analysisId: string; leftOut: readonly LeftOut[] }>) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const bringBack = (studyId: string): void => {
    commands
      .send((client, envelope) => client.analysis.bringBack({ ...envelope, analysisId, studyId }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
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
            <td>
              {entry.reason}
              {entry.isReviewersChoice ? (
                <Button
                  kind="quiet"
                  label={WHAT_IF.bringBackLabel(entry.label)}
                  onPress={() => bringBack(entry.studyId)}
                >
                  {WHAT_IF.bringBack}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});
