import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PageSetup } from '../components/document/Page.tsx';
import type { Paper } from '../components/document/report-css.ts';
import type { ReportInput } from '../components/report-input.ts';
import { ReportDocument, SummaryDocument } from '../components/ReportDocument.tsx';
import { cleanText } from './clean-text.ts';
import { fontFaces } from './fonts.ts';

export type HtmlOptions = Readonly<{
  /** Default A4. */
  paper?: Paper;
}>;

/** The whole report as one self-contained HTML file. Equal input gives equal bytes. */
export function reportHtml(input: ReportInput, options: HtmlOptions = {}): string {
  const clean = cleanText(input);
  return documentHtml(options, (setup) => <ReportDocument input={clean} setup={setup} />);
}

/** The Summary of Findings alone, on a wide page. */
export function summaryHtml(input: ReportInput, options: HtmlOptions = {}): string {
  const clean = cleanText(input);
  return documentHtml(options, (setup) => <SummaryDocument input={clean} setup={setup} />);
}

/** Renders twice: first to learn which characters stand in the document, then with the fonts that hold them. */
function documentHtml({ paper = 'A4' }: HtmlOptions, render: (setup: PageSetup) => ReactElement): string {
  const plain = renderToStaticMarkup(render({ paper, fontCss: '' }));
  const fontCss = `${fontFaces(plain)}\n`;
  return `<!doctype html>\n${renderToStaticMarkup(render({ paper, fontCss }))}\n`;
}
