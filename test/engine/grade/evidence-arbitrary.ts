import fc from 'fast-check';
import { NO_ANSWERS, type GradeEvidence, type GradeStudy } from '../../../engine/grade/evidence.ts';
import { informationNeed } from '../../../engine/grade/information-need.ts';
import { judgedScale } from '../../../engine/grade/judged-scale.ts';
import { DEFAULT_GRADE_SETTINGS } from '../../../engine/grade/settings.ts';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';

const Z = 1.959963984540054;

export type DrawnStudy = Readonly<{
  estimate: number;
  standardError: number;
  participants: number;
  riskOfBias: GradeStudy['riskOfBias'];
}>;
export type Drawn = Readonly<{
  studies: readonly DrawnStudy[];
  small: number;
  moderate: number | null;
  large: number | null;
  better: 'lower' | 'higher';
}>;

const study: fc.Arbitrary<DrawnStudy> = fc.record({
  estimate: fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100),
  standardError: fc.integer({ min: 5, max: 150 }).map((hundredths) => hundredths / 100),
  participants: fc.integer({ min: 10, max: 900 }),
  riskOfBias: fc.constantFrom('low', 'some concerns', 'high'),
});

/** Thresholds off the hundredths that estimates are printed to, so that no estimate sits exactly on one. */
const threshold = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((hundredths) => hundredths / 100 + 0.005);

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  studies: fc.array(study, { minLength: 1, maxLength: 12 }),
  small: threshold(10, 90),
  moderate: fc.option(threshold(100, 150)),
  large: fc.option(threshold(160, 250)),
  better: fc.constantFrom('lower', 'higher'),
});

/** Evidence on a mean difference from drawn studies, pooled under the default profile. */
export function evidenceFrom(
  { studies, small, moderate, large, better }: Drawn,
  changes: Partial<GradeEvidence> = {},
): GradeEvidence {
  const settings = DEFAULT_GRADE_SETTINGS;
  const pool = (of: readonly Readonly<{ estimate: number; standardError: number }>[]) =>
    analysePairwise(
      of.map((one) => one.estimate),
      of.map((one) => one.standardError ** 2),
      { profile: 'grove', level: 0.95 },
    );
  const pooled = studies.length > 1 ? pool(studies) : null;
  const [first] = studies;
  return {
    measure: 'MD',
    better,
    scale: judgedScale(
      { measure: 'MD', unit: 'points', small, moderate, large, source: null, baselineRisk: null },
      settings,
    ),
    design: 'randomised',
    isSubjective: false,
    studies: studies.map((one, i) => ({
      ...one,
      id: String(i),
      label: String(i),
      low: one.estimate - Z * one.standardError,
      high: one.estimate + Z * one.standardError,
      weight: pooled ? pooled.weights[i]! / 100 : 1,
      highDomains: null,
      hasConcernsFromBlinding: false,
    })),
    effect: pooled
      ? { estimate: pooled.estimate, low: pooled.printed.low, high: pooled.printed.high }
      : {
          estimate: first!.estimate,
          low: first!.estimate - Z * first!.standardError,
          high: first!.estimate + Z * first!.standardError,
        },
    pooled,
    level: 0.95,
    refit: (of) => {
      const { estimate, printed } = pool(of);
      return { estimate, low: printed.low, high: printed.high, standardError: printed.standardError };
    },
    participants: studies.reduce((sum, one) => sum + one.participants, 0),
    events: null,
    informationNeed: informationNeed({ measure: 'MD', mid: small, comparatorSd: 2, controlRisk: null }, settings),
    baselineRisk: null,
    answers: NO_ANSWERS,
    hints: { indirectness: [], publicationBias: [] },
    funnelTest: null,
    ...changes,
  };
}
