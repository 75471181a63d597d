/** One extractor's role for a fact that two people may extract independently. */
export type ExtractionRole = 'single' | 'first' | 'second' | 'consensus';

/** A study's use of an instrument: its range and scoring there, and the linear map to the outcome's analysis scale. */
export type InstrumentUse = Readonly<{
  id: string;
  studyId: string;
  instrumentId: string;
  low: number | null;
  high: number | null;
  scoring: string | null;
  unit: string | null;
  /** analysis scale = slope × printed + intercept; differences and SDs use the slope alone. */
  slope: number;
  intercept: number;
}>;

export type TimeKind = 'point' | 'window' | 'averaged' | 'end of treatment' | 'event-driven';

/** What was printed, for one arm (arms on side 'a' only) or for one contrast (arms on both sides). */
export type Measurement = Readonly<{
  id: string;
  studyId: string;
  outcomeId: string;
  instrumentUseId: string | null;
  /** What counts as an event, for binary outcomes, such as "at least 30% less pain". */
  eventDefinition: string | null;
  timeText: string;
  timeKind: TimeKind;
  timeFromDays: number | null;
  timeToDays: number | null;
  timeOrigin: 'randomisation' | 'treatment start' | 'treatment end';
  /** Period of a crossover trial. */
  period: string | null;
  population: string | null;
  score: 'final' | 'change' | null;
  estimation: 'raw' | 'LS mean' | 'multiple imputation' | 'model percent' | null;
  isAdjusted: boolean | null;
  covariates: string | null;
  nBasis: 'analysed' | 'randomised' | 'not stated' | null;
  /** Percent, such as 95. */
  ciLevel: number;
  tails: 1 | 2;
  /** For a contrast, the measure printed (MD, RR, OR, HR …); null for an arm. */
  measure: string | null;
  note: string | null;
}>;

export type MeasurementArm = Readonly<{ id: string; measurementId: string; side: 'a' | 'b'; armId: string }>;

export type ValueField =
  | 'mean'
  | 'sd'
  | 'se'
  | 'ci_low'
  | 'ci_high'
  | 'n'
  | 'events'
  | 'percent'
  | 'person_time'
  | 'o_minus_e'
  | 'v'
  | 'estimate'
  | 't'
  | 'f'
  | 'p'
  | 'median'
  | 'q1'
  | 'q3'
  | 'min'
  | 'max';

export type Qualifier = '=' | '<' | '<=' | '>' | '>=' | '~';

/** One number as the paper prints it. `text` is kept for ever; `number` is its reading. */
export type Value = Readonly<{
  id: string;
  measurementId: string;
  field: ValueField;
  text: string;
  qualifier: Qualifier;
  number: number | null;
  decimals: number | null;
  unit: string | null;
  formula: string | null;
  state: 'reported' | 'derived' | 'imputed' | 'digitised';
  /** Set when the number is impossible and the reviewer said what to do about it. */
  handling: 'unusable as printed' | 'corrected by the authors' | null;
  handlingNote: string | null;
  author: string;
  role: ExtractionRole;
  sourceId: string | null;
}>;

export type ContrastCovariance = Readonly<{
  id: string;
  measurementAId: string;
  measurementBId: string;
  covariance: number;
  sourceId: string | null;
}>;

export type Route = 'arms' | 'contrast' | 'o-e and v' | 'converted';

/** The effect that analyses, RoB 2 and receipts speak of. It groups every measurement that could yield it. */
export type StudyResult = Readonly<{
  id: string;
  studyId: string;
  outcomeId: string;
  instrumentUseId: string | null;
  eventDefinition: string | null;
  timeKind: TimeKind;
  timeFromDays: number | null;
  timeToDays: number | null;
  population: string | null;
  score: 'final' | 'change' | null;
  route: Route;
}>;

export type StudyResultArm = Readonly<{ id: string; studyResultId: string; side: 'a' | 'b'; armId: string }>;

export type StudyResultMeasurement = Readonly<{ id: string; studyResultId: string; measurementId: string }>;

export type AvailabilityState =
  | 'usable'
  | 'partly reported'
  | 'measured, not reported'
  | 'planned, not measured'
  | 'not planned'
  | 'unclear'
  | 'ongoing';

/** Why a study has, or lacks, a number for an outcome in a window. */
export type Availability = Readonly<{
  id: string;
  studyId: string;
  outcomeId: string;
  timeWindowId: string;
  state: AvailabilityState;
  note: string | null;
  author: string;
  role: ExtractionRole;
  sourceId: string | null;
}>;

/** A number nobody printed. The nearest scope wins; derived numbers cite the ones they used. */
export type Assumption = Readonly<{
  id: string;
  kind:
    | 'correlation'
    | 'icc'
    | 'cluster size'
    | 'cv'
    | 'rho'
    | 'reference SD'
    | 'baseline risk'
    | 'n analysed'
    | 'imputed SD'
    | 'scale range';
  scope: 'review' | 'outcome' | 'study' | 'study_result';
  /** Null for the review's own scope. */
  scopeId: string | null;
  value: number;
  low: number | null;
  high: number | null;
  rationale: string;
  sourceId: string | null;
}>;
