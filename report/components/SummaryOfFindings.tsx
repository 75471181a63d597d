import type { FindingRow, PrintedEstimate, SummaryOfFindings as Summary } from '../../engine/review/derived.ts';
import { formatCount } from '../../engine/text/format-number.ts';
import { formatPrinted, usualLevelText } from './numbers.ts';
import { FINDINGS, footnoteLetter, MEASURES } from './phrases.ts';

type Props = Readonly<{ summary: Summary }>;
type Columns = Readonly<{ relative: boolean; difference: boolean }>;

/** The Summary of Findings in Cochrane's layout: one table for each comparison, footnotes lettered in reading order. */
export function SummaryOfFindings({ summary }: Props) {
  const rows = summary.comparisons.flatMap((comparison) => comparison.rows);
  // A column that no row of any comparison fills would only take width from the words.
  const columns = {
    relative: rows.some((row) => row.relative !== null),
    difference: rows.some((row) => row.difference !== null),
  };
  return (
    <div className="summary-of-findings">
      <dl className="facts">
        <Fact term={FINDINGS.population} text={summary.population} />
        <Fact term={FINDINGS.setting} text={summary.setting} />
      </dl>
      {rows.length === 0 ? <p>{FINDINGS.empty}</p> : null}
      {summary.comparisons
        .filter((comparison) => comparison.rows.length > 0)
        .map((comparison) => (
          <section key={comparison.comparisonId} className="sof-comparison">
            <ComparisonTable comparison={comparison} columns={columns} />
            <Footnotes rows={comparison.rows} notes={summary.footnotes} />
          </section>
        ))}
      <p className="footnotes">{FINDINGS.certaintyNote}</p>
    </div>
  );
}

type Comparison = Summary['comparisons'][number];

function ComparisonTable({ comparison, columns }: Readonly<{ comparison: Comparison; columns: Columns }>) {
  return (
    <table className="sof-table">
      <caption>{FINDINGS.versus(comparison.intervention, comparison.comparator)}</caption>
      <thead>
        <tr>
          <th scope="col">{FINDINGS.outcome}</th>
          <th scope="col">{FINDINGS.evidence}</th>
          {columns.relative ? <th scope="col">{FINDINGS.relative(usualLevelText)}</th> : null}
          {columns.difference ? <th scope="col">{FINDINGS.difference(usualLevelText)}</th> : null}
          <th scope="col">{FINDINGS.certainty}</th>
          <th scope="col">{FINDINGS.sentence}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.rows.map((row) => (
          <Row key={row.findingId} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, columns }: Readonly<{ row: FindingRow; columns: Columns }>) {
  return (
    <tr data-finding-id={row.findingId}>
      <th scope="row">
        <span className="outcome">
          {row.outcome}
          <Marks indexes={row.footnotes} />
        </span>
        {row.outcomeDetail === '' ? null : <span className="detail">{row.outcomeDetail}</span>}
        {row.isExploratory ? <span className="tag">{FINDINGS.exploratory}</span> : null}
      </th>
      <td>
        {FINDINGS.studiesOf(row.studies, row.studiesEligible)}
        {row.participants === null ? null : (
          <span className="detail">{FINDINGS.people(formatCount(row.participants))}</span>
        )}
      </td>
      {columns.relative ? <EffectCell row={row} effect={row.relative} /> : null}
      {columns.difference ? <EffectCell row={row} effect={row.difference} /> : null}
      <td className="quiet nowrap">{FINDINGS.notAssessed}</td>
      <td>{row.sentence}</td>
    </tr>
  );
}

function EffectCell({ row, effect }: Readonly<{ row: FindingRow; effect: PrintedEstimate | null }>) {
  if (effect === null) return <td className="number quiet">{FINDINGS.none}</td>;
  return (
    <td className="number">
      {row.measure === null ? null : (
        <>
          <abbr title={MEASURES[row.measure].name}>{MEASURES[row.measure].short}</abbr>{' '}
        </>
      )}
      {formatPrinted(effect)}
    </td>
  );
}

function Marks({ indexes }: Readonly<{ indexes: readonly number[] }>) {
  return indexes.length === 0 ? null : (
    <sup className="marks">
      {indexes
        .toSorted((a, b) => a - b)
        .map(footnoteLetter)
        .join(',')}
    </sup>
  );
}

function Fact({ term, text }: Readonly<{ term: string; text: string }>) {
  if (text === '') return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** The notes a table's rows refer to, under that table; a note shared by two tables keeps its letter in both. */
function Footnotes({ rows, notes }: Readonly<{ rows: readonly FindingRow[]; notes: readonly string[] }>) {
  const indexes = [...new Set(rows.flatMap((row) => row.footnotes))].toSorted((a, b) => a - b);
  if (indexes.length === 0) return null;
  return (
    <ul className="footnotes">
      {indexes.map((index) => (
        <li key={index}>
          <sup>{footnoteLetter(index)}</sup> {notes[index]}
        </li>
      ))}
    </ul>
  );
}
