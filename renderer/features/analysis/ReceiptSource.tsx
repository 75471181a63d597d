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
      {values.map((value) => (
        <ReceiptValueField key={value.valueId} value={value} />
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
  const groups = new Map<string, ReceiptValue[]>();
  for (const value of values) {
    const key = JSON.stringify([value.quote, value.sourceKind, value.sourceLabel]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
