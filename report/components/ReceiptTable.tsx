import { formatCompact, formatFixed } from '../../engine/text/format-number.ts';
import { formatPrinted } from './numbers.ts';
import { MEASURES, RECEIPTS } from './phrases.ts';
import { sourceText, valueText } from './receipt-texts.ts';
import type { ReportReceipt, ReportSource, ReportValue } from './report-input.ts';

type Props = Readonly<{ receipt: ReportReceipt }>;

const STANDARD_ERROR_DECIMALS = 4;
const ASSUMPTION_DECIMALS = 6;

/** How one effect was made: each step's formula, the same with its numbers, and the printed values with their quotes. */
export function ReceiptTable({ receipt }: Props) {
  const { scale, printed, standardError } = receipt;
  const errorName = scale.scale === 'log' ? RECEIPTS.standardErrorLog : RECEIPTS.standardError;
  return (
    <section className="receipt" data-study-result-id={receipt.studyResultId}>
      <div className="keep">
        <h3>{RECEIPTS.caption(receipt.studyLabel, receipt.outcome, receipt.time)}</h3>
        <p className="receipt-result">
          {MEASURES[scale.measure].name} <strong>{formatPrinted(printed)}</strong>, {errorName}{' '}
          {formatFixed(standardError, STANDARD_ERROR_DECIMALS)}
          {receipt.instrument === null ? null : <span className="quiet"> · {receipt.instrument}</span>}
        </p>
      </div>
      {receipt.steps.length === 0 ? null : <StepTable receipt={receipt} />}
      {receipt.values.length === 0 ? null : <ValueTable values={receipt.values} />}
      <ul className="footnotes">
        {receipt.assumptions.map(({ assumptionId, kind, value, rationale }) => (
          <li key={assumptionId}>{RECEIPTS.assumption(kind, formatCompact(value, ASSUMPTION_DECIMALS), rationale)}</li>
        ))}
        {receipt.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

function StepTable({ receipt }: Props) {
  return (
    <table className="step-table">
      <thead>
        <tr>
          <th scope="col">{RECEIPTS.step}</th>
          <th scope="col">{RECEIPTS.formula}</th>
          <th scope="col">{RECEIPTS.filled}</th>
        </tr>
      </thead>
      <tbody>
        {receipt.steps.map((step, index) => (
          <tr key={index}>
            <th scope="row">{step.label}</th>
            <td className="formula">{step.formula}</td>
            <td className="formula">{step.filled}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One row for each source, so that a quote stands once beside all the values read from it. */
function ValueTable({ values }: Readonly<{ values: readonly ReportValue[] }>) {
  return (
    <table className="value-table">
      <thead>
        <tr>
          <th scope="col">{RECEIPTS.values}</th>
          <th scope="col">{RECEIPTS.source}</th>
          <th scope="col">{RECEIPTS.quote}</th>
        </tr>
      </thead>
      <tbody>
        {[...Map.groupBy(values, (value) => JSON.stringify(value.source))].map(([key, group]) => (
          <SourceRow key={key} values={group} source={group[0]?.source ?? null} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ values, source }: Readonly<{ values: readonly ReportValue[]; source: ReportSource | null }>) {
  return (
    <tr>
      <td>
        <ul className="plain">
          {[...Map.groupBy(values, (value) => value.armLabel)].map(([armLabel, own]) => (
            <li key={armLabel}>
              {armLabel}
              <span className="detail">{own.map(valueText).join('; ')}</span>
            </li>
          ))}
        </ul>
      </td>
      <td>{source === null ? '–' : sourceText(source)}</td>
      <td className="quote">{source?.quote ?? '–'}</td>
    </tr>
  );
}
