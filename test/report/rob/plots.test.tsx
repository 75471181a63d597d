import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AnalysisRiskOfBias } from '../../../engine/review/rob/analysis-bias.ts';
import { biasShares } from '../../../engine/review/rob/bias-shares.ts';
import { BiasSummaryPlot } from '../../../report/components/rob/BiasSummaryPlot.tsx';
import { BiasShareTable, BiasTable } from '../../../report/components/rob/BiasTable.tsx';
import { pagesOfRows } from '../../../report/components/pages-of-rows.ts';
import type { BiasRow } from '../../../report/components/rob/rows.ts';
import { TrafficLightPlot } from '../../../report/components/rob/TrafficLightPlot.tsx';

const bias: AnalysisRiskOfBias = {
  columns: [
    { letter: 'A', title: 'Randomisation process' },
    { letter: 'B', title: 'Overall risk of bias' },
  ],
  marks: { one: ['low', 'low'], two: ['some concerns', 'some concerns'], three: ['high', 'high'] },
  levels: { one: 'low', two: 'some concerns', three: 'high' },
};
const row = (studyResultId: string, weightPercent: number | null, outcome = 'Pain'): BiasRow => ({
  studyResultId,
  label: `Study ${studyResultId}`,
  outcome,
  weightPercent,
});
const rows = [row('one', 52.3), row('two', 35.8), row('three', 11.9)];
const texts = (markup: string) => [...markup.matchAll(/>([^<>]+)</gu)].map(([, text]) => text);

describe('shares of the judgements', () => {
  it('are shares of the weights, or of the results', () => {
    const [, overall] = biasShares(rows, bias, true)!;
    expect(overall!.parts.map(({ level, share }) => [level, Number(share.toFixed(4))])).toEqual([
      ['low', 0.523],
      ['some concerns', 0.358],
      ['high', 0.119],
    ]);
    const [first] = biasShares([...rows, row('four', 0)], bias, false)!;
    expect(first!.parts).toEqual([
      { level: 'low', share: 0.25, results: 1 },
      { level: 'some concerns', share: 0.25, results: 1 },
      { level: 'high', share: 0.25, results: 1 },
      { level: null, share: 0.25, results: 1 },
    ]);
  });

  it('have no weights where nothing is pooled, and leave out domains a tool does not ask', () => {
    expect(biasShares([row('one', null)], bias, true)).toBeNull();
    const mixed = { ...bias, marks: { ...bias.marks, two: ['no such domain', 'some concerns'] as const } };
    expect(biasShares(rows, mixed, false)![0]!.parts.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });
});

describe('the traffic-light plot', () => {
  const draw = (props: Partial<Parameters<typeof TrafficLightPlot>[0]> = {}) =>
    renderToStaticMarkup(<TrafficLightPlot title="Pain" rows={rows} bias={bias} paint="file" {...props} />);

  it('draws a sign in every circle, and a blank where nothing is assessed', () => {
    const markup = draw({ rows: [...rows, row('four', 0)] });
    expect(markup).toContain('data-row-id="four"');
    expect(markup.split('data-row-id="four"')[1]?.split('</g></g>')[0]).not.toContain('<path');
    expect(markup.split('data-row-id="one"')[1]?.split('data-row-id="two"')[0]?.match(/<path/gu)).toHaveLength(2);
    expect(texts(markup)).toEqual(expect.arrayContaining(['Not assessed', 'Low', 'High', 'Randomisation process']));
  });

  it('has another set of colours for those who cannot tell red from green', () => {
    expect(draw()).toContain('#02c100');
    expect(draw({ palette: 'colour-blind' })).not.toContain('#02c100');
    expect(draw({ palette: 'colour-blind' })).toContain('#d95f0e');
  });

  it('names the outcome only where outcomes are mixed', () => {
    expect(texts(draw())).not.toContain('Outcome');
    expect(texts(draw({ rows: [...rows, row('four', 0, 'Function')] }))).toContain('Outcome');
  });

  it('goes over pages of 100 rows and says which one is shown', () => {
    const many = Array.from({ length: 230 }, (_, i) => row(`r${i}`, 1));
    expect(pagesOfRows(230)).toEqual([
      { first: 0, last: 100 },
      { first: 100, last: 200 },
      { first: 200, last: 230 },
    ]);
    const markup = draw({ rows: many, page: pagesOfRows(230)[2]! });
    expect(markup.match(/data-row-id/gu)).toHaveLength(30);
    expect(markup).toContain('Results 201 to 230 of 230');
  });

  it('says each row on screen and lets one take the focus', () => {
    const markup = draw({ interactive: true, activeRowId: 'two' });
    expect(markup).toContain('Study two. Randomisation process: Some concerns; Overall risk of bias: Some concerns');
    expect(markup.match(/tabindex="0"/gu)).toHaveLength(1);
  });
});

describe('the summary plot', () => {
  it('says how many results it rests on and whether it is weighted', () => {
    const draw = (isWeighted: boolean) =>
      renderToStaticMarkup(
        <BiasSummaryPlot title="Pain" bars={biasShares(rows, bias, isWeighted)!} k={3} isWeighted={isWeighted} />,
      );
    expect(draw(true)).toContain('k = 3 results; weighted by the weights of the meta-analysis.');
    expect(draw(false)).toContain('not weighted');
  });

  it('has its numbers in a table', () => {
    const markup = renderToStaticMarkup(
      <BiasShareTable title="Pain" bars={biasShares(rows, bias, true)!} k={3} isWeighted />,
    );
    expect(texts(markup)).toEqual(expect.arrayContaining(['52.3% (1)', '35.8% (1)', '11.9% (1)']));
    expect(texts(renderToStaticMarkup(<BiasTable title="Pain" rows={rows} bias={bias} />))).toEqual(
      expect.arrayContaining(['Study one', 'Some concerns']),
    );
  });
});
