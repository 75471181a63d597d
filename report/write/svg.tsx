import { renderToStaticMarkup } from 'react-dom/server';
import type { AnalysisResult, SummaryOfFindings } from '../../engine/review/derived.ts';
import { sidesOf } from '../components/forest/sides.ts';
import { ForestPlot } from '../components/ForestPlot.tsx';
import { cleanText } from './clean-text.ts';
import { fontFaces } from './fonts.ts';

/** One analysis as an SVG file: plain colours on white, its font inside it. Equal input gives equal bytes. */
export function forestSvg(analysis: AnalysisResult, summary: SummaryOfFindings): string {
  const clean = cleanText(analysis);
  const svg = renderToStaticMarkup(
    <ForestPlot analysis={clean} sides={sidesOf(clean, cleanText(summary))} paint="file" />,
  );
  const start = svg.indexOf('>') + 1;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg.slice(0, start)}<style>${fontFaces(svg)}</style>${svg.slice(start)}\n`;
}
