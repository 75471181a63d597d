import type { FindingRow } from '../../../engine/review/derived.ts';
import { footnoteLetter } from '../phrases.ts';

type Props = Readonly<{ rows: readonly FindingRow[]; notes: readonly string[] }>;

/** The notes a table's rows refer to, under that table; a note shared by two tables keeps its letter in both. */
export function FootnoteList({ rows, notes }: Props) {
  const indexes = [...new Set(rows.flatMap((row) => [...row.footnotes, ...row.certaintyFootnotes]))].toSorted(
    (a, b) => a - b,
  );
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
