import { createHash } from 'node:crypto';
import type { ReportInput } from '../../components/report-input.ts';
import { cleanText } from '../clean-text.ts';
import { csvText } from '../csv.ts';
import { plotsOf } from '../plots.tsx';
import { resultsJson } from '../results-json.ts';
import { svgFile } from '../svg.tsx';
import { dataTables } from '../tables/index.ts';
import { zipFile, type ArchiveFiles } from '../zip.ts';
import { capsuleTables } from './capsule-tables.ts';
import { CAPSULE } from './phrases.ts';
import { RUN_SCRIPT } from './run-script.ts';

/** Raised when the files of a capsule change their form. */
const CAPSULE_FORMAT = 1;

/**
 * The R capsule as a ZIP archive: data, script, expected numbers, figures, methods and a manifest of hashes, in a folder
 * of the given name. Equal input gives equal bytes.
 */
export function capsuleFile(input: ReportInput, folder: string): Uint8Array {
  const files = capsuleFiles(input);
  const paths = Object.keys(files).toSorted();
  return zipFile(Object.fromEntries(paths.map((path) => [`${folder}/${path}`, files[path] ?? ''])));
}

/** The files of a capsule by their paths in it. */
export function capsuleFiles(input: ReportInput): ArchiveFiles {
  const clean = cleanText(input);
  const plain = { byteOrderMark: false };
  const { analyses, effects, expected } = capsuleTables(clean);
  const files: Record<string, string> = {
    'README.md': CAPSULE.readme(oneLine(clean.title)),
    'run.R': RUN_SCRIPT,
    'methods.md': methodsText(clean),
    'data/pooled_analyses.csv': csvText(analyses, plain),
    'data/pooled_effects.csv': csvText(effects, plain),
    'expected/expected.csv': csvText(expected, plain),
    'expected/results.json': resultsJson(clean),
  };
  for (const table of dataTables(clean)) files[`data/${table.name}.csv`] = csvText(table, plain);
  for (const plot of plotsOf(clean)) files[`figures/${plot.name}.svg`] = svgFile(plot.element);
  return { ...files, 'manifest.json': manifestOf(clean, files) };
}

function methodsText({ engineVersion, analyses }: ReportInput): string {
  const pooled = analyses.filter(({ state }) => state.kind === 'pooled');
  const lines = pooled.map(({ title, methodSentence }) => CAPSULE.line(oneLine(title), methodSentence));
  const body =
    pooled.length === 0 ? [CAPSULE.noAnalyses] : [CAPSULE.methods(engineVersion, pooled.length), '', ...lines];
  return `${[CAPSULE.methodsHeading, '', ...body].join('\n')}\n`;
}

function manifestOf({ title, fileName, revision, engineVersion }: ReportInput, files: Record<string, string>): string {
  const entries = Object.keys(files)
    .toSorted()
    .map((path) => {
      const bytes = Buffer.from(files[path] ?? '', 'utf8');
      return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  const manifest = { format: CAPSULE_FORMAT, title, fileName, revision, engineVersion, files: entries };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
