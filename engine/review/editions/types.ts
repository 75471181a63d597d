import type { ValueField } from '../records/index.ts';

/** A study that entered or left the included studies. */
export type StudyChange = Readonly<{ studyId: string; label: string; change: 'in' | 'out'; reason: string | null }>;

/** A printed number that was typed otherwise before, in a study that both sides include. */
export type NumberChange = Readonly<{
  measurementId: string;
  studyId: string;
  studyLabel: string;
  /** "Pain, 26 weeks, mindfulness group" */
  place: string;
  field: ValueField;
  kind: 'corrected' | 'added' | 'removed';
  /** As typed; null where there was or is none. */
  before: string | null;
  after: string | null;
}>;

/** Any other fact that changed: protocol, thresholds, assumptions, members of analyses, baseline risks. */
export type FactChange = Readonly<{
  table: string;
  id: string;
  /** "Outcome: Pain" */
  what: string;
  field: string | null;
  kind: 'changed' | 'added' | 'removed';
  before: string | null;
  after: string | null;
}>;

/** One analysis, before and after, as printed. */
export type ResultSide = Readonly<{
  /** "−0.77 (−1.36 to −0.19)", or why there is no number. */
  text: string;
  estimate: number | null;
  studies: number;
  participants: number | null;
}>;

export type ResultChange = Readonly<{
  analysisId: string;
  title: string;
  /** Null where the analysis was not there, or is gone. */
  before: ResultSide | null;
  after: ResultSide | null;
  studiesIn: readonly string[];
  studiesOut: readonly string[];
  isPrimary: boolean;
}>;

/** The certainty of one row, before and after. */
export type RatingChange = Readonly<{
  findingId: string;
  title: string;
  /** "moderate", "provisional", "not rated". */
  before: string;
  after: string;
  direction: 'up' | 'down' | 'other';
  /** Domains whose levels changed: "imprecision: 0, now 1". */
  domains: readonly string[];
}>;

/** One judgement of bias, before and after; null where nobody had judged. */
export type BiasChange = Readonly<{
  studyResultId: string;
  /** "S1, Pain" */
  title: string;
  /** A domain such as "D2", or "overall". */
  question: string;
  before: string | null;
  after: string | null;
}>;

/** A line a conclusion may lie on either side of. */
export type ConclusionLine = 'no effect' | 'small important effect';

/** A conclusion that lies on another side of a threshold than before. */
export type ConclusionChange = Readonly<{ findingId: string; title: string; line: ConclusionLine; sentence: string }>;

/** What makes one frozen review another than an earlier one, in the words of the review. */
export type ReviewDiff = Readonly<{
  /** False when the two share no study: they are not two states of one review. */
  isSameReview: boolean;
  isUnchanged: boolean;
  engine: Readonly<{ before: string; after: string }>;
  studies: readonly StudyChange[];
  numbers: readonly NumberChange[];
  facts: readonly FactChange[];
  results: readonly ResultChange[];
  ratings: readonly RatingChange[];
  conclusions: readonly ConclusionChange[];
  bias: readonly BiasChange[];
  /** Judgements whose ground has moved since: they need a look before the later state is published. */
  needLook: readonly Readonly<{ judgementId: string; title: string }>[];
  /** Rows of the table that came or went. */
  findings: readonly Readonly<{ findingId: string; title: string; change: 'in' | 'out' }>[];
}>;
