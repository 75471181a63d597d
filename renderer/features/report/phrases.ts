import { formatCount } from '../../../engine/text/format-number.ts';

export const REPORT = {
  title: 'Report',
  lead: 'Reports are made from the numbers as they stand now. They are written as files and nothing leaves this computer.',
  folder: 'Folder',
  replace: 'Replace files of the same name',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Files that were already whole stay in the folder.',
  choose: 'Choose…',
  chooseTitle: 'Where to write the report',
  formats: [
    {
      formats: ['pdf'],
      label: 'Write PDF',
      detail: 'Summary of Findings and the full report, tagged, with an outline',
    },
    { formats: ['html'], label: 'Write web page', detail: 'The full report as one HTML file' },
    { formats: ['svg'], label: 'Write plots', detail: 'A forest plot as SVG for each analysis' },
    { formats: ['json'], label: 'Write results', detail: 'Every derived number as JSON' },
    { formats: ['pdf', 'html', 'svg', 'json'], label: 'Write all', detail: 'All of the above' },
  ],
  writing: 'Writing the report…',
  written: (count: number) => (count === 1 ? '1 file is written' : `${formatCount(count)} files are written`),
  reveal: 'Show in folder',
  failed: 'The report could not be written.',
  noFolder: 'Choose a folder first: the report needs a place.',
} as const;
