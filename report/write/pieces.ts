import { PRESET_STYLES } from '../components/document/presets.ts';
import type { ReportInput } from '../components/report-input.ts';
import { csvText } from './csv.ts';
import { docxFile } from './docx/index.tsx';
import { slugOf } from './file-names.ts';
import { reportHtml, summaryHtml } from './html.tsx';
import { printPdf } from './pdf.ts';
import { plotsOf } from './plots.tsx';
import { pngFile } from './png.ts';
import { capsuleFile } from './r/capsule.ts';
import { cslJson, risText } from './references.ts';
import { resultsJson } from './results-json.ts';
import { plotPageHtml, svgFile, svgMarkup } from './svg.tsx';
import { dataTables } from './tables/index.ts';
import type { WriteReportOptions } from './write-report.ts';
import { xlsxFile } from './xlsx.ts';

export type ReportFormat =
  'pdf' | 'docx' | 'html' | 'xlsx' | 'csv' | 'references' | 'svg' | 'png' | 'plot-pdf' | 'r' | 'json';

/** One file of a report: its path below the report's folder, and what makes its content. */
export type Piece = Readonly<{
  format: ReportFormat;
  name: string;
  /** Made by the browser, beside whatever this process is doing. */
  isPrinted?: boolean;
  make: () => string | Uint8Array | Promise<string | Uint8Array>;
}>;

const DEFAULT_DPI = 300;
const UNTITLED = 'review';

/** Every file the options ask for; the quick ones first. */
export function piecesOf(input: ReportInput, options: WriteReportOptions): readonly Piece[] {
  const { formats, printHtml = noPrinter, paper = 'A4', preset = 'grove', dpi = DEFAULT_DPI, names = 'plain' } = options;
  const style = { paper, preset };
  const isTitled = names === 'title';
  const slug = slugOf(input.title, UNTITLED);
  const named = (name: string): string => (isTitled ? `${slug}-${name}` : name);
  const within = (folder: string, name: string): string => (isTitled ? `${folder}/${name}` : name);
  const asked = (format: ReportFormat): boolean => formats === undefined || formats.includes(format);
  const plots =
    asked('svg') || asked('png') || asked('plot-pdf') ? plotsOf(input, { paint: PRESET_STYLES[preset].paint, width: PRESET_STYLES[preset].plotWidth }) : [];
  const pieces: readonly Piece[] = [
    { format: 'json', name: named('results.json'), make: () => resultsJson(input) },
    { format: 'references', name: named('references.ris'), make: () => risText(input) },
    { format: 'references', name: named('references.json'), make: () => cslJson(input) },
    ...(asked('csv') ? dataTables(input) : []).map((table): Piece => ({
      format: 'csv',
      name: within('data', `${table.name}.csv`),
      make: () => csvText(table),
    })),
    { format: 'xlsx', name: named('data.xlsx'), make: () => xlsxFile(dataTables(input)) },
    ...plots.map((plot): Piece => ({ format: 'svg', name: within('plots', `${plot.name}.svg`), make: () => svgFile(plot.element) })),
    ...plots.map((plot): Piece => ({
      format: 'png',
      name: within('plots', `${plot.name}.png`),
      make: () => pngFile(svgMarkup(plot.element), dpi),
    })),
    ...plots.map((plot): Piece => ({
      format: 'plot-pdf',
      name: within('plots', `${plot.name}.pdf`),
      isPrinted: true,
      make: () => printPdf(plotPageHtml(plot, input.language), printHtml),
    })),
    { format: 'r', name: named('r-capsule.zip'), make: () => capsuleFile(input, named('r-capsule')) },
    { format: 'html', name: named('report.html'), make: () => reportHtml(input, style) },
    { format: 'docx', name: named('report.docx'), make: () => docxFile(input, style) },
    {
      format: 'pdf',
      name: named('summary-of-findings.pdf'),
      isPrinted: true,
      make: () => printPdf(summaryHtml(input, { ...style, medium: 'paper' }), printHtml),
    },
    { format: 'pdf', name: named('report.pdf'), isPrinted: true, make: () => printPdf(reportHtml(input, { ...style, medium: 'paper' }), printHtml) },
  ];
  return pieces.filter((piece) => asked(piece.format));
}

function noPrinter(): Promise<never> {
  return Promise.reject(new Error('no browser was found to print with.'));
}
