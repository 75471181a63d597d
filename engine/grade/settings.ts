import { EngineInputError } from '../errors.ts';

/** One number of the rules: what it decides, where it comes from, and whether its source was read or is recalled. */
export type GradeSetting = Readonly<{
  value: number;
  label: string;
  source: string;
  /** 'tool rule': a choice of this program; 'recalled': from memory of the source; 'source': read in the source. */
  basis: 'tool rule' | 'recalled' | 'source';
  low: number;
  high: number;
}>;

const CORE_GRADE_4 = 'Guyatt G et al (2025), Core GRADE 4, BMJ 389';
const GRADE_6 =
  'Guyatt GH et al (2011), GRADE guidelines 6, J Clin Epidemiol 64:1283-1293, doi:10.1016/j.jclinepi.2011.01.012';
const GRADE_9 =
  'Guyatt GH et al (2011), GRADE guidelines 9, J Clin Epidemiol 64:1311-1316, doi:10.1016/j.jclinepi.2011.06.004';
const GRADE_34 =
  'Zeng L et al (2022), GRADE guidance 34, J Clin Epidemiol 150:216-224, doi:10.1016/j.jclinepi.2022.07.014';
const GRADE_36 =
  'Guyatt G et al (2023), GRADE guidance 36, J Clin Epidemiol 158:70-83, doi:10.1016/j.jclinepi.2023.03.003';
const OWN = 'Rule of this program; adjust it where your protocol says otherwise';

/** The numbers the rules use. Each may be set for a review (setting `grade rules`); the rules read nothing else. */
export const GRADE_SETTINGS = {
  unknownRiskOfBiasShare: share(
    0.2,
    'Weight without a risk-of-bias judgement above which certainty is provisional',
    OWN,
    'tool rule',
  ),
  highRiskShareLow: share(
    0.35,
    'Weight at high risk of bias up to which nothing is rated down',
    `${CORE_GRADE_4} (0.35 follows from the recalled 65%)`,
    'recalled',
  ),
  highRiskShareHigh: share(
    0.65,
    'Weight at high risk of bias from which one level is rated down',
    CORE_GRADE_4,
    'recalled',
  ),
  highRiskShareBorderline: share(
    0.5,
    'Weight at high risk of bias from which a similar low-risk estimate is a question',
    OWN,
    'tool rule',
  ),
  otherSideShare: share(
    0.2,
    'Weight on the other side of the threshold that counts as inconsistent',
    GRADE_36,
    'tool rule',
  ),
  heterogeneityP: share(0.1, 'P-value of Q below which scatter is more than chance', GRADE_36, 'tool rule'),
  studiesForPredictionInterval: count(5, 'Studies from which a prediction interval is weighed', OWN, 'tool rule'),
  nearNullShare: share(
    0.25,
    'Share of the MID below which an estimate is near no effect, so that the MID is the target',
    OWN,
    'tool rule',
  ),
  alpha: share(0.05, 'Two-sided type I error of the optimal information size', GRADE_6, 'source'),
  power: share(0.8, 'Power of the optimal information size', GRADE_6, 'source'),
  relativeRiskReduction: share(0.25, 'Relative risk reduction of the optimal information size', GRADE_6, 'source'),
  standardisedDelta: {
    value: 0.2,
    label: 'Difference in SDs for the optimal information size without a MID',
    source: GRADE_6,
    basis: 'source',
    low: 0.05,
    high: 1,
  },
  farBelowShare: share(
    0.3,
    'Share of the optimal information size under which information is far too little',
    `${GRADE_34} (30 to 50%)`,
    'recalled',
  ),
  farRiskRatioSpan: {
    value: 3,
    label: 'Upper over lower limit of a risk ratio above which information is far too little',
    source: GRADE_34,
    basis: 'recalled',
    low: 1.5,
    high: 10,
  },
  farOddsRatioSpan: {
    value: 2.5,
    label: 'Upper over lower limit of an odds ratio above which information is far too little',
    source: GRADE_34,
    basis: 'recalled',
    low: 1.5,
    high: 10,
  },
  largeRatio: {
    value: 2,
    label: 'Ratio (or its inverse) that is large',
    source: GRADE_9,
    basis: 'source',
    low: 1.2,
    high: 5,
  },
  veryLargeRatio: {
    value: 5,
    label: 'Ratio (or its inverse) that is very large',
    source: GRADE_9,
    basis: 'source',
    low: 2,
    high: 20,
  },
  largeStandardised: {
    value: 0.8,
    label: 'Standardised difference large enough to check the information size',
    source: OWN,
    basis: 'tool rule',
    low: 0.3,
    high: 3,
  },
  fallbackRatioLow: {
    value: 0.75,
    label: 'Relative threshold without a MID, reduction',
    source: GRADE_6,
    basis: 'source',
    low: 0.3,
    high: 0.99,
  },
  fallbackRatioHigh: {
    value: 1.25,
    label: 'Relative threshold without a MID, increase',
    source: GRADE_6,
    basis: 'source',
    low: 1.01,
    high: 3,
  },
  narrowAbsolutePer1000: {
    value: 10,
    label: 'Absolute interval, per 1000, within which very rare events are precise',
    source: GRADE_6,
    basis: 'tool rule',
    low: 1,
    high: 50,
  },
  narrowAbsoluteParticipants: count(
    4000,
    'Participants from which such a narrow absolute interval counts',
    GRADE_6,
    'recalled',
  ),
  funnelTestStudies: count(
    10,
    'Studies from which a funnel test is run',
    'Sterne JAC et al (2011), BMJ 343:d4002, doi:10.1136/bmj.d4002',
    'source',
  ),
  funnelTestP: share(
    0.1,
    'P-value of the funnel test below which bias is suspected',
    'Sterne JAC et al (2011), BMJ 343:d4002, doi:10.1136/bmj.d4002',
    'source',
  ),
  smallStudyParticipants: count(100, 'Participants under which a study is small', OWN, 'tool rule'),
  followUpDifference: share(
    0.5,
    'Relative difference between planned and median follow-up that is hinted at',
    OWN,
    'tool rule',
  ),
  nonRandomisedStart: {
    value: 2,
    label: 'Level at which non-randomised evidence starts (4 with ROBINS-I)',
    source: CORE_GRADE_4,
    basis: 'source',
    low: 2,
    high: 4,
  },
  rationaleCharacters: count(15, 'Shortest reason for an override', OWN, 'tool rule'),
} as const satisfies Readonly<Record<string, GradeSetting>>;

