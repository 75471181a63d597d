import { Fragment, memo, type ReactNode } from 'react';
import type { FindingRow, SummaryOfFindings as Summary } from '../../engine/review/derived.ts';
import { CertaintyCell } from './certainty/CertaintyCell.tsx';
import { CertaintyLegend } from './certainty/CertaintyLegend.tsx';
import { FootnoteList } from './certainty/FootnoteList.tsx';
import { FootnoteMarks } from './certainty/FootnoteMarks.tsx';
import { SOF } from './certainty/phrases.ts';
import { inSentence, sofCells, type SofCells } from './certainty/sof-cells.ts';
import { usualLevelText } from './numbers.ts';
import { FINDINGS } from './phrases.ts';

/** GRADE's advice: seven outcomes at most; the rest stand in the evidence profile. */
export const MOST_OUTCOMES = 7;

/** The cells of a row that lead somewhere when the table stands on a screen. */
export type SofCellName = 'outcome' | 'absolute' | 'relative' | 'evidence' | 'certainty' | 'comments';

/** Puts a cell's content behind something that can be opened; paper prints it as it is. */
export type WrapCell = (row: FindingRow, cell: SofCellName, content: ReactNode) => ReactNode;

type Props = Readonly<{
  summary: Summary;
  /** Rows printed of each comparison; null prints all. */
  limit?: number | null;
  wrapCell?: WrapCell;
}>;

const asItIs: WrapCell = (_row, _cell, content) => content;

/** The Summary of Findings in Cochrane's layout: one table for each comparison, footnotes lettered in reading order. */
export function SummaryOfFindings({ summary, limit = MOST_OUTCOMES, wrapCell = asItIs }: Props) {
  const comparisons = summary.comparisons.filter(({ rows }) => rows.length > 0);
  return (
    <div className="summary-of-findings">
      <dl className="facts">
        <Fact term={FINDINGS.population} text={summary.population} />
        <Fact term={FINDINGS.setting} text={summary.setting} />
      </dl>
      {comparisons.length === 0 ? <p>{FINDINGS.empty}</p> : null}
      {comparisons.map((comparison) => {
        const shown = limit === null ? comparison.rows : comparison.rows.slice(0, limit);
        const rest = comparison.rows.slice(shown.length);
        return (
          <section key={comparison.comparisonId} className="sof-comparison">
            <ComparisonTable comparison={comparison} rows={shown} wrapCell={wrapCell} />
            {rest.length === 0 ? null : (
              <p className="sof-more quiet">{SOF.more(rest.length, rest.map(nameOf).join('; '))}</p>
            )}
            <FootnoteList rows={shown} notes={summary.footnotes} />
          </section>
        );
      })}
      {comparisons.length === 0 ? null : <CertaintyLegend rows={comparisons.flatMap(({ rows }) => rows)} />}
    </div>
  );
}

const nameOf = ({ outcome, outcomeDetail }: FindingRow): string => {
  const time = outcomeDetail.split('; ').at(-1) ?? '';
  return time === '' ? outcome : `${outcome}, ${time}`;
};

type Comparison = Summary['comparisons'][number];
type TableProps = Readonly<{ comparison: Comparison; rows: readonly FindingRow[]; wrapCell: WrapCell }>;

function ComparisonTable({ comparison, rows, wrapCell }: TableProps) {
  const { intervention, comparator } = comparison;
  // A column that no row fills would only take width from the words.
  const hasRelative = rows.some((row) => row.relative !== null);
  return (
    <table className="sof-table" data-relative={hasRelative ? 'shown' : undefined}>
      <caption>{FINDINGS.versus(intervention, inSentence(comparator))}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="sof-outcome">
            {SOF.outcome}
          </th>
          <th scope="colgroup" colSpan={2} className="sof-group">
            {SOF.absoluteOf(usualLevelText)}
          </th>
          {hasRelative ? (
            <th scope="col" rowSpan={2} className="sof-relative">
              {SOF.relative(usualLevelText)}
            </th>
          ) : null}
          <th scope="col" rowSpan={2} className="sof-evidence">
            {SOF.evidence}
          </th>
          <th scope="col" rowSpan={2} className="sof-certainty">
            {SOF.certainty}
          </th>
          <th scope="col" rowSpan={2} className="sof-comments">
            {SOF.comments}
          </th>
        </tr>
        <tr>
          <th scope="col" className="sof-risk">
            {SOF.riskWith(inSentence(comparator))}
          </th>
          <th scope="col" className="sof-risk">
            {SOF.riskWith(inSentence(intervention))}
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <Row key={row.findingId} row={row} hasRelative={hasRelative} wrapCell={wrapCell} />
      ))}
    </table>
  );
}

