import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paper } from '../components/document/report-css.ts';
import type { ReportInput } from '../components/report-input.ts';
import { atomicWrite, writeErrorFrom } from './atomic-write.ts';
import { forestFileNames } from './file-names.ts';
import { reportHtml, summaryHtml } from './html.tsx';
import { printPdf, type PrintHtml } from './pdf.ts';
import { resultsJson } from './results-json.ts';
import { forestSvg } from './svg.tsx';

export type ReportFormat = 'pdf' | 'html' | 'svg' | 'json';

export type WriteReportOptions = Readonly<{
  folder: string;
  /** Default: all. */
  formats?: readonly ReportFormat[];
  /** Needed for 'pdf' only. */
  printHtml?: PrintHtml;
  paper?: Paper;
  /** Replace files that are already there. Default false. */
  overwrite?: boolean;
  /** After each file; `done` of `total`. */
  progress?: (done: number, total: number, fileName: string) => void;
  /** Stops before the next file; files already written stay. */
  signal?: AbortSignal;
}>;

type Piece = Readonly<{ format: ReportFormat; name: string; make: () => string | Promise<string | Uint8Array> }>;

const ALL_FORMATS: readonly ReportFormat[] = ['json', 'svg', 'html', 'pdf'];

/**
 * Writes a report into a folder, which is made when missing: results.json, forest-<title>.svg for each analysis,
 * report.html, summary-of-findings.pdf and report.pdf. Each file is whole or absent.
 *
 * @returns the paths written, in order
 * @throws WriteError naming the file; PrintError; the signal's reason when cancelled
 */
export async function writeReport(input: ReportInput, options: WriteReportOptions): Promise<readonly string[]> {
  const { folder, formats = ALL_FORMATS, overwrite = false, progress, signal } = options;
  const pieces = piecesOf(input, options).filter((piece) => formats.includes(piece.format));
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw writeErrorFrom(folder, cause);
  }
  const written: string[] = [];
  for (const piece of pieces) {
    signal?.throwIfAborted();
    const path = join(folder, piece.name);
    await atomicWrite(path, await piece.make(), { overwrite });
    written.push(path);
    progress?.(written.length, pieces.length, piece.name);
  }
  return written;
}

function piecesOf(input: ReportInput, { printHtml = noPrinter, paper = 'A4' }: WriteReportOptions): readonly Piece[] {
  const svgNames = forestFileNames(input.analyses);
  return [
    { format: 'json', name: 'results.json', make: () => resultsJson(input) },
    ...input.analyses.map((analysis, index): Piece => ({
      format: 'svg',
      name: `${svgNames[index] ?? ''}.svg`,
      make: () => forestSvg(analysis, input.summaryOfFindings),
    })),
    { format: 'html', name: 'report.html', make: () => reportHtml(input, { paper }) },
    {
      format: 'pdf',
      name: 'summary-of-findings.pdf',
      make: () => printPdf(summaryHtml(input, { paper }), printHtml),
    },
    { format: 'pdf', name: 'report.pdf', make: () => printPdf(reportHtml(input, { paper }), printHtml) },
  ];
}

function noPrinter(): Promise<never> {
  return Promise.reject(new Error('no browser was found to print with.'));
}
