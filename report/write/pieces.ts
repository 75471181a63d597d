import { PRESET_STYLES } from '../components/document/presets.ts';
import type { ReportInput } from '../components/report-input.ts';
import { csvText } from './csv.ts';
import { slugOf } from './file-names.ts';
import type { Making } from './making.ts';
import { plotsOf } from './plots.tsx';
import { cslJson, risText } from './references.ts';
import { resultsJson } from './results-json.ts';
import { plotPageHtml, svgFile, svgMarkup } from './svg.tsx';
import { dataTables } from './tables/index.ts';
import type { WriteReportOptions } from './write-report.ts';

export type ReportFormat =
  'pdf' | 'docx' | 'html' | 'xlsx' | 'csv' | 'references' | 'svg' | 'png' | 'plot-pdf' | 'r' | 'json';

/** One file of a report: its path below the report's folder, and how its content comes about. */
export type Piece = Readonly<{ format: ReportFormat; name: string; source: Source }>;

export type Source =
  /** Quick, and made in this thread. */
  | Readonly<{ kind: 'quick'; make: () => string }>
  | Readonly<{ kind: 'made'; making: () => Making }>
  /** A page made here or elsewhere, then printed by the browser. */
  | Readonly<{ kind: 'printed'; page: () => string | Making }>;

const DEFAULT_DPI = 300;
const UNTITLED = 'review';

/** Every file the options ask for; the quick ones first. */
export function piecesOf(input: ReportInput, options: WriteReportOptions): readonly Piece[] {
  const { formats, paper = 'A4', preset = 'grove', dpi = DEFAULT_DPI, names = 'plain' } = options;
  const style = { paper, preset };
  const isTitled = names === 'title';
  const slug = slugOf(input.title, UNTITLED);
  const named = (name: string): string => (isTitled ? `${slug}-${name}` : name);
  const within = (folder: string, name: string): string => (isTitled ? `${folder}/${name}` : name);
  const asked = (format: ReportFormat): boolean => formats === undefined || formats.includes(format);
  const plots =
    asked('svg') || asked('png') || asked('plot-pdf')
      ? plotsOf(input, { paint: PRESET_STYLES[preset].paint, width: PRESET_STYLES[preset].plotWidth })
      : [];
  const onPaper = { ...style, medium: 'paper' } as const;
  const quick = (format: ReportFormat, name: string, make: () => string): Piece => ({
    format,
    name,
    source: { kind: 'quick', make },
  });
  const made = (format: ReportFormat, name: string, making: () => Making): Piece => ({
    format,
    name,
    source: { kind: 'made', making },
  });
  const printed = (format: ReportFormat, name: string, page: () => string | Making): Piece => ({
    format,
    name,
    source: { kind: 'printed', page },
  });
  const pieces: readonly Piece[] = [
    quick('json', named('results.json'), () => resultsJson(input)),
    quick('references', named('references.ris'), () => risText(input)),
    quick('references', named('references.json'), () => cslJson(input)),
    ...(asked('csv') ? dataTables(input) : []).map((table) =>
      quick('csv', within('data', `${table.name}.csv`), () => csvText(table)),
    ),
    made('xlsx', named('data.xlsx'), () => ({ kind: 'xlsx', input })),
    ...plots.map((plot) => quick('svg', within('plots', `${plot.name}.svg`), () => svgFile(plot.element))),
    ...(asked('png') ? plots : []).map((plot) =>
      made('png', within('plots', `${plot.name}.png`), () => ({ kind: 'png', svg: svgMarkup(plot.element), dpi })),
    ),
    ...plots.map((plot) =>
      printed('plot-pdf', within('plots', `${plot.name}.pdf`), () => plotPageHtml(plot, input.language)),
    ),
    made('r', named('r-capsule.zip'), () => ({ kind: 'capsule', input, folder: named('r-capsule') })),
    made('html', named('report.html'), () => ({ kind: 'report page', input, options: style })),
    made('docx', named('report.docx'), () => ({ kind: 'docx', input, options: style })),
    printed('pdf', named('summary-of-findings.pdf'), () => ({ kind: 'summary page', input, options: onPaper })),
    printed('pdf', named('report.pdf'), () => ({ kind: 'report page', input, options: onPaper })),
  ];
  return pieces.filter((piece) => asked(piece.format));
}
