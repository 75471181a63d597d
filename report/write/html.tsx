import { createHash } from 'node:crypto';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Medium } from '../components/document/Page.tsx';
import type { Preset } from '../components/document/presets.ts';
import type { Paper } from '../components/document/report-css.ts';
import { EXPLORE_SCRIPT } from '../components/explore/script.ts';
import type { ReportInput } from '../components/report-input.ts';
import { ReportDocument, SummaryDocument } from '../components/ReportDocument.tsx';
import { cleanText } from './clean-text.ts';
import { fontFaces } from './fonts.ts';

export type HtmlOptions = Readonly<{
  /** Default A4. */
  paper?: Paper;
  /** House style. Default 'grove'. */
  preset?: Preset;
  /** What the page is made for. Default 'screen'; both can be printed and read. */
  medium?: Medium;
}>;

const EXPLORE = {
  source: EXPLORE_SCRIPT,
  hash: `sha256-${createHash('sha256').update(EXPLORE_SCRIPT).digest('base64')}`,
};

/** The whole report as one self-contained HTML file. Equal input gives equal bytes. */
export function reportHtml(input: ReportInput, { paper = 'A4', preset = 'grove', medium = 'screen' }: HtmlOptions = {}): string {
  const clean = cleanText(input);
  const fontCss = fontFaces(JSON.stringify(clean));
  const script = medium === 'screen' ? { script: EXPLORE } : {};
  return page(<ReportDocument input={clean} setup={{ paper, preset, medium, fontCss, ...script }} />);
}

/** The Summary of Findings alone, on a wide page. */
export function summaryHtml(input: ReportInput, { paper = 'A4', preset = 'grove', medium = 'screen' }: HtmlOptions = {}): string {
  const clean = cleanText(input);
  const fontCss = fontFaces(JSON.stringify(clean.summaryOfFindings));
  return page(<SummaryDocument input={clean} setup={{ paper, preset, medium, fontCss }} />);
}

function page(document: Parameters<typeof renderToStaticMarkup>[0]): string {
  return `<!doctype html>\n${renderToStaticMarkup(document)}\n`;
}
