/** What the review set out to do. One `Review` per file. Facts only; nothing here is computed. */
export type Review = Readonly<{
  id: string;
  title: string;
  question: string;
  population: string;
  setting: string;
  /** Name of the analysis profile (methods default) used where an analysis names none. */
  profile: 'grove' | 'cochrane' | 'conservative' | 'revman5';
  extractionMode: 'single' | 'dual';
}>;

export type ProtocolVersion = Readonly<{
  id: string;
  number: number;
  /** UTC, ISO 8601. */
  at: string;
  /** The protocol tables as they stood, one JSON document. */
  snapshot: unknown;
  isDeviation: boolean;
  reason: string | null;
  /** Whether results were known when a deviation was made. */
  isResultsKnown: boolean | null;
}>;

export type Intervention = Readonly<{ id: string; name: string; class: string }>;

export type OutcomeKind = 'continuous' | 'binary' | 'count or rate' | 'time-to-event' | 'ordinal' | 'narrative';

export type Outcome = Readonly<{
  id: string;
  construct: string;
  kind: OutcomeKind;
  countBasis: 'persons' | 'events' | null;
  ascertainment: string | null;
  better: 'lower' | 'higher';
  /** GRADE importance, 1 to 9. */
  importance: number | null;
  /** The one scale analyses of this outcome speak in, such as 0 to 10 points. */
  scaleLow: number | null;
  scaleHigh: number | null;
  scaleUnit: string | null;
  /**
   * Smallest important effect, and those of a moderate and a large one: distances from no effect, in `scaleUnit`; in standard
   * deviations where a continuous outcome has no scale; per 1000 people for binary and time-to-event outcomes, per 1000
   * person-years for rates.
   */
  thresholdSmall: number | null;
  thresholdModerate: number | null;
  thresholdLarge: number | null;
  thresholdSource: string | null;
  position: number;
}>;

export type Instrument = Readonly<{
  id: string;
  name: string;
  abbreviation: string;
  /** What the instrument measures in its own words, such as "pain interference". */
  construct: string;
  low: number | null;
  high: number | null;
  direction: 'higher is worse' | 'higher is better';
  items: number | null;
  isInteger: boolean | null;
  /** Minimal important difference in the instrument's points. */
  mid: number | null;
  midSource: string | null;
}>;

export type TimeWindow = Readonly<{
  id: string;
  label: string;
  /** Weeks from randomisation, lower bound inclusive; `weeksTo` exclusive, null means no upper bound. */
  weeksFrom: number;
  weeksTo: number | null;
  weeksTarget: number;
  position: number;
}>;

export type Comparison = Readonly<{ id: string; label: string; position: number }>;

export type ComparisonSide = Readonly<{
  id: string;
  comparisonId: string;
  side: 'intervention' | 'comparator';
  interventionId: string;
}>;

/** A moderator, characteristic or dose: the only home of such data. */
export type Attribute = Readonly<{
  id: string;
  name: string;
  type: 'number' | 'text' | 'boolean' | 'category';
  unit: string | null;
  level: 'study' | 'arm' | 'study_result';
  isPlanned: boolean;
  expectedDirection: string | null;
  position: number;
}>;
