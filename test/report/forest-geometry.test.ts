import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisResult, MeasureScale } from '../../engine/review/derived.ts';
import { boxSide } from '../../report/components/forest/marks.ts';
import { forestParts, layoutForest, type ForestLayout } from '../../report/components/forest/layout.ts';
import { boxOf, textOf, type Box, type PlacedText } from '../../report/components/forest/placed-text.ts';
import { analysisOf, binary, inSubgroups, manyStudies, noData, painAt26Weeks, type FixtureStudy } from './analyses.ts';

const SCALES: readonly MeasureScale[] = [
  { measure: 'MD', scale: 'identity', nullValue: 0 },
  { measure: 'RR', scale: 'log', nullValue: 1 },
];

const labels = fc.oneof(
  fc.string({ minLength: 1, maxLength: 24 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    'مؤلف وزملاؤه ٢٠١٩',
    '王伟和同事 2020',
    'W'.repeat(300),
    'O’Neill & “Sons” 2001',
  ),
);
const studies = fc.record({
  label: labels,
  effect: fc.double({ min: -8, max: 8, noNaN: true }),
  standardError: fc.double({ min: 0.001, max: 9, noNaN: true }),
  n: fc.option(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 })), { nil: undefined }),
  events: fc.option(fc.tuple(fc.nat(99_999), fc.nat(99_999)), { nil: undefined }),
  notes: fc.array(fc.constantFrom('first note', 'second note', 'a third and much longer note about this study'), {
    maxLength: 3,
  }),
});
const analyses = fc
  .record({
    scale: fc.constantFrom(...SCALES),
    studies: fc.array(studies, { minLength: 1, maxLength: 60 }),
    threshold: fc.option(fc.double({ min: 0.05, max: 3, noNaN: true }), { nil: null }),
    better: fc.constantFrom('lower' as const, 'higher' as const),
  })
  .map(({ scale, studies: rows, ...extra }) =>
    analysisOf('generated', scale, rows.map(withoutUndefined), { ...extra, footnotes: ['A footnote.'] }),
  );

