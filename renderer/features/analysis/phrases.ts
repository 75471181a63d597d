import { formatCount } from '../../../engine/text/format-number.ts';
import type { AnalysisListItem } from '../../../api/contract/views.ts';

export const PURPOSES: Readonly<Record<AnalysisListItem['purpose'], string>> = {
  primary: 'Primary',
  sensitivity: 'Sensitivity',
  exploratory: 'Exploratory',
};

export const ANALYSIS = {
  title: 'Analyses',
  list: 'List of analyses',
  empty: 'Plan the first analysis: a comparison, an outcome and a time window.',
  plan: 'Open the analysis plan',
  plotTab: 'Forest plot',
  numbersTab: 'Numbers',
  leftOut: 'Eligible studies without a number here',
  leftOutNone: 'Every eligible study is in the analysis.',
  inNoComparison:
    'Studies with numbers for this outcome whose arms are in no comparison. Say which intervention each arm was given:',
  planned: 'planned',
  postHoc: 'not planned',
  studies: (used: number, eligible: number) => `${formatCount(used)} of ${formatCount(eligible)} studies`,
  notPooled: 'Not pooled',
  noData: 'No data',
  hint: 'Click a study to see where its number comes from, or walk with Up and Down and press Enter.',
  figures: {
    pooled: (measure: string) => `Pooled ${measure}`,
    single: (measure: string) => `One study, ${measure}`,
    prediction: 'Prediction interval',
    tauSquared: 'tau²',
    iSquared: 'I²',
    studies: 'Studies',
    participants: 'Participants',
  },
  columns: { study: 'Study', state: 'Result', reason: 'Why there is no number' },
  unknown: '–',
  notShown: 'none',
} as const;

export const PLOT_LAYOUT = {
  title: 'Layout',
  order: 'Order of the studies',
  orders: { year: 'Oldest first', label: 'By name', effect: 'By effect', precision: 'Most precise first' },
  subgroups: 'Subgroups',
  noSubgroups: 'None',
  subgroupOption: (name: string, count: number) => `${name} (${formatCount(count)} groups)`,
  noChoices: 'No characteristic puts these studies into groups.',
  columns: 'Columns',
  changed: (title: string) => `Lay out ${title}`,
  changedColumns: 'Choose the columns of the forest plots',
  names: { groups: 'Participants, or events, of each group', weight: 'Weight', 'risk of bias': 'Risk of bias' },
} as const;

export const RECEIPT = {
  title: 'Receipt',
  label: (study: string) => `Receipt of ${study}`,
  close: 'Close the receipt',
  nothing:
    'Choose a study in the plot to see how its number was made: the formula with its numbers, the cells it read and the quotes they come from.',
  none: 'No steps are recorded for this number.',
  cells: 'Numbers it read',
  editHelp: 'A number can be changed here; the plot follows.',
  noQuote: 'No quote is stored.',
  steps: 'How it was made',
  source: (source: string) => `Source: ${source}`,
  pooled: 'How the pooled result was made',
  typedBy: (author: string) => `typed by ${author}`,
  assumption: (name: string, value: string, rationale: string) => `Assumed: ${name} ${value}. ${rationale}`,
} as const;
