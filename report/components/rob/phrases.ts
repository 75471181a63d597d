import type { Answer } from '../../../engine/rob/types.ts';
import type { BiasMark } from '../../../engine/review/rob/analysis-bias.ts';

export const LEVEL_NAMES: Readonly<Record<Exclude<BiasMark, null>, string>> = {
  low: 'Low',
  'some concerns': 'Some concerns',
  high: 'High',
  moderate: 'Moderate',
  serious: 'Serious',
  critical: 'Critical',
  'no such domain': 'Not asked by its tool',
};

/** Answers to signalling questions. */
export const ANSWER_NAMES: Readonly<Record<Answer, string>> = {
  Y: 'Yes',
  PY: 'Probably yes',
  PN: 'Probably no',
  N: 'No',
  NI: 'No information',
  NA: 'Not applicable',
  SY: 'Strong yes',
  WY: 'Weak yes',
  WN: 'Weak no',
  SN: 'Strong no',
};

export const nameOfMark = (mark: BiasMark): string => (mark === null ? 'Not assessed' : LEVEL_NAMES[mark]);

export const ROB_PLOT = {
  study: 'Study',
  outcome: 'Outcome',
  weight: 'Weight',
  trafficLight: (title: string) => `Risk of bias by result: ${title}`,
  summary: (title: string) => `Risk of bias summary: ${title}`,
  rows: (first: number, last: number, of: number) => `Results ${first} to ${last} of ${of}`,
  caption: (k: number, isWeighted: boolean) =>
    isWeighted
      ? `k = ${k} ${k === 1 ? 'result' : 'results'}; weighted by the weights of the meta-analysis.`
      : `k = ${k} ${k === 1 ? 'result' : 'results'}; not weighted: each counts the same.`,
  share: (name: string, percent: string, results: number) => `${name} ${percent} (${results})`,
  percent: (share: string) => `${share}%`,
  judgements: 'Judgement',
  domains: 'Domains',
  domain: 'Domain',
  rowSentence: (label: string, marks: readonly string[]) => `${label}. ${marks.join('; ')}`,
} as const;
