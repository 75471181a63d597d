import type { Qualifier } from '../text/parse-number.ts';

export type { Qualifier };

/** The error checks of the extraction rules, section 6. */
export const CHECK_IDS = [
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'E6',
  'E7',
  'E8',
  'E9',
  'E10',
  'E11',
  'E12',
  'E13',
  'E14',
  'E15',
  'E16',
  'E17',
  'E18',
  'E19',
  'E20',
  'E21',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * 'block': impossible; no study result that uses the number enters an analysis until it is corrected or explained.
 * 'high', 'medium', 'low': shown, and can be dismissed with a note.
 */
export type CheckSeverity = 'block' | 'high' | 'medium' | 'low';

export type CheckFinding = Readonly<{
  check: CheckId;
  severity: CheckSeverity;
  /** Paths into the checked result, such as `arms[0].sd` or `contrast.ciHigh`. */
  fields: readonly string[];
  /** One or two sentences that name the field, the printed number and where it was printed. */
  message: string;
  /** The rule with the numbers in it. */
  arithmetic: string;
  /** What the number may have been meant to be. Never applied by itself. */
  suggestion?: string;
}>;

/** A number as the paper prints it. */
export type PrintedValue = Readonly<{
  value: number;
  /**
   * Digits after the decimal point; null for a number that was never printed (its rounding is then unknown and taken
   * as none).
   */
  decimals: number | null;
  qualifier: Qualifier;
  state: 'reported' | 'derived' | 'imputed' | 'digitised';
  /** Where it stands, such as "Table 2, p. 1034". */
  locator: string | null;
}>;

export type CheckedArm = Readonly<{
  id: string;
  label: string;
  side: 'intervention' | 'comparator';
  /** Participants analysed for this result. */
  n: PrintedValue | null;
  nRandomised: PrintedValue | null;
  mean: PrintedValue | null;
  sd: PrintedValue | null;
  /** Standard error of the arm's mean. */
  se: PrintedValue | null;
  /** Confidence limits of the arm's mean. */
  ciLow: PrintedValue | null;
  ciHigh: PrintedValue | null;
  /** Confidence level the arm's limits are taken to have, between 0 and 1. */
  level: number;
  median: PrintedValue | null;
  q1: PrintedValue | null;
  q3: PrintedValue | null;
  /** Smallest and largest score observed in the arm. */
  min: PrintedValue | null;
  max: PrintedValue | null;
  events: PrintedValue | null;
  /** Share of participants with the event, 0 to 100. */
  percent: PrintedValue | null;
  personTime: PrintedValue | null;
  baselineMean: PrintedValue | null;
  baselineSd: PrintedValue | null;
  /** SD of the final score, where `sd` is that of the change. */
  finalSd: PrintedValue | null;
  estimation: 'raw' | 'LS mean' | 'multiple imputation' | 'model percent';
  /** 'split' and 'effective' counts may be fractions (shared comparators, cluster trials). */
  counts: 'raw' | 'split' | 'effective';
}>;

export type CheckedMeasure = 'MD' | 'SMD' | 'RD' | 'ROM' | 'RR' | 'OR' | 'PETO' | 'IRR' | 'HR';

export type CheckedContrast = Readonly<{
  measure: CheckedMeasure;
  /** As printed: ratios on their natural scale. Intervention minus, or over, comparator. */
  estimate: PrintedValue | null;
  ciLow: PrintedValue | null;
  ciHigh: PrintedValue | null;
  /** Standard error of the estimate; of its logarithm for ratios. */
  se: PrintedValue | null;
  /** Confidence level the limits are taken to have, between 0 and 1. */
  level: number;
  p: PrintedValue | null;
  /** Test statistics of the estimate; F has one degree of freedom above. */
  t: PrintedValue | null;
  f: PrintedValue | null;
  /** O − E of the intervention and its variance V, for HR and PETO. */
  observedMinusExpected: PrintedValue | null;
  variance: PrintedValue | null;
  tails: 1 | 2;
  adjusted: boolean;
}>;

export type CheckedInstrument = Readonly<{
  id: string;
  /** Range of the printed score. */
  min: number | null;
  max: number | null;
  higherIs: 'better' | 'worse' | null;
  /** Each item is scored in whole numbers. */
  integer: boolean;
  /** Items averaged into the printed score; 1 for a single item and for a sum. */
  itemsAveraged: number;
  /** SDs of the same instrument elsewhere, where the review's other results are not given. */
  otherSds: readonly number[];
}>;

/** One study result with all that was printed for it. */
export type CheckedResult = Readonly<{
  id: string;
  studyId: string;
  studyLabel: string;
  /** Results with the same outcome name are compared with one another. */
  outcome: string;
  timeText: string | null;
  timeDays: number | null;
  score: 'final' | 'change' | null;
  design: 'parallel' | 'cluster' | 'crossover';
  /** The numbers already allow for the design: cluster-adjusted, paired, or the first period only. */
  designAdjusted: boolean;
  /** What `n` counts. */
  unit: 'person' | 'eye' | 'tooth' | 'visit' | 'other';
  instrument: CheckedInstrument | null;
  arms: readonly CheckedArm[];
  contrast: CheckedContrast | null;
  /** The total number analysed that the report prints for this result. */
  nTotal: PrintedValue | null;
  /** Which scores or counts are good where no instrument says so. */
  better: 'higher' | 'lower' | null;
  /** What the report's text says of the effect. */
  textSays: 'favours intervention' | 'favours comparator' | null;
}>;

/** One row of an analysis, as it will be pooled. */
export type CheckedMember = Readonly<{
  resultId: string;
  studyId: string;
  studyLabel: string;
  subgroup: string | null;
  /** The arms on either side with the participants of each that this row uses, and that the arm has. */
  arms: readonly Readonly<{
    armId: string;
    label: string;
    side: 'intervention' | 'comparator';
    nUsed: number | null;
    nFull: number | null;
  }>[];
}>;

/** What a check may look at. */
export type CheckSubject = Readonly<{
  result: CheckedResult;
  /** The review's other results, of this study and of others. */
  others: readonly CheckedResult[];
  /** The rows of one analysis; empty when none is checked. */
  members: readonly CheckedMember[];
}>;

/**
 * A check is a pure function from readonly data to its findings; an empty list means "nothing to say", also where it
 * cannot be applied.
 */
export type Check = (subject: CheckSubject) => readonly CheckFinding[];