export type GradeSettingName = keyof typeof GRADE_SETTINGS;
export type GradeSettings = Readonly<Record<GradeSettingName, number>>;

export const GRADE_SETTING_NAMES = Object.keys(GRADE_SETTINGS) as readonly GradeSettingName[];

/** The `setting` record that holds a review's own numbers: an object of setting names and numbers. */
export const GRADE_SETTING_ID = 'grade rules';

export const DEFAULT_GRADE_SETTINGS = Object.fromEntries(
  GRADE_SETTING_NAMES.map((name) => [name, GRADE_SETTINGS[name].value]),
) as GradeSettings;

/**
 * The defaults with a review's own numbers over them. Names that are no setting are passed over, so that a file of a newer
 * version still opens.
 *
 * @throws EngineInputError out-of-range for a number outside its bounds
 */
export function gradeSettings(own: unknown): GradeSettings {
  if (typeof own !== 'object' || own === null) return DEFAULT_GRADE_SETTINGS;
  const given = own as Readonly<Record<string, unknown>>;
  const merged: Record<GradeSettingName, number> = { ...DEFAULT_GRADE_SETTINGS };
  for (const name of GRADE_SETTING_NAMES) {
    const value = given[name];
    if (value === undefined) continue;
    const { low, high } = GRADE_SETTINGS[name];
    if (typeof value !== 'number' || !(value >= low && value <= high)) {
      throw new EngineInputError(
        'out-of-range',
        `${name} is ${JSON.stringify(value)}: give a number from ${low} to ${high}.`,
        name,
      );
    }
    merged[name] = value;
  }
  return merged;
}

function share(value: number, label: string, source: string, basis: GradeSetting['basis']): GradeSetting {
  return { value, label, source, basis, low: 0, high: 1 };
}

function count(value: number, label: string, source: string, basis: GradeSetting['basis']): GradeSetting {
  return { value, label, source, basis, low: 1, high: 1_000_000 };
}
