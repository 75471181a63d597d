import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { BaujatPlot } from '../../../report/components/diagnostics/BaujatPlot.tsx';
import { BenefitPlot } from '../../../report/components/diagnostics/BenefitPlot.tsx';
import { BubblePlot } from '../../../report/components/diagnostics/BubblePlot.tsx';
import { FunnelPlot } from '../../../report/components/diagnostics/FunnelPlot.tsx';
import { GoshPlot } from '../../../report/components/diagnostics/GoshPlot.tsx';
import type { PlotLook } from '../../../report/components/diagnostics/PlotFrame.tsx';
import { RefitPlot } from '../../../report/components/diagnostics/RefitPlot.tsx';
import { formatPrinted } from '../../../report/components/numbers.ts';
import { elementsOf, textContent } from '../markup.ts';
import { DIAGNOSED, type Diagnosed } from './diagnosed-reviews.ts';
import { anchorsOf, sizeOf, textExtentsOf } from './geometry.ts';

type Drawn = (review: Diagnosed, look?: PlotLook) => ReactElement;

const effectTexts = ({ analysis }: Diagnosed) =>
  new Map(analysis.rows.map((row) => [row.studyResultId, formatPrinted(row)]));

const refit =
  (kind: 'leaveOneOut' | 'cumulative'): Drawn =>
  ({ analysis, diagnostics }, look = {}) => (
    <RefitPlot
      {...look}
      kind={kind}
      rows={diagnostics[kind]}
      whole={diagnostics.printed}
      scale={analysis.scale}
      decimals={2}
    />
  );

const PLOTS: Readonly<Record<string, Drawn>> = {
  'leave-one-out': refit('leaveOneOut'),
  cumulative: refit('cumulative'),
  funnel: (review, look = {}) => (
    <FunnelPlot
      {...look}
      funnel={review.diagnostics.funnel}
      scale={review.analysis.scale}
      title={review.analysis.title}
      measure="Effect"
      effectTexts={effectTexts(review)}
    />
  ),
  Baujat: ({ analysis, diagnostics }, look = {}) => (
    <BaujatPlot {...look} rows={diagnostics.influence} title={analysis.title} />
  ),
  bubble: (review, look = {}) => (
    <BubblePlot
      {...look}
      fit={review.fit}
      scale={review.analysis.scale}
      title={review.analysis.title}
      measure="Effect"
      effectTexts={effectTexts(review)}
    />
  ),
  GOSH: ({ analysis, diagnostics, subsets }, { width, paint } = {}) => (
    <GoshPlot
      {...(width === undefined ? {} : { width })}
      {...(paint === undefined ? {} : { paint })}
      subsets={subsets}
      whole={diagnostics.printed.estimate}
      title={analysis.title}
      measure="Effect"
    />
  ),
  benefit: ({ analysis, diagnostics }, { width, paint } = {}) => (
    <BenefitPlot
      {...(width === undefined ? {} : { width })}
      {...(paint === undefined ? {} : { paint })}
      curve={diagnostics.benefit}
      scale={analysis.scale}
      title={analysis.title}
      measure="Effect"
    />
  ),
};

const WALKED = ['leave-one-out', 'cumulative', 'funnel', 'Baujat', 'bubble'];
const REVIEWS = Object.keys(DIAGNOSED) as (keyof typeof DIAGNOSED)[];
const cases = Object.keys(PLOTS).flatMap((plot) => REVIEWS.map((review) => [plot, review] as const));
const draw = (plot: string, review: Diagnosed, look?: PlotLook): string =>
  renderToStaticMarkup(PLOTS[plot]!(review, look));

describe.each(cases)('%s plot of the %s analysis', (plot, name) => {
  const review = DIAGNOSED[name];

  it.each([320, 480, 800])('draws finite numbers inside its frame, %d pixels wide', (width) => {
    const svg = draw(plot, review, { width });
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/u);
    const size = sizeOf(svg);
    expect(size.width).toBe(width);
    const outside = anchorsOf(svg).filter(({ x, y }) => !(x >= 0 && x <= size.width && y >= 0 && y <= size.height));
    expect(outside).toEqual([]);
    expect(textExtentsOf(svg).filter(({ from, to }) => from < 0 || to > size.width)).toEqual([]);
  });

  it('is the same bytes each time, a picture with words, and carries its own colours in a file', () => {
    const svg = draw(plot, review, { paint: 'file' });
    expect(draw(plot, structuredClone(review), { paint: 'file' })).toBe(svg);
    expect(svg).toMatch(/^<svg[^>]* role="img" aria-label="[^"]{20,}"/u);
    expect(svg).not.toContain('var(');
    expect(svg).not.toContain('tabindex');
  });
});

