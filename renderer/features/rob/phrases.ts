import type { BiasDirection, RobStatus, ToolLevel } from '../../../api/contract/rob.ts';

export const ROB = {
  title: 'Risk of bias',
  empty: 'No result is in an analysis yet, so there is nothing to assess.',
  toAnalyses: 'Go to Analyses',
  views: 'What to show',
  assess: 'Assess',
  trafficLight: 'Traffic lights',
  summary: 'Summary',
  all: 'All results',
  filter: 'Results of',
  list: 'Results to assess',
  done: (done: number, total: number) => `${done} of ${total} assessed`,
  endedByTriage: 'Triage has found the result at critical risk of bias: the domains need not be judged.',
  progressShort: (answered: number, asked: number) => `${answered}/${asked}`,
  entryStatus: (outcome: string, status: string) => `${outcome}: ${status}`,
  numericalResult: 'Result',
  noNumber: 'no number in any analysis',
  tool: 'Tool',
  toolOption: (tool: string, version: string, effect: string | null) =>
    [tool, effect, version].filter((part) => part !== null).join(', '),
  effects: { assignment: 'effect of assignment', adherence: 'effect of adhering' },
  effect: 'Effect of interest in this review',
  effectChanged: (effect: string) => `Effect of interest: ${effect === 'adherence' ? 'adhering' : 'assignment'}`,
  effectOptions: { assignment: 'Assignment (intention to treat)', adherence: 'Adhering (per protocol)' },
  sources: 'Sources read',
  noSources: 'None recorded',
  deviations: 'Deviations looked at',
  noDeviations: 'Name at least one',
  domains: 'Domains',
} as const;

export const STATUS: Readonly<Record<RobStatus, string>> = {
  'not started': 'Not assessed',
  'in progress': 'In progress',
  'to raise': 'A question is open',
  'needs review': 'Needs review',
  complete: 'Assessed',
};

export const LEVELS: Readonly<Record<ToolLevel, string>> = {
  low: 'Low',
  'some concerns': 'Some concerns',
  high: 'High',
  moderate: 'Moderate',
  serious: 'Serious',
  critical: 'Critical',
};

export { ANSWER_NAMES as ANSWERS } from '../../../report/components/rob/phrases.ts';

export const QUESTION = {
  keys: '1 to 5 or Y, P (probably), N and I answer the question in focus; Delete takes the answer back; the arrows move.',
  waiting: 'Asked once the questions before it are answered.',
  notAsked: 'Not asked under the answers above.',
  noInformation:
    '“No information” can be chosen once a full report, protocol or registry entry is recorded among the sources read. Until then an open question is not assessed.',
  support: 'Support for the answer',
  supportHint: 'Quote or reason',
  source: 'Source',
  noSource: 'No source chosen',
  guidance: 'This review',
  addGuidance: 'Add guidance for this review',
  editGuidance: 'Edit',
  guidanceField: (id: string) => `Guidance of this review for ${id}`,
  clear: (answer: string, cleared: readonly string[]) => `${answer} clears the answers to ${cleared.join(', ')}.`,
  takenBack: 'Taking the answer back',
  clearTitle: 'Clear answers',
  clearDo: 'Change and clear',
  clearCancel: 'Keep as it is',
} as const;

export const JUDGEMENT = {
  domain: 'Judgement of this domain',
  overall: 'Overall risk of bias',
  proposed: 'Proposed by the algorithm',
  nothingProposed: 'Nothing is proposed for this tool. Judge it with the official guidance at hand.',
  final: 'Judgement',
  incomplete: (count: number) => `No judgement yet: ${count === 1 ? '1 question is' : `${count} questions are`} open.`,
  incompleteOverall: (count: number) =>
    `No judgement yet: ${count === 1 ? '1 domain has' : `${count} domains have`} none.`,
  overridden: 'Overridden',
  withoutAnswers: 'Taken from elsewhere, without answers to the questions.',
  override: 'Judge otherwise',
  judge: 'Judge',
  level: 'Judgement',
  reason: 'Reason',
  reasonNeeded: 'A judgement that differs from the proposal needs its reason.',
  save: 'Save the judgement',
  cancel: 'Cancel',
  follow: 'Follow the proposal',
  stale: 'This judgement was made on other answers.',
  change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
  nothing: 'none',
  confirm: 'Confirm as it is',
  direction: 'Direction of bias',
  noDirection: 'Not predicted',
  raise: (count: number) =>
    `${count} domains raise some concerns. Do they together lower confidence so much that the risk of bias is high?`,
  raiseYes: 'Raise to high',
  raiseNo: 'Keep some concerns',
  copy: 'Copy domain 1 from',
  copyOption: (label: string, level: string) => `${label} (${level.toLowerCase()})`,
  copyNone: 'Choose a result of this study',
} as const;

export const DIRECTIONS: Readonly<Record<BiasDirection, string>> = {
  'favours intervention': 'Favours the intervention',
  'favours comparator': 'Favours the comparator',
  'towards no effect': 'Towards no effect',
  'away from no effect': 'Away from no effect',
  unpredictable: 'Unpredictable',
};

export const PLOTS = {
  analysis: 'Analysis',
  colours: 'Colours',
  cochrane: 'Traffic light',
  colourBlind: 'Colour-blind safe',
  weight: 'Weighting',
  weighted: 'By weight',
  unweighted: 'By result',
  none: 'None of the results of this analysis has been assessed.',
  noWeights: 'This analysis pools nothing, so its results have no weights.',
  assess: 'Assess the first one',
  table: 'As a table',
  page: 'Page',
  pageOption: (first: number, last: number) => `${first} to ${last}`,
} as const;

export const STRATA = {
  title: 'By overall risk of bias',
  none: 'None of the results of this analysis has been assessed completely, so there is nothing to compare.',
  assess: 'Assess them',
  caption: (title: string) => `${title} by overall risk of bias`,
  judgement: 'Overall judgement',
  results: 'Results',
  weight: 'Weight',
  notPooled: 'cannot be pooled',
  test: (sentence: string) => `${sentence}. Results not assessed are left out of it.`,
  restrict: 'Sensitivity analyses',
  restrictHelp: 'Each follows this analysis and keeps only results judged so; those not assessed are left out.',
  kinds: { 'low only': 'Low risk of bias only', 'not high': 'Without high risk of bias' },
  add: (kind: string) => `Add: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
  added: (title: string, kind: string) => `${title}, ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
} as const;
