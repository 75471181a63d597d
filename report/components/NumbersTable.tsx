import type { AnalysisResult, AnalysisRow } from '../../engine/review/derived.ts';
import { decimalsToShow, formatInterval, formatLevel } from '../../engine/text/format-interval.ts';
import { formatFixed } from '../../engine/text/format-number.ts';
import { inPlotOrder } from './forest/blocks.ts';
import { rowCells, totalCells, type CellTexts } from './forest/cells.ts';
import type { Sides } from './forest/columns.ts';
import { collectRowNotes } from './forest/notes.ts';
import { analysisDecimals, formatPrinted, levelOf } from './numbers.ts';
import { FOREST, MEASURES, SIDES, TABLES } from './phrases.ts';

type Props = Readonly<{ analysis: AnalysisResult; sides?: Sides }>;

const STANDARD_ERROR_DECIMALS = 3;

/** The text table behind a forest plot: the same rows and numbers. */
export function NumbersTable({ analysis: derived, sides = SIDES }: Props) {
  const analysis = inPlotOrder(derived);
  const { short } = MEASURES[analysis.scale.measure];
  const notes = collectRowNotes(analysis);
  const cells = rowCells(analysis, analysisDecimals(analysis));
  return (
    <div className="numbers">
      {analysis.rows.length === 0 ? null : (
        <table className="numbers-table">
          <caption>{TABLES.numbers(analysis.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{TABLES.study}</th>
              <th scope="col">{TABLES.instrument}</th>
              <th scope="col">{TABLES.time}</th>
              <th scope="col" className="number">
                {sides.intervention}
              </th>
              <th scope="col" className="number">
                {sides.comparator}
              </th>
              <th scope="col" className="number">
                {FOREST.estimateColumn(short, formatLevel(levelOf(analysis)))}
              </th>
              <th scope="col" className="number">
                {TABLES.standardError(analysis.scale.scale)}
              </th>
              <th scope="col" className="number">
                {TABLES.weight}
              </th>
            </tr>
          </thead>
          <tbody>
            {analysis.rows.map((row, index) => (
              <Row
                key={row.studyResultId}
                row={row}
                cells={cells[index]}
                marks={notes.marksByRow.get(row.studyResultId)}
              />
            ))}
          </tbody>
          <Totals analysis={analysis} />
        </table>
      )}
      {notes.notes.length === 0 ? null : (
        <ul className="footnotes">
          {notes.notes.map(({ letter, text }) => (
            <li key={letter}>
              <sup>{letter}</sup> {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({
  row,
  cells,
  marks,
}: Readonly<{ row: AnalysisRow; cells: CellTexts | undefined; marks: string | undefined }>) {
  const standardErrorDecimals = Math.max(
    STANDARD_ERROR_DECIMALS,
    decimalsToShow({ low: 0, high: row.standardError }, STANDARD_ERROR_DECIMALS),
  );
  return (
    <tr data-row-id={row.studyResultId}>
      <th scope="row">
        {row.label}
        {marks === undefined ? null : <sup className="marks">{marks}</sup>}
      </th>
      <td>{row.instrument ?? FOREST.unknown}</td>
      <td>{row.time}</td>
      <td className="number">{cells?.intervention ?? FOREST.unknown}</td>
      <td className="number">{cells?.comparator ?? FOREST.unknown}</td>
      <td className="number">{cells?.estimate?.join('')}</td>
      <td className="number">{formatFixed(row.standardError, standardErrorDecimals)}</td>
      <td className="number">{cells?.weight ?? FOREST.unknown}</td>
    </tr>
  );
}

function Totals({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const { state } = analysis;
  if (state.kind !== 'pooled') return null;
  const decimals = analysisDecimals(analysis);
  const cells = totalCells(analysis, state.printed, decimals);
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={3}>
          {state.pooled.estimator === 'EE' ? FOREST.commonEffect : FOREST.randomEffects}
        </th>
        <td className="number">{cells.intervention ?? FOREST.unknown}</td>
        <td className="number">{cells.comparator ?? FOREST.unknown}</td>
        <td className="number">{formatPrinted(state.printed, decimals)}</td>
        <td className="number">{formatFixed(state.pooled.printed.standardError, STANDARD_ERROR_DECIMALS)}</td>
        <td className="number">{cells.weight}</td>
      </tr>
      {state.predictionInterval === null ? null : (
        <tr>
          <th scope="row" colSpan={5}>
            {FOREST.predictionInterval}
          </th>
          <td className="number">({formatInterval(state.predictionInterval, decimals)})</td>
          <td colSpan={2} />
        </tr>
      )}
    </tfoot>
  );
}
