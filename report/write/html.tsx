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
import { printFontFaces } from './print-fonts.ts';

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
export function reportHtml(
  input: ReportInput,
  { paper = 'A4', preset = 'grove', medium = 'screen' }: HtmlOptions = {},
): string {
  const clean = cleanText(input);
  const script = medium === 'screen' ? { script: EXPLORE } : {};
  return page(<ReportDocument input={clean} setup={{ paper, preset, medium, fontCss: FONTS, ...script }} />, medium);
}

/** The Summary of Findings alone, on a wide page. */
export function summaryHtml(
  input: ReportInput,
  { paper = 'A4', preset = 'grove', medium = 'screen' }: HtmlOptions = {},
): string {
  const clean = cleanText(input);
  return page(<SummaryDocument input={clean} setup={{ paper, preset, medium, fontCss: FONTS }} />, medium);
}

/** Where the fonts go once the page tells which of them it needs; in text the start of an element is escaped. */
const FONTS = '/* fonts */';
const FONTS_PLACE = `<style>${FONTS}`;

function page(document: Parameters<typeof renderToStaticMarkup>[0], medium: Medium): string {
  const markup = renderToStaticMarkup(document);
  const place = markup.indexOf(FONTS_PLACE);
  const before = markup.slice(0, place);
  const after = markup.slice(place + FONTS_PLACE.length);
  const fonts = medium === 'paper' ? printFontFaces(markup) : fontFaces(markup);
  return `<!doctype html>\n${before}<style>${fonts}${after}\n`;
}
