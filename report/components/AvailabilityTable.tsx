import type { AvailabilityState } from '../../engine/review/records/index.ts';
import type { Medium } from './document/Page.tsx';
import { AVAILABILITY, TABLES } from './phrases.ts';
import { PrintedSign, StateSign } from './StateSign.tsx';
import type { ReportAvailability, ReportStudy } from './report-input.ts';

type Props = Readonly<{
  availability: readonly ReportAvailability[];
  studies: readonly ReportStudy[];
  medium?: Medium;
}>;

type Column = Readonly<{ key: string; outcome: string; window: string }>;

/** Rows of a matrix that are still read as one; of more studies only those with a gap get a row. */
const MOST_ROWS = 60;
const IS_COMPLETE: ReadonlySet<AvailabilityState> = new Set(['usable', 'not planned']);

/**
 * Missing results by study and outcome as a matrix of signs, and below it a line for each gap that has a note. Where studies are
 * many, those without a gap are named together.
 */
export function AvailabilityTable({ availability, studies, medium = 'screen' }: Props) {
  const recorded = Map.groupBy(availability, ({ studyId }) => studyId);
  const rows = studies.filter(({ studyId }) => recorded.has(studyId));
  if (rows.length === 0) return <p>{TABLES.noAvailability}</p>;
  const hasGap = ({ studyId }: ReportStudy): boolean =>
    recorded.get(studyId)?.some(({ state }) => !IS_COMPLETE.has(state)) ?? false;
  const [shown, complete] =
    rows.length <= MOST_ROWS ? [rows, []] : [rows.filter(hasGap), rows.filter((study) => !hasGap(study))];
  return (
    <div className="availability">
      {shown.length > 0 ? (
        <Matrix
          availability={shown.flatMap(({ studyId }) => recorded.get(studyId) ?? [])}
          studies={shown}
          medium={medium}
        />
      ) : null}
      {complete.length > 0 ? <p>{TABLES.availabilityComplete(complete.map(({ label }) => label))}</p> : null}
      <Notes availability={availability} studies={studies} />
    </div>
  );
}

function Matrix({ availability, studies, medium }: Required<Props>) {
  const columns = columnsOf(availability);
  const cells = new Map(availability.map((entry) => [`${entry.studyId} ${keyOf(entry)}`, entry]));
  return (
    <>
      <table className="availability-table">
        <caption>{TABLES.availabilityCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{TABLES.study}</th>
            {columns.map(({ key, outcome, window }) => (
              <th key={key} scope="col" className="sign">
                {outcome}
                <span className="detail">{window}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {studies.map((study) => (
            <tr key={study.studyId}>
              <th scope="row">{study.label}</th>
              {columns.map(({ key }) => (
                <Sign key={key} medium={medium} state={cells.get(`${study.studyId} ${key}`)?.state ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Key availability={availability} />
    </>
  );
}

/** A sign to see and a word to hear. */
function Sign({ state, medium }: Readonly<{ state: AvailabilityState | null; medium: Medium }>) {
  if (state === null) return <td className="sign" />;
  if (medium === 'paper') {
    return (
      <td className="sign">
        <PrintedSign state={state} label={AVAILABILITY[state]} />
      </td>
    );
  }
  return (
    <td className="sign" data-state={state} title={AVAILABILITY[state]}>
      <StateSign state={state} label={AVAILABILITY[state]} />
    </td>
  );
}

function Key({ availability }: Pick<Props, 'availability'>) {
  const states = (Object.keys(AVAILABILITY) as AvailabilityState[]).filter((state) =>
    availability.some((entry) => entry.state === state),
  );
  return (
    <p className="key">
      {states.map((state) => (
        <span key={state} className="key-entry">
          <StateSign state={state} label={null} /> {AVAILABILITY[state]}
        </span>
      ))}
    </p>
  );
}

/** One line for each study and reason, with the outcomes it concerns. */
function Notes({ availability, studies }: Omit<Props, 'medium'>) {
  const labels = new Map(studies.map((study) => [study.studyId, study.label]));
  const noted = availability.filter((entry) => entry.state !== 'usable' && entry.note !== null);
  if (noted.length === 0) return null;
  const groups = Map.groupBy(noted, ({ studyId, state, note }) => JSON.stringify([labels.get(studyId), state, note]));
  const sorted = [...groups.values()].toSorted((a, b) => order(studies, a) - order(studies, b));
  return (
    <table className="availability-notes">
      <caption>{TABLES.availabilityMissing}</caption>
      <thead>
        <tr>
          <th scope="col">{TABLES.study}</th>
          <th scope="col">{TABLES.state}</th>
          <th scope="col">{TABLES.note}</th>
          <th scope="col">{TABLES.outcomes}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.flatMap(([first, ...others]) =>
          first === undefined ? (
            []
          ) : (
            <tr key={`${first.studyId} ${keyOf(first)}`}>
              <th scope="row">{labels.get(first.studyId) ?? ''}</th>
              <td>{AVAILABILITY[first.state]}</td>
              <td>{first.note}</td>
              <td>{[first, ...others].map(({ outcome, window }) => TABLES.outcomeAt(outcome, window)).join('; ')}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function order(studies: Props['studies'], [first]: readonly ReportAvailability[]): number {
  return studies.findIndex((study) => study.studyId === first?.studyId);
}

function keyOf({ outcome, window }: ReportAvailability): string {
  return `${outcome}\n${window}`;
}

function columnsOf(availability: readonly ReportAvailability[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const entry of availability) {
    const key = keyOf(entry);
    if (!columns.has(key)) columns.set(key, { key, outcome: entry.outcome, window: entry.window });
  }
  return [...columns.values()];
}
