import { describe, expect, it } from 'vitest';
import { PRESET_STYLES, PRESETS } from '../../report/components/document/presets.ts';
import { reportHtml } from '../../report/write/html.tsx';
import { plotsOf } from '../../report/write/plots.tsx';
import { svgMarkup } from '../../report/write/svg.tsx';
import { manyStudies } from './analyses.ts';
import { bundledInput } from './bundled-input.ts';

const input = bundledInput();

describe('plots in files of their own', () => {
  it.each(PRESETS)('cut no text of the bundled review in the style %s', (preset) => {
    const { paint, plotWidth } = PRESET_STYLES[preset];
    const analyses = [...input.analyses, manyStudies(13, 'log')];
    for (const plot of plotsOf({ ...input, analyses }, { paint, width: plotWidth })) {
      const drawn = svgMarkup(plot.element).replaceAll(/<(title|desc)>.*?<\/\1>/gsu, '');
      expect(/>[^<>]*…/u.exec(drawn)?.[0], plot.name).toBeUndefined();
    }
  });

  it('stand on white paper, and off its edge', () => {
    for (const { name, element } of plotsOf(input).filter((plot) => !plot.name.startsWith('forest-'))) {
      const [, left, top, width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/u.exec(svgMarkup(element)) ?? [];
      expect([left, top], name).toEqual(['-8', '-8']);
      expect(svgMarkup(element), name).toContain(
        `<rect x="-8" y="-8" width="${width}" height="${height}" fill="#ffffff">`,
      );
    }
  });

  it('leave out the risk of bias that nobody has judged', () => {
    const names = plotsOf(input).flatMap(({ name }) => (name.startsWith('risk-of-bias-') ? [name] : []));
    expect(names).toEqual(
      ['pain-about-26-weeks', 'physical-function-about-26-weeks', 'opioid-dose-about-26-weeks'].flatMap((name) => [
        `risk-of-bias-${name}`,
        `risk-of-bias-summary-${name}`,
      ]),
    );
  });

  it('go over several files where the fits without each study are more than a page holds', () => {
    const [diagnostics] = input.diagnostics;
    const [fit] = diagnostics!.leaveOneOut;
    const leaveOneOut = Array.from({ length: 170 }, (_, index) => ({
      ...fit!,
      studyResultId: `result-${index}`,
      label: `Trial ${index}.`,
    }));
    const parts = plotsOf({ ...input, diagnostics: [{ ...diagnostics!, leaveOneOut }] })
      .filter(({ name }) => name.startsWith('leave-one-out-'))
      .map(({ name, element }) => ({ end: name.slice(-7), markup: svgMarkup(element) }));
    expect(parts.map(({ end }) => end)).toEqual(['-part-1', '-part-2', '-part-3', '-part-4']);
    const shown = parts.map(({ markup }) => leaveOneOut.filter(({ label }) => markup.includes(`without ${label}<`)));
    expect(shown.flat()).toEqual(leaveOneOut);
    const axes = parts.map(({ markup }) =>
      [...markup.matchAll(/text-anchor="middle"[^>]*>([^<]+)</gu)].map(([, tick]) => tick),
    );
    expect(axes[0]!.length).toBeGreaterThan(1);
    for (const ticks of axes) expect(ticks).toEqual(axes[0]);
    expect(parts[3]!.markup).toContain('Fits 166 to 170 of 170');
  });

  it('are never taller than print of 6 points allows on the page of a journal', () => {
    const tallest = 1320 + 2 * 8;
    const analyses = [manyStudies(200), manyStudies(200, 'log')];
    for (const { name, element } of plotsOf({ ...input, analyses, diagnostics: [], biasBars: [] })) {
      const [, height] = / height="([\d.]+)"/u.exec(svgMarkup(element)) ?? [];
      expect(Number(height), name).toBeLessThanOrEqual(tallest);
    }
  });
});

it('the traffic lights of a long analysis stand on pages of the report that hold them', () => {
  const { riskOfBias } = input.analyses.find((analysis) => analysis.riskOfBias !== null)!;
  const many = manyStudies(130);
  const columns = riskOfBias!.columns.map(() => 'low' as const);
  const marks = Object.fromEntries(many.rows.map(({ studyResultId }) => [studyResultId, columns]));
  const analysis = { ...many, riskOfBias: { ...riskOfBias!, marks } };
  const page = reportHtml(
    { ...input, analyses: [analysis], diagnostics: [], biasBars: [], receipts: [], judgementHistory: [] },
    { medium: 'paper', paper: 'Letter' },
  );
  const plots = [...page.matchAll(/<svg[^>]*class="diagnostic-plot"[^>]* height="([\d.]+)"/gu)].map(([, height]) =>
    Number(height),
  );
  expect(plots).toHaveLength(6);
  // 279 mm less margins, and less the title above the first.
  for (const height of plots) expect(height).toBeLessThanOrEqual(880);
});
