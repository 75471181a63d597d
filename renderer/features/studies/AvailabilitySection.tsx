import type { StudyItem } from '../../../api/contract/views.ts';
import { AVAILABILITY } from '../../../report/components/phrases.ts';
import { StateSign } from '../../../report/components/StateSign.tsx';
import { Term } from '../../widgets/Term.tsx';
import { STUDIES } from './phrases.ts';

/** The contract carries the state as text; one this version does not know is shown as it comes. */
function AvailabilityMark({ state }: Readonly<{ state: string }>) {
  const known = (Object.keys(AVAILABILITY) as (keyof typeof AVAILABILITY)[]).find((candidate) => candidate === state);
  if (known === undefined) return state;
  return (
    <>
      <StateSign state={known} label={null} /> {AVAILABILITY[known]}
    </>
  );
}

/** Which outcomes the study has a number for, and why where it has none. Edited where results are extracted. */
export function AvailabilitySection({ availability }: Readonly<{ availability: StudyItem['availability'] }>) {
  if (availability.length === 0) return null;
  return (
    <section>
      <h3>
        <Term id="missingEvidence">{STUDIES.availability}</Term>
      </h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{STUDIES.outcome}</th>
            <th scope="col">{STUDIES.window}</th>
            <th scope="col">{STUDIES.state}</th>
            <th scope="col">{STUDIES.note}</th>
          </tr>
        </thead>
        <tbody>
          {availability.map((entry) => (
            <tr key={`${entry.outcome} ${entry.window}`}>
              <th scope="row">{entry.outcome}</th>
              <td className="nowrap">{entry.window}</td>
              <td className="nowrap">
                <AvailabilityMark state={entry.state} />
              </td>
              <td>{entry.note ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
