import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { prismaFlow } from '../../../engine/review/prisma-flow.ts';
import { TABLE_NAMES, type Snapshot } from '../../../engine/review/records/index.ts';
import { mismatchSentence, prismaTable } from '../../../report/components/prisma/describe.ts';
import { layOut } from '../../../report/components/prisma/layout.ts';
import { PrismaDiagram } from '../../../report/components/prisma/PrismaDiagram.tsx';

const HOSTILE = '<img src=x onerror=alert(1)> & "reason"';

function snapshotOf(counts: Readonly<Record<string, number>>, hits: readonly number[] = []): Snapshot {
  const empty = Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])) as unknown as Snapshot;
  return {
    ...empty,
    search: new Map(
      hits.map((count, i) => [
        `s${i}`,
        { id: `s${i}`, database: `Database ${i}`, at: '2026-01-01', query: '', hits: count },
      ]),
    ),
    screening_count: new Map(
      Object.entries(counts).map(([name, count], i) => {
        const [stage = '', reason = null] = name.split(': ');
        return [`c${i}`, { id: `c${i}`, stage, reason, count }];
      }),
    ),
  };
}

const COUNTS = {
  'duplicates removed': 200,
  screened: 800,
  'records excluded': 780,
  sought: 20,
  'not retrieved': 2,
  assessed: 18,
  [`reports excluded: ${HOSTILE}`]: 18,
};

test('every number of the flow stands in the picture and in its table', () => {
  const flow = prismaFlow(snapshotOf(COUNTS, [600, 400]));
  const markup = renderToStaticMarkup(<PrismaDiagram flow={flow} paint="file" />);
  const texts = prismaTable(flow).map(({ count }) => count);
  for (const count of ['1000', '200', '800', '780', '20', '2', '18']) {
    expect(markup).toContain(`n\u00a0=\u00a0${count}`);
    expect(texts).toContain(count);
  }
  expect(markup).toContain('aria-label="PRISMA 2020 flow diagram: ');
  expect(markup).not.toContain('var(--');
});

test('names are text, and a wrong box differs by its line and not by colour alone', () => {
  const flow = prismaFlow(snapshotOf({ ...COUNTS, screened: 801 }, [600, 400]));
  const markup = renderToStaticMarkup(<PrismaDiagram flow={flow} />);
  expect(markup).not.toContain('<img');
  expect(markup).toContain('data-wrong="true"');
  expect(markup).toContain('stroke-dasharray="6 3"');
  expect(flow.mismatches.map(mismatchSentence)[0]).toBe(
    '“Records screened” says 801, but 1000 − 200 = 800. Correct one of these numbers.',
  );
});

test('boxes of a column never overlap, and all lie within the picture, with many reasons and with other methods', () => {
  const reasons = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`reports excluded: A rather long reason for exclusion number ${i}`, i + 1]),
  );
  const flow = prismaFlow(
    snapshotOf(
      { ...COUNTS, ...reasons, 'other identified: Citation searching': 6, 'other sought': 6, 'other assessed': 6 },
      [600, 400],
    ),
  );
  const { boxes, width, height } = layOut(flow);
  for (const a of boxes) {
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of boxes)
      if (a !== b && a.x === b.x) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  }
  const excluded = boxes.find(({ id }) => id === 'reports excluded')!;
  expect(excluded.lines.length).toBeLessThan(20);
  expect(excluded.lines.at(-1)!.text).toMatch(/^\d+ more/);
});
