import type { AnalysisResult } from '../../engine/review/derived.ts';
import { formatInterval, formatLevel } from '../../engine/text/format-interval.ts';
import { formatCompact, formatFixed } from '../../engine/text/format-number.ts';
import { formatP } from '../../engine/text/format-p.ts';
import { analysisDecimals, levelOf } from './numbers.ts';
import { INTERVAL_METHODS, TABLES } from './phrases.ts';

/** One decimal more than the plot shows, so that intervals that look alike there can be told apart here. */
const EXTRA_DECIMALS = 1;

/** The pooled estimate under every interval that was computed; the printed one is marked. Nothing where nothing is pooled. */
export function IntervalsTable({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const { state } = analysis;
  if (state.kind !== 'pooled') return null;
  const decimals = analysisDecimals(analysis) + EXTRA_DECIMALS;
  return (
    <table className="intervals-table">
      <caption>{TABLES.intervals}</caption>
      <thead>
        <tr>
          <th scope="col">{TABLES.interval}</th>
          <th scope="col" className="number">
            {TABLES.pooled}
          </th>
          <th scope="col" className="number">
            {TABLES.intervalColumn(formatLevel(levelOf(analysis)))}
          </th>
          <th scope="col">{TABLES.distribution}</th>
          <th scope="col" className="number">
            {TABLES.pValue}
          </th>
        </tr>
      </thead>
      <tbody>
        {state.intervals.map((interval) => (
          <tr key={interval.method} data-printed={interval.isPrinted ? 'true' : undefined}>
            <th scope="row">
              {INTERVAL_METHODS[interval.method]}
              {interval.isPrinted ? ` (${TABLES.isPrinted})` : ''}
            </th>
            <td className="number">{formatFixed(interval.estimate, decimals)}</td>
            <td className="number">{formatInterval(interval, decimals)}</td>
            <td>
              {interval.degreesOfFreedom === null
                ? TABLES.normal
                : TABLES.studentT(formatCompact(interval.degreesOfFreedom, 1))}
            </td>
            <td className="number">{formatP(interval.pValue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
