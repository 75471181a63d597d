import { describe, expect, test } from 'vitest';
import { deriveReview } from '../../../../engine/review/derive.ts';
import type { FindingRow } from '../../../../engine/review/derived.ts';
import { generateReview, snapshotOf } from '../../../fixtures/generated-review.ts';

const NOTE = /rounded from their exact values/u;

/** Signed numbers of a printed text: "50 fewer per 1000 (76 fewer to 18 more)" is −50, −76, 18. */
function numbersOf(text: string): readonly number[] {
  const plain = text.replaceAll('per 1000', '').replaceAll('no difference', '0');
  return [...plain.matchAll(/([\d.]+)\s*(fewer)?/gu)].map(([, size, fewer]) => (fewer ? -Number(size) : Number(size)));
}

/** Whether a reader who takes one printed risk from the other finds another number than the one printed. */
function readerStumbles({ effect }: FindingRow['absolute'][number]): boolean {
  if (effect.state !== 'estimated') return false;
  const [comparator] = numbersOf(effect.comparatorText);
  const differences = numbersOf(effect.differenceText);
  return numbersOf(effect.interventionText).some(
    (number, i) => Math.abs(number - comparator! - differences[i]!) > 1e-6,
  );
}

describe('absolute effects of generated reviews', () => {
  test('carry the note on rounding exactly where printed risks and printed difference do not add up', () => {
    const seen = { stumbles: 0, addsUp: 0 };
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { summaryOfFindings } = deriveReview(snapshotOf(generateReview({ studies: 12, analyses: 5, seed })));
      for (const row of summaryOfFindings.comparisons.flatMap(({ rows }) => rows)) {
        if (row.absolute.length === 0 || row.kind !== 'effect') continue;
        const stumbles = row.absolute.some(readerStumbles);
        seen[stumbles ? 'stumbles' : 'addsUp'] += 1;
        const hasNote = row.footnotes.some((index) => NOTE.test(summaryOfFindings.footnotes[index]!));
        expect({ seed, finding: row.findingId, hasNote }).toEqual({ seed, finding: row.findingId, hasNote: stumbles });
      }
    }
    expect(Math.min(seen.stumbles, seen.addsUp)).toBeGreaterThan(1);
  });
});
