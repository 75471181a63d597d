import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { footnoteLetter } from '../phrases.ts';

/** Notes on rows, each printed once under a letter; `marksByRow` holds a row's letters, such as "a,c". */
export type RowNotes = Readonly<{
  notes: readonly Readonly<{ letter: string; text: string }>[];
  marksByRow: ReadonlyMap<string, string>;
}>;

export function collectRowNotes(analysis: AnalysisResult): RowNotes {
  const letters = new Map<string, string>();
  const marksByRow = new Map<string, string>();
  for (const row of analysis.rows) {
    const marks = row.notes.map((note) => {
      const letter = letters.get(note) ?? footnoteLetter(letters.size);
      letters.set(note, letter);
      return letter;
    });
    if (marks.length > 0) marksByRow.set(row.studyResultId, marks.join(','));
  }
  return { notes: [...letters].map(([text, letter]) => ({ letter, text })), marksByRow };
}
