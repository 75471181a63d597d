import { renderToStaticMarkup } from 'react-dom/server';
import type { AnalysisResult, SummaryOfFindings } from '../../engine/review/derived.ts';
import { sidesOf } from '../components/forest/sides.ts';
import { ForestPlot } from '../components/ForestPlot.tsx';
import { cleanText } from './clean-text.ts';
import { fontFaces } from './fonts.ts';
import { printFontFaces } from './print-fonts.ts';
import type { ReportPlot } from './plots.tsx';

/** One analysis as an SVG file: plain colours on white, its font inside it. Equal input gives equal bytes. */
export function forestSvg(analysis: AnalysisResult, summary: SummaryOfFindings): string {
  const clean = cleanText(analysis);
  return svgFile(<ForestPlot analysis={clean} sides={sidesOf(clean, cleanText(summary))} paint="file" />);
}

/** A drawing as an SVG file with its font inside it. */
export function svgFile(element: ReportPlot['element']): string {
  const svg = svgMarkup(element);
  const start = svg.indexOf('>') + 1;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg.slice(0, start)}<style>${fontFaces(svg)}</style>${svg.slice(start)}\n`;
}

const drawn = new WeakMap<ReportPlot['element'], string>();

/** A drawing alone, without fonts, as any program reads it. The SVG, PNG and PDF of a plot are of one drawing. */
export function svgMarkup(element: ReportPlot['element']): string {
  const known = drawn.get(element);
  if (known !== undefined) return known;
  const svg = renderToStaticMarkup(element);
  const markup = svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  drawn.set(element, markup);
  return markup;
}

/** A drawing as the one page of an HTML document, cut to its size, for the printer. */
export function plotPageHtml({ title, element }: ReportPlot, language: string): string {
  const svg = svgMarkup(element);
  const size = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/u.exec(svg);
  const [width, height] = [Number(size?.[1] ?? 760), Number(size?.[2] ?? 480)];
  const page = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <style
          dangerouslySetInnerHTML={{
            __html: `${printFontFaces(svg)}@page{size:${width}px ${height}px;margin:0}html,body{margin:0}svg{display:block}@media screen{svg{display:none}}`,
          }}
        />
      </head>
      <body dangerouslySetInnerHTML={{ __html: svg }} />
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
