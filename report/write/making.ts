import type { Preset } from '../components/document/presets.ts';
import type { Paper } from '../components/document/report-css.ts';
import type { ReportInput } from '../components/report-input.ts';
import { docxFile } from './docx/index.tsx';
import { reportHtml, summaryHtml, type HtmlOptions } from './html.tsx';
import { pngFile } from './png.ts';
import { capsuleFile } from './r/capsule.ts';
import { dataTables } from './tables/index.ts';
import { xlsxFile } from './xlsx.ts';

/** What takes long to make, as plain data, so that another thread can make it. */
export type Making =
  | Readonly<{ kind: 'report page'; input: ReportInput; options: HtmlOptions }>
  | Readonly<{ kind: 'summary page'; input: ReportInput; options: HtmlOptions }>
  | Readonly<{ kind: 'docx'; input: ReportInput; options: Readonly<{ paper: Paper; preset: Preset }> }>
  | Readonly<{ kind: 'xlsx'; input: ReportInput }>
  | Readonly<{ kind: 'capsule'; input: ReportInput; folder: string }>
  /** `dpi` as in `pngFile`. */
  | Readonly<{ kind: 'png'; svg: string; dpi: number }>;

export type Content = string | Uint8Array;

/** Makes it elsewhere; rejects when the signal aborts. */
export type Make = (making: Making, signal: AbortSignal | undefined) => Promise<Content>;

/** Makes it in this thread. */
export async function makeHere(making: Making): Promise<Content> {
  switch (making.kind) {
    case 'report page':
      return reportHtml(making.input, making.options);
    case 'summary page':
      return summaryHtml(making.input, making.options);
    case 'docx':
      return docxFile(making.input, making.options);
    case 'xlsx':
      return xlsxFile(dataTables(making.input));
    case 'capsule':
      return capsuleFile(making.input, making.folder);
    case 'png':
      return pngFile(making.svg, making.dpi);
  }
}