type RowProps = Readonly<{ row: FindingRow; hasRelative: boolean; wrapCell: WrapCell }>;

/** Drawn anew only when the row itself is another: of twenty rows an edit changes one. */
const Row = memo(function Row({ row, hasRelative, wrapCell }: RowProps) {
  const cells = sofCells(row);
  const [first, ...others] = cells.absolute;
  const span = { rowSpan: Math.max(1, cells.absolute.length) };
  return (
    <tbody data-finding-id={row.findingId}>
      <tr>
        <th scope="row" {...span}>
          {wrapCell(row, 'outcome', <OutcomeCell row={row} />)}
        </th>
        {first === undefined ? (
          <td colSpan={hasRelative ? 3 : 2} className="sof-narrative">
            {wrapCell(row, 'absolute', cells.instead)}
          </td>
        ) : (
          <>
            <AbsoluteCells row={row} line={first} wrapCell={wrapCell} />
            {hasRelative ? (
              <td {...span} className="nowrap-lines">
                {wrapCell(row, 'relative', cells.relative)}
              </td>
            ) : null}
          </>
        )}
        <td {...span}>{wrapCell(row, 'evidence', <EvidenceCell cells={cells} />)}</td>
        <td {...span} className="sof-certainty">
          {wrapCell(
            row,
            'certainty',
            <CertaintyCell certainty={row.certainty} marks={<FootnoteMarks indexes={row.certaintyFootnotes} />} />,
          )}
        </td>
        <td {...span}>{wrapCell(row, 'comments', <Comments comments={cells.comments} />)}</td>
      </tr>
      {others.map((line) => (
        <tr key={line.key}>
          <AbsoluteCells row={row} line={line} wrapCell={wrapCell} />
        </tr>
      ))}
    </tbody>
  );
});

function OutcomeCell({ row }: Readonly<{ row: FindingRow }>) {
  return (
    <>
      <span className="outcome">
        {row.outcome}
        <FootnoteMarks indexes={row.footnotes} />
      </span>
      {row.outcomeDetail === '' ? null : <span className="detail">{row.outcomeDetail}</span>}
      {row.isExploratory ? <span className="tag">{SOF.exploratory}</span> : null}
    </>
  );
}

type LineProps = Readonly<{ row: FindingRow; line: SofCells['absolute'][number]; wrapCell: WrapCell }>;

function AbsoluteCells({ row, line, wrapCell }: LineProps) {
  return (
    <>
      <td>
        {wrapCell(
          row,
          'absolute',
          <>
            {line.label === null ? null : <span className="detail">{line.label}</span>}
            {line.comparator}
          </>,
        )}
      </td>
      <td>
        {wrapCell(
          row,
          'absolute',
          <>
            <span className="sof-effect">{line.intervention}</span>
            {line.difference === null ? null : <span className="detail">{line.difference}</span>}
          </>,
        )}
      </td>
    </>
  );
}

function EvidenceCell({ cells }: Readonly<{ cells: SofCells }>) {
  return (
    <>
      {cells.evidence}
      <span className="detail">{cells.eligible}</span>
    </>
  );
}

function Comments({ comments }: Readonly<{ comments: readonly string[] }>) {
  return comments.map((comment, index) => (
    <Fragment key={comment}>{index === 0 ? comment : <span className="detail">{comment}</span>}</Fragment>
  ));
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
