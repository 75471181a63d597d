import { meanDifference } from '../../../engine/effect/mean-difference.ts';
import { NO_ANSWERS, type GradeEvidence } from '../../../engine/grade/evidence.ts';
import { informationNeed } from '../../../engine/grade/information-need.ts';
import { judgedScale } from '../../../engine/grade/judged-scale.ts';
import { DEFAULT_GRADE_SETTINGS } from '../../../engine/grade/settings.ts';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';

/** Data set P6 of the acceptance checklist: synthetic, pain 0 to 10, lower is better, MID 1. */
export const P6 = [
  { label: 'S1', riskOfBias: 'low', arms: [3.1, 2.0, 50, 4.3, 2.1, 48] },
  { label: 'S2', riskOfBias: 'some concerns', arms: [4.0, 2.2, 110, 4.4, 2.3, 112] },
  { label: 'S3', riskOfBias: 'high', arms: [2.8, 1.9, 36, 4.6, 2.2, 34] },
  { label: 'S4', riskOfBias: 'low', arms: [3.9, 2.4, 80, 4.5, 2.3, 78] },
  { label: 'S5', riskOfBias: 'some concerns', arms: [4.4, 2.1, 64, 4.5, 2.2, 66] },
  { label: 'S6', riskOfBias: 'low', arms: [3.3, 2.3, 140, 4.2, 2.2, 138] },
] as const;

const Z = 1.959963984540054;

/** The evidence of P6 under the default profile, with parts replaced. */
export function p6Evidence(
  changes: Partial<GradeEvidence> = {},
  thresholds: Readonly<{ small?: number | null; moderate?: number; large?: number }> = {},
): GradeEvidence {
  const settings = DEFAULT_GRADE_SETTINGS;
  const effects = P6.map(({ arms: [mean1, sd1, n1, mean2, sd2, n2] }) => {
    const effect = meanDifference({ mean1, sd1, n1, mean2, sd2, n2 });
    if ('notEstimable' in effect) throw new Error(effect.notEstimable);
    return { ...effect, n: n1 + n2 };
  });
  const pooled = analysePairwise(
    effects.map((effect) => effect.estimate),
    effects.map((effect) => effect.standardError ** 2),
    { profile: 'grove', level: 0.95 },
  );
  const small = thresholds.small === undefined ? 1 : thresholds.small;
  return {
    measure: 'MD',
    better: 'lower',
    scale: judgedScale(
      {
        measure: 'MD',
        unit: 'points',
        small,
        moderate: thresholds.moderate ?? null,
        large: thresholds.large ?? null,
        source: null,
        baselineRisk: null,
      },
      settings,
    ),
    design: 'randomised',
    isSubjective: true,
    studies: P6.map(({ label, riskOfBias }, i) => {
      const { estimate, standardError, n } = effects[i]!;
      return {
        id: label,
        label,
        estimate,
        standardError,
        low: estimate - Z * standardError,
        high: estimate + Z * standardError,
        weight: pooled.weights[i]! / 100,
        participants: n,
        riskOfBias,
        highDomains: null,
        hasConcernsFromBlinding: false,
      };
    }),
    effect: { estimate: pooled.estimate, low: pooled.printed.low, high: pooled.printed.high },
    pooled,
    level: 0.95,
    refit: (studies) => {
      const { estimate, printed } = analysePairwise(
        studies.map((study) => study.estimate),
        studies.map((study) => study.standardError ** 2),
        { profile: 'grove', level: 0.95 },
      );
      return { estimate, low: printed.low, high: printed.high, standardError: printed.standardError };
    },
    participants: 956,
    events: null,
    informationNeed: informationNeed({ measure: 'MD', mid: small, comparatorSd: 2.24, controlRisk: null }, settings),
    baselineRisk: null,
    answers: NO_ANSWERS,
    hints: { indirectness: [], publicationBias: [] },
    funnelTest: null,
    ...changes,
  };
}
