import { footnoteLetter } from '../phrases.ts';

/** Letters of footnotes, in reading order. */
export function FootnoteMarks({ indexes }: Readonly<{ indexes: readonly number[] }>) {
  if (indexes.length === 0) return null;
  return (
    <sup className="marks">
      {indexes
        .toSorted((a, b) => a - b)
        .map(footnoteLetter)
        .join(',')}
    </sup>
  );
}
