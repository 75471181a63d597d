import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../engine/review/derived.ts';
import { ForestPlot } from '../../report/components/ForestPlot.tsx';
import { analysisDecimals, formatPrinted } from '../../report/components/numbers.ts';
import { binary, manyStudies, noData, notPooled, painAt26Weeks, singleStudy } from './analyses.ts';
import { elementsOf, textContent } from './markup.ts';

const SIDES = { intervention: 'Mindfulness', comparator: 'Usual care' };

describe('forest plot', () => {
  it.each([painAt26Weeks, binary, singleStudy])('is drawn as before: $analysisId', async (analysis) => {
    const svg = renderToStaticMarkup(<ForestPlot analysis={analysis} sides={SIDES} paint="file" />);
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
      `../golden/report/forest-${analysis.analysisId}.svg`,
    );
  });

  it.each([painAt26Weeks, binary, notPooled, manyStudies(40), manyStudies(12, 'log')])(
    'prints every row as the derived result has it: $analysisId',
    (analysis) => {
      const svg = renderToStaticMarkup(<ForestPlot analysis={analysis} />);
      const printed = elementsOf(svg, 'text').map(textContent);
      for (const row of analysis.rows) expect(printed).toContain(formatPrinted(row, analysisDecimals(analysis)));
      if (analysis.state.kind === 'pooled') {
        expect(printed).toContain(formatPrinted(analysis.state.printed, analysisDecimals(analysis)));
      }
    },
  );

  it('prints the pooled estimate of the bundled review at 26 weeks', () => {
    const svg = renderToStaticMarkup(<ForestPlot analysis={painAt26Weeks} sides={SIDES} />);
    const printed = elementsOf(svg, 'text').map(textContent);
    expect(printed).toContain('−0.67 (−1.04 to −0.30)');
    expect(printed).toContain('56.5%');
    expect(printed).toContain('Heterogeneity: tau² 0.00 (Q-profile 0.00 to 1.66); Q = 0.65, df = 2, p = 0.722; I² 0%');
  });

  it('is a picture with words for those who do not see it', () => {
    const svg = renderToStaticMarkup(<ForestPlot analysis={painAt26Weeks} />);
    expect(svg).toMatch(/^<svg[^>]* role="img"/u);
    expect(svg).toContain(
      'aria-label="Forest plot: Pain intensity at about 26 weeks. 3 studies shown. Pooled mean difference −0.67 (95% CI −1.04 to −0.30)."',
    );
    expect(svg).toContain('<title>Forest plot: Pain intensity at about 26 weeks</title>');
    expect(svg).not.toContain('tabindex');
  });

  it('lets the focus walk its rows on screen, one in the tab order', () => {
    const render = (activeRowId: string | null) =>
      renderToStaticMarkup(<ForestPlot analysis={painAt26Weeks} sides={SIDES} interactive activeRowId={activeRowId} />);
    const tabStops = (svg: string) =>
      [...svg.matchAll(/data-row-id="([^"]+)"[^>]*tabindex="0"/gu)].map((match) => match[1]);
    expect(tabStops(render(null))).toEqual(['result-0']);
    expect(tabStops(render('result-2'))).toEqual(['result-2']);
    expect(tabStops(render('gone'))).toEqual(['result-0']);
    expect(render(null)).toContain(
      'aria-label="OPTIMUM 2026: −0.62 (95% CI −1.01 to −0.23); weight 56.5%; 226 with Mindfulness, 225 with Usual care."',
    );
  });

  it('takes the colours of the page on screen and carries its own in a file', () => {
    expect(renderToStaticMarkup(<ForestPlot analysis={binary} />)).toContain('fill="var(--accent, #0d6553)"');
    const file = renderToStaticMarkup(<ForestPlot analysis={binary} paint="file" />);
    expect(file).not.toContain('var(');
    expect(file).toContain('fill="#ffffff"');
  });

  it('says what it does not pool and why', () => {
    const words = (analysis: AnalysisResult) =>
      elementsOf(renderToStaticMarkup(<ForestPlot analysis={analysis} />), 'text').map(textContent);
    expect(words(notPooled)).toContain('Not pooled: each trial counts another kind of responder.');
    expect(words(noData)).toContain('No data: no eligible study gives a usable number.');
    expect(words(singleStudy)).toContain('Single study: nothing to pool; its own 95% CI (normal)');
    expect(renderToStaticMarkup(<ForestPlot analysis={notPooled} />)).not.toContain('forest-pooled');
  });

  it('draws a prediction interval where there is one', () => {
    expect(renderToStaticMarkup(<ForestPlot analysis={manyStudies(40)} />)).toContain('forest-prediction');
    expect(renderToStaticMarkup(<ForestPlot analysis={painAt26Weeks} />)).not.toContain('forest-prediction');
  });
});

describe('columns of risk of bias', () => {
  const [first] = painAt26Weeks.rows;
  const assessed = {
    ...painAt26Weeks,
    riskOfBias: {
      columns: [
        { letter: 'A', title: 'Randomisation process' },
        { letter: 'B', title: 'Overall risk of bias' },
      ],
      marks: { [first!.studyResultId]: ['low', 'high'] as const },
      levels: { [first!.studyResultId]: 'high' as const },
    },
  };
  const draw = (props: Partial<Parameters<typeof ForestPlot>[0]> = {}) =>
    renderToStaticMarkup(<ForestPlot analysis={assessed} sides={SIDES} interactive {...props} />);

  it('stand beside the rows with their letters, signs and legend, blank where nothing is assessed', () => {
    const svg = draw();
    expect(svg.match(/<circle/gu)).toHaveLength(2 * assessed.rows.length);
    expect(svg.match(/stroke-dasharray="2 2"/gu)).toHaveLength(2 * (assessed.rows.length - 1));
    expect(svg).toContain('Risk of bias: A randomisation process; B overall risk of bias.');
    expect(svg).toContain('overall risk of bias high');
  });

  it('can be left out, and are not there before anything is assessed', () => {
    expect(draw({ columns: ['groups', 'weight'] })).not.toContain('<circle');
    expect(draw({ analysis: painAt26Weeks })).not.toContain('<circle');
  });
});
