import { formatCompact, formatCount } from '../../../engine/text/format-number.ts';
import type { ReportDeviation, ReportOutcome, ReportSearch } from '../report-input.ts';
import { DOCUMENT } from './phrases.ts';

/** Outcomes with their scales, importance and thresholds. */
export function OutcomesTable({ outcomes }: Readonly<{ outcomes: readonly ReportOutcome[] }>) {
  if (outcomes.length === 0) return null;
  return (
    <table className="outcomes-table">
      <caption>{DOCUMENT.outcomesCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{DOCUMENT.outcome}</th>
          <th scope="col">{DOCUMENT.kind}</th>
          <th scope="col">{DOCUMENT.better}</th>
          <th scope="col" className="number">
            {DOCUMENT.importance}
          </th>
          <th scope="col">{DOCUMENT.scale}</th>
          <th scope="col">{DOCUMENT.thresholds}</th>
          <th scope="col">{DOCUMENT.thresholdSource}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => (
          <tr key={outcome.construct}>
            <th scope="row">{outcome.construct}</th>
            <td>{DOCUMENT.kinds[outcome.kind]}</td>
            <td>{outcome.better}</td>
            <td className="number">{outcome.importance ?? DOCUMENT.none}</td>
            <td>{scaleOf(outcome)}</td>
            <td>{thresholdsOf(outcome)}</td>
            <td>{outcome.thresholdSource ?? DOCUMENT.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function scaleOf({ scaleLow, scaleHigh, scaleUnit }: ReportOutcome): string {
  if (scaleLow === null || scaleHigh === null) return scaleUnit ?? DOCUMENT.none;
  return DOCUMENT.range(formatCompact(scaleLow), formatCompact(scaleHigh), scaleUnit ?? '');
}

function thresholdsOf({ thresholdSmall, thresholdModerate, thresholdLarge }: ReportOutcome): string {
  const thresholds = [thresholdSmall, thresholdModerate, thresholdLarge];
  if (thresholds.every((threshold) => threshold === null)) return DOCUMENT.none;
  return thresholds.map((threshold) => (threshold === null ? DOCUMENT.none : formatCompact(threshold))).join(', ');
}

/** Databases searched, with the search as it was run. */
export function SearchesTable({ searches }: Readonly<{ searches: readonly ReportSearch[] }>) {
  if (searches.length === 0) return null;
  return (
    <table className="searches-table">
      <caption>{DOCUMENT.searches}</caption>
      <thead>
        <tr>
          <th scope="col">{DOCUMENT.database}</th>
          <th scope="col">{DOCUMENT.day}</th>
          <th scope="col">{DOCUMENT.query}</th>
          <th scope="col" className="number">
            {DOCUMENT.hits}
          </th>
        </tr>
      </thead>
      <tbody>
        {searches.map((search, index) => (
          <tr key={index}>
            <th scope="row">{search.database}</th>
            <td className="nowrap">{search.at.slice(0, 10)}</td>
            <td className="formula">{search.query}</td>
            <td className="number">{search.hits === null ? DOCUMENT.none : formatCount(search.hits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was changed after extraction began, why, and whether results were known; analyses nobody planned. */
export function Deviations({
  deviations,
  unplanned,
}: Readonly<{ deviations: readonly ReportDeviation[]; unplanned: readonly string[] }>) {
  return (
    <>
      {deviations.length === 0 ? <p>{DOCUMENT.noDeviations}</p> : <DeviationsTable deviations={deviations} />}
      {unplanned.length === 0 ? null : <p>{DOCUMENT.unplannedAnalyses(unplanned)}</p>}
    </>
  );
}

function DeviationsTable({ deviations }: Readonly<{ deviations: readonly ReportDeviation[] }>) {
  return (
    <table className="deviations-table">
      <caption>{DOCUMENT.deviationsCaption}</caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            {DOCUMENT.version}
          </th>
          <th scope="col">{DOCUMENT.changedAt}</th>
          <th scope="col">{DOCUMENT.reason}</th>
          <th scope="col">{DOCUMENT.resultsKnown}</th>
        </tr>
      </thead>
      <tbody>
        {deviations.map(({ number, at, reason, isResultsKnown }) => (
          <tr key={number}>
            <td className="number">{number}</td>
            <td className="nowrap">{at.slice(0, 10)}</td>
            <td>{reason ?? DOCUMENT.none}</td>
            <td>{isResultsKnown === null ? DOCUMENT.notSaid : isResultsKnown ? DOCUMENT.yes : DOCUMENT.no}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