describe('layout of a forest plot', () => {
  it('keeps every text and mark in the box and apart, for any studies', () => {
    fc.assert(
      fc.property(analyses, fc.integer({ min: 320, max: 1200 }), (analysis, width) => {
        const layout = layoutForest(analysis, { width });
        expectTidy(layout);
      }),
      { numRuns: 120, seed: 20_261_122 },
    );
  });

  it.each([1, 2, 3, 24, 25, 40, 100, 200])('keeps %i studies tidy on both scales', (count) => {
    for (const scale of ['identity', 'log'] as const) {
      const layout = layoutForest(manyStudies(count, scale), { width: 720 });
      expectTidy(layout);
      expect(layout.rows).toHaveLength(count);
      expect(layout.width).toBe(720);
    }
  });

  it.each([2, 9, 60, 200])('keeps %i studies in subgroups tidy, each with its heading and result', (count) => {
    const analysis = inSubgroups(manyStudies(count), blocksOf(count));
    const layout = layoutForest(analysis, { width: 720 });
    expectTidy(layout);
    expect(layout.rows.map(({ id }) => id)).toEqual(analysis.forest.rowIds);
    expect(layout.blockHeadings.map(textOf)).toEqual(
      ['group', 'online', null].slice(0, count > 2 ? 3 : 2).map((label) => `Format: ${label ?? 'not known'}`),
    );
    expect(layout.subtotals).toHaveLength(count > 2 ? 2 : 0);
    for (const { ground } of layout.subtotals) {
      const above = layout.rows.filter((row) => row.ground.top < ground.top).at(-1)!;
      expect(ground.top).toBeGreaterThanOrEqual(above.ground.bottom);
    }
  });

  it('never parts a heading from its first study, nor a result from its last', () => {
    for (let count = 30; count < 60; count += 1) {
      const analysis = inSubgroups(manyStudies(count), blocksOf(count));
      const parts = forestParts(analysis, { width: 720 }, 420);
      expect(parts.length).toBeGreaterThan(1);
      const layouts = parts.map((part) => layoutForest(analysis, { width: 720, part }));
      expect(layouts.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(analysis.forest.rowIds);
      for (const { rows, blockHeadings, subtotals } of layouts) {
        const bottom = rows.at(-1)!.ground.bottom;
        for (const { y } of blockHeadings) expect(y).toBeLessThan(bottom);
        for (const { ground } of subtotals) expect(ground.top).toBeGreaterThan(rows[0]!.ground.top);
      }
    }
  });

  it('sorts rows as chosen and leaves the numbers alone', () => {
    const analysis = manyStudies(20);
    const labelled = analysis.rows.map(() => 'all');
    for (const [order, keyOf] of [
      ['effect', 'estimate'],
      ['precision', 'standardError'],
    ] as const) {
      const sorted = inSubgroups(analysis, labelled, order);
      const byId = new Map(sorted.rows.map((row) => [row.studyResultId, row[keyOf]]));
      const keys = sorted.forest.rowIds.map((id) => byId.get(id)!);
      expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      expect(sorted.state).toBe(analysis.state);
    }
  });

  it('puts estimates in proportion along the axis', () => {
    const layout = layoutForest(painAt26Weeks);
    const [optimum, cherkin, zgierska] = layout.rows.map((row) => row.box?.x ?? Number.NaN);
    const nullX = layout.axis?.lines.find((line) => line.kind === 'null')?.x ?? Number.NaN;
    expect((nullX - cherkin!) / (nullX - optimum!)).toBeCloseTo(0.64 / 0.62, 2);
    expect((nullX - zgierska!) / (nullX - optimum!)).toBeCloseTo(1 / 0.62, 2);
  });

  it('gives boxes areas in proportion to weights', () => {
    expect(boxSide(50, 50, 16)).toBe(16);
    expect(boxSide(25, 50, 16) ** 2 / boxSide(50, 50, 16) ** 2).toBeCloseTo(0.5, 12);
    expect(boxSide(0.0001, 50, 16)).toBe(3);
    expect(boxSide(null, 0, 16)).toBe(7);
  });

  it('clips the interval of one very wide study with arrows and says so', () => {
    const wide = analysisOf('wide', SCALES[0]!, [
      { label: 'A', effect: -0.5, standardError: 0.2 },
      { label: 'B', effect: -0.6, standardError: 0.25 },
      { label: 'C', effect: -0.4, standardError: 30 },
    ]);
    const layout = layoutForest(wide);
    expect(layout.rows.map((row) => row.arrows.length)).toEqual([0, 0, 2]);
    expect(texts(layout).some((text) => text.startsWith('Arrows mark intervals'))).toBe(true);
    expect(texts(layoutForest(painAt26Weeks)).some((text) => text.startsWith('Arrows'))).toBe(false);
  });

  it('points one arrow at a study that lies wholly outside', () => {
    const remote = analysisOf(
      'remote',
      SCALES[0]!,
      [-0.5, -0.6, -0.4, -0.55, 90].map((effect, index) => ({ label: `S${index}`, effect, standardError: 0.2 })),
      { state: { kind: 'not pooled', reason: 'test' } },
    );
    const row = layoutForest(remote).rows.at(-1)!;
    expect(row.box).toBeNull();
    expect(row.arrows).toHaveLength(1);
    expect(row.interval).toMatchObject({ clippedLow: false, clippedHigh: true });
  });

  it('closes up its columns, and folds the domains of risk of bias, to give the plot room', () => {
    const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
    const judged: AnalysisResult = {
      ...painAt26Weeks,
      forest: { ...painAt26Weeks.forest, columns: ['groups', 'weight', 'risk of bias'] },
      riskOfBias: {
        columns: letters.map((letter) => ({ letter, title: `Domain ${letter}` })),
        marks: Object.fromEntries(
          painAt26Weeks.rows.map(({ studyResultId }) => [
            studyResultId,
            [null, null, null, null, null, 'high' as const],
          ]),
        ),
        levels: {},
      },
    };
    const shown = (width: number, roomForPlot?: number) => {
      const layout = layoutForest(judged, { width, ...(roomForPlot === undefined ? {} : { roomForPlot }) });
      expectTidy(layout);
      const printed = texts(layout);
      return {
        plot: Math.round(layout.plot.width),
        domains: letters.every((letter) => printed.includes(letter)),
        overall: printed.includes('RoB'),
        marks: layout.rows[0]!.bias.map(({ mark }) => mark),
      };
    };
    const wide = shown(900, 256);
    expect(wide).toMatchObject({ domains: true, overall: false });
    expect(wide).toEqual(shown(900));
    const close = shown(840, 256);
    expect(close).toMatchObject({ domains: true, overall: false });
    expect(close.plot).toBeGreaterThan(shown(840).plot);
    const folded = shown(680, 256);
    expect(folded).toMatchObject({ domains: false, overall: true, marks: ['high'] });
    expect(folded.plot).toBeGreaterThan(shown(680).plot + 10);
    for (const width of [640, 480]) {
      const narrow = layoutForest(judged, { width, roomForPlot: 256 });
      expectTidy(narrow);
      expect(narrow.width).toBeLessThanOrEqual(width);
      expect(texts(narrow).join(' ')).toContain('A wider window also shows');
    }
    expect(texts(layoutForest(judged, { width: 480 })).join(' ')).not.toContain('A wider window');
  });

  it('names the side that benefits by the direction of the outcome', () => {
    const sides = { intervention: 'mindfulness', comparator: 'usual care' };
    const captions = (analysis: AnalysisResult): readonly string[] =>
      layoutForest(analysis, { sides, width: 900 })
        .axis!.texts.filter((text) => textOf(text).startsWith('Favours'))
        .toSorted((a, b) => boxOf(a).left - boxOf(b).left)
        .map(textOf);
    expect(captions(painAt26Weeks)).toEqual(['Favours mindfulness', 'Favours usual care']);
    expect(captions({ ...painAt26Weeks, better: 'higher' })).toEqual(['Favours usual care', 'Favours mindfulness']);
  });

  it('draws the threshold where it fits and says so in words where it does not', () => {
    expect(layoutForest(painAt26Weeks).axis?.lines.map((line) => line.kind)).toContain('threshold');
    const far = layoutForest({ ...painAt26Weeks, threshold: -40 });
    expect(far.axis?.lines.map((line) => line.kind)).not.toContain('threshold');
    expect(texts(far).join(' ')).toContain('The threshold of a small important effect, −40, lies outside the plot.');
  });

  it('marks 1 on a ratio axis and uses round numbers', () => {
    const ticks = layoutForest(binary).axis!.texts.map(textOf);
    expect(ticks).toContain('1');
    expect(ticks.slice(0, 4)).toEqual(['0.3', '1', '3', '10']);
  });

  it('shows the reason in place of a plot without data', () => {
    const layout = layoutForest(noData);
    expect(layout.axis).toBeNull();
    expect(texts(layout)[0]).toBe('No data: no eligible study gives a usable number.');
  });
});

describe('parts of a long plot', () => {
  it.each([2, 40, 41, 120, 200])('cover %i rows once each, no part taller than the page', (count) => {
    const analysis = manyStudies(count);
    const parts = forestParts(analysis, {}, 900);
    const layouts = parts.map((part) => layoutForest(analysis, { part }));
    expect(layouts.flatMap((layout) => layout.rows.map((row) => row.id))).toEqual(
      analysis.rows.map((row) => row.studyResultId),
    );
    for (const layout of layouts) {
      expectTidy(layout);
      expect(layout.height).toBeLessThanOrEqual(900);
    }
    expect(layouts.map((layout) => layout.summary.length > 0)).toEqual(parts.map((part) => part.number === part.of));
    expect(new Set(layouts.map((layout) => JSON.stringify(layout.domain))).size).toBe(1);
  });
});

function withoutUndefined(study: Readonly<Record<string, unknown>>): FixtureStudy {
  return Object.fromEntries(Object.entries(study).filter(([, value]) => value !== undefined)) as FixtureStudy;
}

function allTexts(layout: ForestLayout): readonly PlacedText[] {
  return [
    ...layout.heading,
    ...layout.blockHeadings,
    ...[...layout.rows, ...layout.subtotals].flatMap((row) => row.texts),
    ...layout.summary.flatMap((mark) => mark.texts),
    ...(layout.axis?.texts ?? []),
    ...layout.footer,
  ].filter((text) => textOf(text).trim() !== '');
}

function texts(layout: ForestLayout): readonly string[] {
  return allTexts(layout).map(textOf);
}

/** Two formats in turn; of every fifth study it is not known. */
function blocksOf(count: number): readonly (string | null)[] {
  return Array.from({ length: count }, (_, index) => (index % 5 === 4 ? null : index % 2 === 0 ? 'group' : 'online'));
}

function expectTidy(layout: ForestLayout): void {
  const boxes = allTexts(layout).map((text) => ({ text: textOf(text), ...boxOf(text) }));
  for (const box of boxes) {
    expect(box.left, box.text).toBeGreaterThanOrEqual(-0.01);
    expect(box.right, box.text).toBeLessThanOrEqual(layout.width + 0.01);
    expect(box.top, box.text).toBeGreaterThanOrEqual(0);
    expect(box.bottom, box.text).toBeLessThanOrEqual(layout.height);
  }
  const sorted = boxes.toSorted((a, b) => a.top - b.top);
  sorted.forEach((box, index) => {
    for (let next = index + 1; next < sorted.length && sorted[next]!.top < box.bottom; next += 1) {
      expect(overlap(box, sorted[next]!), `"${box.text}" over "${sorted[next]!.text}"`).toBe(false);
    }
  });
  expectMarksInPlot(layout);
}

function expectMarksInPlot(layout: ForestLayout): void {
  const { left } = layout.plot;
  const right = left + layout.plot.width;
  const inPlot = (x: number): void => {
    expect(Number.isFinite(x)).toBe(true);
    expect(x).toBeGreaterThanOrEqual(left - 0.02);
    expect(x).toBeLessThanOrEqual(right + 0.02);
  };
  for (const row of layout.rows) {
    for (const x of [row.interval.x1, row.interval.x2]) inPlot(x);
    for (const [x] of row.arrows.flat()) inPlot(x);
    if (row.box !== null) {
      inPlot(row.box.x - row.box.side / 2);
      inPlot(row.box.x + row.box.side / 2);
      expect(row.box.side).toBeLessThanOrEqual(row.ground.bottom - row.ground.top);
    }
  }
  for (const mark of [...layout.summary, ...layout.subtotals]) {
    for (const [x] of [...(mark.diamond ?? []), ...mark.arrows.flat()]) inPlot(x);
  }
  for (const x of layout.axis?.ticks ?? []) inPlot(x);
}

function overlap(a: Box, b: Box): boolean {
  const slack = 0.5;
  return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
}
