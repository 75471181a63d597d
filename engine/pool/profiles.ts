import type { ProfileName, TauSquaredEstimator } from './types.ts';

/** Which confidence interval a profile prints; the words are those of `pairwise.ts`. */
export type IntervalRule =
  /** Two studies: Wald. Three or more: the wider of Knapp-Hartung and Wald (Jackson 2017, hybrid 2). */
  | 'wider of Knapp-Hartung and Wald'
  /** Knapp-Hartung for three or more studies with tau squared above zero, otherwise Wald (Handbook 10.10.4). */
  | 'Knapp-Hartung when heterogeneous'
  /** Knapp-Hartung with the factor never below 1, always (Knapp and Hartung 2003; Röver 2015). */
  | 'ad hoc Knapp-Hartung'
  | 'Wald';

export type Profile = Readonly<{
  estimator: TauSquaredEstimator;
  interval: IntervalRule;
  drawsPredictionInterval: boolean;
}>;

/**
 * The named bundles of choices. `grove` is the default and the reasoned one; `cochrane` follows the Handbook; `conservative`
 * never lets Knapp-Hartung narrow; `revman5` reproduces RevMan 5 (DerSimonian-Laird, Wald, no prediction interval).
 */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  grove: { estimator: 'REML', interval: 'wider of Knapp-Hartung and Wald', drawsPredictionInterval: true },
  cochrane: { estimator: 'REML', interval: 'Knapp-Hartung when heterogeneous', drawsPredictionInterval: true },
  conservative: { estimator: 'REML', interval: 'ad hoc Knapp-Hartung', drawsPredictionInterval: true },
  revman5: { estimator: 'DL', interval: 'Wald', drawsPredictionInterval: false },
};
