import type { MeasureScale, PrintedEstimate } from './derived.ts';
import type { Assumption } from './records/index.ts';

/** A diagnostic that is refused for these data, with the sentence that says why. */
export type Refusal = Readonly<{
  state: 'refused';
  reason: string;
  /** A rule that a typed reason sets aside; false where the method cannot be carried out at all. */
  canBeOverridden: boolean;
}>;

/** One refit of the pooled model, as printed. */
export type Refit = Readonly<{
  studyResultId: string;
  label: string;
  printed: PrintedEstimate;
  /** On the analysis scale; null, as I squared is, for a single study. */
  tauSquared: number | null;
  /** Percent. */
  iSquared: number | null;
}>;

/** The pooled result over the range of one assumption that effects rest on. */
export type VariedAssumption = Readonly<{
  assumptionId: string;
  kind: Assumption['kind'];
  rationale: string;
  value: number;
  /** False where nobody gave a range and the customary one is tried, or there is none. */
  isRangeGiven: boolean;
  /** Studies whose effects rest on it. */
  studies: readonly string[];
  /** Ascending; `printed` is null where an effect cannot be estimated under that value. */
  results: readonly Readonly<{
    at: number;
    printed: PrintedEstimate | null;
    tauSquared: number | null;
    iSquared: number | null;
  }>[];
}>;

/** How one study bears on the pooled result; analysis scale, null where a spread is exactly zero. */
export type InfluenceRow = Readonly<{
  studyResultId: string;
  label: string;
  studentisedResidual: number | null;
  dffits: number | null;
  cooksDistance: number | null;
  covarianceRatio: number | null;
  tauSquaredWithout: number;
  hat: number;
  weightPercent: number;
  influential: boolean;
  /** Baujat plot: contribution to heterogeneity (x) and influence on the result (y). */
  heterogeneity: number;
  influence: number | null;
}>;

/** Points and lines of a contour-enhanced funnel, on the analysis scale. */
export type Funnel = Readonly<{
  points: readonly Readonly<{
    studyResultId: string;
    label: string;
    effect: number;
    standardError: number;
    pValue: number;
  }>[];
  centre: number;
  grid: readonly number[];
  /** Where 95% of studies of one common effect would lie. */
  pseudoInterval: Readonly<{ low: readonly number[]; high: readonly number[] }>;
  /** Limits of equal significance around no effect. */
  significance: readonly Readonly<{ level: number; low: readonly number[]; high: readonly number[] }>[];
}>;

export type AsymmetryTest = Readonly<{
  state: 'done';
  /** "Egger" and its variants, by the measure. */
  name: string;
  slope: number;
  standardError: number;
  statistic: number | null;
  degreesOfFreedom: number | null;
  pValue: number | null;
  /** Why the rule on the number of studies was set aside; null when it was met. */
  overriddenBecause: string | null;
  caution: string | null;
}>;

export type FilledFunnel = Readonly<{
  state: 'done';
  side: 'left' | 'right';
  filled: number;
  printed: PrintedEstimate;
}>;

/** Probability that the effect is beneficial beyond a threshold, over a range of thresholds. */
export type BenefitCurve = Readonly<{
  /** Thresholds as printed, from no effect outwards. */
  points: readonly Readonly<{ threshold: number; meanEffect: number; newSetting: number }>[];
  /** At no effect and, where the outcome has one, at its threshold. */
  marks: readonly Readonly<{
    name: 'no effect' | 'threshold';
    threshold: number;
    meanEffect: number;
    newSetting: number;
    studiesBeyondPercent: number;
  }>[];
}>;

/** Everything beside the forest plot that says how far an analysis can be trusted. */
export type Diagnostics = Readonly<{
  analysisId: string;
  scale: MeasureScale;
  estimator: string;
  test: string;
  printed: PrintedEstimate;
  leaveOneOut: readonly Refit[];
  /** In the order of the studies' years. */
  cumulative: readonly Refit[];
  influence: readonly InfluenceRow[];
  funnel: Funnel;
  asymmetry: AsymmetryTest | Refusal;
  trimAndFill: FilledFunnel | Refusal;
  benefit: BenefitCurve;
}>;

type Extent = Readonly<{ low: number; high: number }>;

/** Where the pooled results of the subsets of one size lie: estimates as printed, I² in percent. */
export type SubsetRange = Readonly<{ size: number; count: number; estimate: Extent; iSquared: Extent }>;

/** GOSH: one point a subset of at least two studies, its estimate as printed. */
export type AllSubsets = Readonly<{
  analysisId: string;
  scale: MeasureScale;
  /** A seeded sample, because there are too many subsets to try them all. */
  sampled: boolean;
  /** How many subsets of at least two studies were pooled. */
  pooled: number;
  /** By size of the subset, smallest first, over every subset pooled. */
  ranges: readonly SubsetRange[];
  /** Every subset pooled, or an even selection of them when there are more than a plot can show. */
  points: readonly Readonly<{ estimate: number; iSquared: number; size: number }>[];
}>;

/** Meta-regression of an analysis on one numeric characteristic of its studies, analysis scale. */
export type ModeratorFit = Readonly<{
  state: 'done';
  attributeId: string;
  name: string;
  unit: string | null;
  k: number;
  slope: Readonly<{ estimate: number; standardError: number; low: number; high: number; pValue: number | null }>;
  degreesOfFreedom: number | null;
  /** Percent of the heterogeneity that the moderator explains; null when there is none to explain. */
  rSquared: number | null;
  tauSquaredResidual: number;
  points: readonly Readonly<{
    studyResultId: string;
    label: string;
    value: number;
    effect: number;
    weightPercent: number;
  }>[];
  /** The fitted line with its interval over the range of the values. */
  line: readonly Readonly<{ value: number; estimate: number; low: number; high: number }>[];
  overriddenBecause: string | null;
}>;

/** Numeric characteristics that at least three of an analysis's studies have. */
export type ModeratorChoice = Readonly<{ attributeId: string; name: string; unit: string | null; studies: number }>;
