/** Estimators of the between-study variance, by the names of the literature and of metafor. */
export type TauSquaredEstimator = 'EE' | 'DL' | 'HE' | 'HS' | 'HSk' | 'SJ' | 'ML' | 'REML' | 'EB' | 'PM' | 'PMM';

/** Test and interval of the pooled effect: z, t, Knapp-Hartung, or Knapp-Hartung with the factor never below 1. */
export type PooledTest = 'z' | 't' | 'knha' | 'adhoc';

/** The named prediction intervals of the literature; see `engine/pool/prediction-interval.ts`. */
export type PredictionIntervalKind = 'HTS' | 'V' | 'HK' | 'HK-PR' | 'S';

export type ProfileName = 'grove' | 'cochrane' | 'conservative' | 'revman5';

/** How studies are weighed. Mantel-Haenszel, a common effect from counts, is as good with few or no events. */
export type Weighting = 'inverse variance' | 'Mantel-Haenszel';

export type Interval = Readonly<{ low: number; high: number }>;

/** A confidence interval with everything that defines it. `degreesOfFreedom` is null for the normal distribution; `level` is in (0, 1). */
export type PooledInterval = Interval &
  Readonly<{
    method: 'Wald' | 'Knapp-Hartung' | 'Knapp-Hartung, factor at least 1';
    level: number;
    standardError: number;
    degreesOfFreedom: number | null;
    statistic: number;
    pValue: number;
  }>;

/** Q-profile interval; the upper limit may lie beyond the search range, or the interval may be the set {0}. */
export type TauSquaredInterval = Readonly<{
  low: number;
  high: number;
  /** 'exact' both limits found; 'zero set' upper root absent, the interval is {0}; 'beyond limit' upper exceeds `high`. */
  state: 'exact' | 'zero set' | 'beyond limit';
}>;

/**
 * One pairwise random-effects analysis under a named profile, on the analysis scale (log for ratio measures).
 * `printed` is the interval the profile prints; the others stand beside it so that nothing is hidden.
 */
export type PairwiseResult = Readonly<{
  profile: ProfileName;
  estimator: TauSquaredEstimator;
  weighting: Weighting;
  k: number;
  estimate: number;
  tauSquared: number;
  /** True when the estimate was negative or under 1e-8 of the median variance and was set to zero. */
  tauSquaredTruncated: boolean;
  converged: boolean;
  wald: PooledInterval;
  /** Absent for k = 1, and not estimable when all effects are identical (its standard error would be zero). */
  knappHartung: PooledInterval | null;
  /** Absent for k = 1. */
  knappHartungAdHoc: PooledInterval | null;
  printed: PooledInterval;
  /** Percent, in study order, summing to 100. */
  weights: readonly number[];
  q: number;
  qDegreesOfFreedom: number;
  /** Null for k = 1. */
  qPValue: number | null;
  /** Percent. Definition 2: tauSquared / (tauSquared + typical variance); for EE, which has no tauSquared, from Q. Null for k = 1. */
  iSquared: number | null;
  /** Percent. Definition 1: (Q - df) / Q. Null for k = 1. */
  iSquaredFromQ: number | null;
  tauSquaredInterval: TauSquaredInterval | null;
  iSquaredInterval: Interval | null;
  /** Null with the reason when none is drawn: k < 3, or tauSquared = 0 ("equals the confidence interval"). */
  predictionInterval: (Interval & Readonly<{ kind: PredictionIntervalKind; degreesOfFreedom: number | null }>) | null;
  predictionIntervalAbsent: string | null;
  /** Findings to print under the result, as stable codes; the sentences live in engine/text. */
  findings: readonly PairwiseFinding[];
}>;

export type PairwiseFinding =
  | 'single study'
  | 'two studies: Wald interval printed'
  | 'tau squared truncated at zero'
  | 'Knapp-Hartung narrower than Wald: the wider is printed'
  | 'REML did not converge: Paule-Mandel used'
  | 'prediction interval from fewer than five studies';
