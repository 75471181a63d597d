import type { ReceiptValue } from '../../views/types.ts';
import { RECEIPT } from './phrases.ts';
import { ReceiptValueField } from './ReceiptValueField.tsx';

/** Numbers that share one quote of one source, with that quote once under them. */
export function ReceiptSource({ values }: Readonly<{ values: readonly ReceiptValue[] }>) {
  const [first] = values;
  if (first === undefined) return null;
  const { quote, sourceKind, sourceLabel } = first;
  const authors = [...new Set(values.map(({ author }) => author))].join(', ');
  return (
    <li className="receipt-source">
      {byArm(values).map((own) => (
        <div key={own[0]?.valueId} className="receipt-arm">
          <p className="quiet small">{own[0]?.armLabel}</p>
          {own.map((value) => (
            <ReceiptValueField key={value.valueId} value={value} />
          ))}
        </div>
      ))}
      {quote === null ? (
        <p className="small quiet">{RECEIPT.noQuote}</p>
      ) : (
        <blockquote className="small">{quote}</blockquote>
      )}
      <p className="small quiet">{[sourceKind, sourceLabel, RECEIPT.typedBy(authors)].filter(Boolean).join(' · ')}</p>
    </li>
  );
}

/** Values in their order, those of one quote and source together. */
export function groupBySource(values: readonly ReceiptValue[]): readonly (readonly ReceiptValue[])[] {
  return groupBy(values, (value) => JSON.stringify([value.quote, value.sourceKind, value.sourceLabel]));
}

function byArm(values: readonly ReceiptValue[]): readonly (readonly ReceiptValue[])[] {
  return groupBy(values, (value) => value.armLabel);
}

function groupBy(
  values: readonly ReceiptValue[],
  keyOf: (value: ReceiptValue) => string,
): readonly (readonly ReceiptValue[])[] {
  return [...Map.groupBy(values, keyOf).values()];
}
