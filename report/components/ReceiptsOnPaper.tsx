import { formatCompact, formatFixed } from '../../engine/text/format-number.ts';
import { formatPrinted } from './numbers.ts';
import { MEASURES, RECEIPTS } from './phrases.ts';
import { sourceText, valueText } from './receipt-texts.ts';
import type { ReportReceipt, ReportValue } from './report-input.ts';

type Props = Readonly<{ receipts: readonly ReportReceipt[] }>;

const STANDARD_ERROR_DECIMALS = 4;
const ASSUMPTION_DECIMALS = 6;

/**
 * The receipts of a report on paper: each formula once, then a row for each effect, by outcome. A cell is one text in lines, as a
 * large review has thousands of them and every element of a tagged page costs.
 */
export function ReceiptsOnPaper({ receipts }: Props) {
  return (
    <>
      <h3>{RECEIPTS.formulas}</h3>
      <p className="lines formula-list">{formulasOf(receipts).join('\n')}</p>
      {[...Map.groupBy(receipts, (receipt) => receipt.outcome)].map(([outcome, own]) => (
        <table className="receipts-table" key={outcome}>
          <caption>{outcome}</caption>
          <thead>
            <tr>
              <th scope="col">{RECEIPTS.result}</th>
              <th scope="col">{RECEIPTS.filled}</th>
              <th scope="col">{RECEIPTS.valuesAndSource}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((receipt) => (
              <tr key={`${receipt.studyResultId} ${receipt.scale.measure}`}>
                <th scope="row" className="lines">
                  {effectText(receipt)}
                </th>
                <td className="lines">{stepsText(receipt)}</td>
                <td className="lines">{valuesText(receipt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

/** What a step makes, without the arm it is made for, and how; in the order of first use. */
function formulasOf(receipts: readonly ReportReceipt[]): readonly string[] {
  const steps = receipts.flatMap((receipt) => receipt.steps);
  return [...new Set(steps.map(({ label, formula }) => RECEIPTS.stepLine(label.split(', ')[0] ?? label, formula)))];
}

function effectText({ studyLabel, instrument, time, scale, printed, standardError }: ReportReceipt): string {
  const errorName = scale.scale === 'log' ? RECEIPTS.standardErrorLog : RECEIPTS.standardError;
  return linesOf([
    studyLabel,
    [instrument, time].filter((part) => part !== null && part !== '').join(', '),
    `${MEASURES[scale.measure].short} ${formatPrinted(printed)}`,
    `${errorName} ${formatFixed(standardError, STANDARD_ERROR_DECIMALS)}`,
  ]);
}

function stepsText({ steps, assumptions, notes }: ReportReceipt): string {
  return linesOf([
    ...steps.map(({ label, filled }) => RECEIPTS.stepLine(label, filled)),
    ...assumptions.map(({ kind, value, rationale }) =>
      RECEIPTS.assumption(kind, formatCompact(value, ASSUMPTION_DECIMALS), rationale),
    ),
    ...notes,
  ]);
}

/** The values of each arm on a line, their source and its words once below all values read from it. */
function valuesText({ values }: ReportReceipt): string {
  const bySource = [...Map.groupBy(values, ({ source }) => JSON.stringify(source)).values()];
  return linesOf(bySource.flatMap((group) => [...armLines(group), ...sourceLines(group)]));
}

function armLines(values: readonly ReportValue[]): readonly string[] {
  return [...Map.groupBy(values, ({ armLabel }) => armLabel)].map(([armLabel, own]) =>
    RECEIPTS.stepLine(armLabel, own.map(valueText).join('; ')),
  );
}

function sourceLines([first]: readonly ReportValue[]): readonly string[] {
  const source = first?.source ?? null;
  if (source === null) return [];
  return [sourceText(source), ...(source.quote === null ? [] : [RECEIPTS.quoted(source.quote)])];
}

/** Line ends within a text would be read as those between texts. */
function linesOf(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text) => text.replace(/\s+/gu, ' '))
    .join('\n');
}
