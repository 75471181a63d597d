import type { ReportFormat, ReportStyle } from '../../../api/contract/report.ts';
import { formatCount } from '../../../engine/text/format-number.ts';

const files = (count: number): string => `${formatCount(count)} ${count === 1 ? 'file' : 'files'}`;

export const REPORT = {
  title: 'Report',
  lead: 'Reports are made from the numbers as they stand now and written as files on this computer.',
  folder: 'Folder',
  choose: 'Choose…',
  chooseTitle: 'Where to write the report',
  everything: 'Export everything',
  chosen: (count: number) => (count === 0 ? 'Write chosen formats' : `Write ${formatCount(count)} chosen`),
  nothingChosen: 'Choose at least one format first.',
  formats: 'Formats',
  groups: [
    {
      title: 'Documents',
      formats: [
        { id: 'pdf', label: 'PDF', detail: 'The full report and the Summary of Findings, tagged, with an outline' },
        { id: 'docx', label: 'Word', detail: 'The full report to edit, with real tables and footnotes' },
        { id: 'html', label: 'Web page', detail: 'The full report as one file that needs no network' },
      ],
    },
    {
      title: 'Data',
      formats: [
        { id: 'xlsx', label: 'Excel', detail: 'All tables in one workbook, with a data dictionary' },
        { id: 'csv', label: 'CSV', detail: 'The same tables, a file each' },
        { id: 'references', label: 'References', detail: 'RIS and CSL-JSON, for a reference manager' },
        { id: 'json', label: 'Results', detail: 'Every derived number as JSON' },
      ],
    },
    {
      title: 'Plots',
      formats: [
        { id: 'svg', label: 'SVG', detail: 'Every plot as vectors' },
        { id: 'png', label: 'PNG', detail: 'Every plot as a picture, at the resolution below' },
        { id: 'plot-pdf', label: 'PDF of each plot', detail: 'Each plot as a PDF, for journals that ask for it' },
      ],
    },
    {
      title: 'Rerun in R',
      formats: [{ id: 'r', label: 'R capsule', detail: 'Data, a script for R and the numbers it should find again' }],
    },
  ] satisfies readonly Readonly<{
    title: string;
    formats: readonly Readonly<{ id: ReportFormat; label: string; detail: string }>[];
  }>[],
  style: 'Appearance',
  paper: 'Paper',
  papers: [
    { id: 'A4', label: 'A4' },
    { id: 'Letter', label: 'US Letter' },
  ] satisfies readonly Readonly<{ id: ReportStyle['paper']; label: string }>[],
  preset: 'House style',
  presets: [
    { id: 'grove', label: 'Grove' },
    { id: 'cochrane', label: 'Cochrane' },
    { id: 'bmj', label: 'BMJ' },
    { id: 'plain', label: 'Plain, black and white' },
  ] satisfies readonly Readonly<{ id: ReportStyle['preset']; label: string }>[],
  dpi: 'PNG resolution',
  dpis: [150, 300, 600].map((dpi) => ({ id: String(dpi), label: `${dpi} dots per inch` })),
  replace: 'Replace files of the same name',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Files that were already whole stay in the folder.',
  starting: 'Reading the review…',
  making: (name: string, number: number, total: number) => `${number} of ${total}: ${name}`,
  progress: 'Progress of the report',
  written: (count: number) => `${files(count)} ${count === 1 ? 'is' : 'are'} written`,
  inFolder: (folder: string, count: number) => `${folder}: ${files(count)}`,
  reveal: 'Show in folder',
  failed: 'The report could not be finished.',
  wholeBefore: (count: number) =>
    count === 0 ? 'Nothing was written.' : `${files(count)} before it ${count === 1 ? 'is' : 'are'} whole.`,
  noFolder: 'Choose a folder first.',
} as const;