describe.each(WALKED)('%s plot on screen', (plot) => {
  const review = DIAGNOSED.difference;
  const ids = review.analysis.rows.map((row) => row.studyResultId);
  const tabStops = (svg: string) =>
    [...svg.matchAll(/data-row-id="([^"]+)"[^>]*tabindex="0"/gu)].map((match) => match[1]);

  it('has a mark for every study, each a sentence, one of them a tab stop', () => {
    const svg = draw(plot, review, { interactive: true });
    const sentences = [...svg.matchAll(/<g class="plot-mark"[^>]*aria-label="([^"]+)"/gu)].map((match) => match[1]!);
    expect(sentences).toHaveLength(ids.length);
    for (const [index, row] of review.analysis.rows.entries()) expect(sentences[index]).toContain(row.label);
    expect(sentences.join('')).not.toMatch(/NaN|undefined/u);
    expect(tabStops(svg)).toEqual([ids[0]]);
  });

  it('keeps the active mark in the tab order, and falls back when it is gone', () => {
    expect(tabStops(draw(plot, review, { interactive: true, activeRowId: ids[3]! }))).toEqual([ids[3]]);
    expect(tabStops(draw(plot, review, { interactive: true, activeRowId: 'gone' }))).toEqual([ids[0]]);
  });
});

describe('labels that look like markup', () => {
  const HOSTILE = `</text></svg><script>alert(1)</script><img src=x onerror="alert(1)"> & 'x'`;
  const renamed = JSON.parse(
    JSON.stringify(DIAGNOSED.bundled, (key, value: unknown) => (key === 'label' || key === 'title' ? HOSTILE : value)),
  ) as Diagnosed;

  it.each(Object.keys(PLOTS))('are text in the %s plot', (plot) => {
    for (const interactive of [false, true]) {
      const svg = draw(plot, renamed, { interactive });
      expect(svg).not.toMatch(/<script|<img/u);
      expect(svg.match(/<\/svg>/gu)).toHaveLength(1);
      if (plot !== 'leave-one-out' && plot !== 'cumulative') expect(svg).toContain('&lt;script&gt;');
    }
  });
});

test('an interval that goes on beyond the plot ends in an arrow, and its numbers stand beside it', () => {
  const { diagnostics, analysis } = DIAGNOSED.difference;
  const [first, ...rest] = diagnostics.leaveOneOut;
  const wide = { ...first!, printed: { estimate: -0.5, low: -500, high: 499 } };
  const svg = renderToStaticMarkup(
    <RefitPlot
      kind="leaveOneOut"
      rows={[wide, ...rest]}
      whole={diagnostics.printed}
      scale={analysis.scale}
      decimals={2}
    />,
  );
  expect(svg.match(/<path/gu)).toHaveLength(2);
  expect(elementsOf(svg, 'text').map(textContent)).toContain('−0.50 (−500.00 to 499.00)');
});

test('the funnel names its regions and draws the least precise study lowest', () => {
  const review = DIAGNOSED.difference;
  const svg = draw('funnel', review);
  const words = elementsOf(svg, 'text').map(textContent);
  for (const region of ['p > 0.10', '0.05 to 0.10', '0.01 to 0.05', 'p < 0.01']) expect(words).toContain(region);
  const heights = [...svg.matchAll(/<circle cx="[^"]+" cy="([^"]+)"/gu)].map((match) => Number(match[1]));
  const errors = review.diagnostics.funnel.points.map((point) => point.standardError);
  expect(heights.indexOf(Math.max(...heights))).toBe(errors.indexOf(Math.max(...errors)));
});

test('the benefit curve falls away from no effect, and shows the new setting where it differs', () => {
  const lines = (review: Diagnosed) =>
    [...draw('benefit', review).matchAll(/<polyline points="([^"]+)"/gu)].map((match) =>
      match[1]!.split(' ').map((pair) => Number(pair.split(',')[1])),
    );
  expect(lines(DIAGNOSED.bundled)).toHaveLength(1);
  const [mean, setting] = lines(DIAGNOSED.difference);
  expect(setting).not.toEqual(mean);
  for (const line of [mean!, setting!]) expect(line).toEqual(line.toSorted((a, b) => a - b));
});
