import { EngineInputError } from '../errors.ts';
import { SHOWN } from './rounding.ts';
import type { InformationNeed } from './evidence.ts';
import { informationSizeForEvents, informationSizeForMeans, informationSizeForRisks } from './information-size.ts';
import type { GradeMeasure } from './judged-scale.ts';
import { INFORMATION } from './phrases.ts';
import type { GradeSettings } from './settings.ts';

export type InformationFacts = Readonly<{
  measure: GradeMeasure;
  /** MID in the unit of the effect (SDs for SMD); null without one. */
  mid: number | null;
  /** Pooled SD of the comparator arms, in the unit of the effect; null when unknown. Not read for SMD. */
  comparatorSd: number | null;
  /** Median comparator risk, 0 to 1; null when unknown. */
  controlRisk: number | null;
}>;

/**
 * The optimal information size that fits a measure: means against the MID (0.2 SD without one), risks against a relative risk
 * reduction of 25%, hazard and rate ratios in events against the ratio that reduction means. The observed effect is never used.
 *
 * Source: GRADE guidelines 6, doi:10.1016/j.jclinepi.2011.01.012. Golden: none; chooses among closed forms.
 */
export function informationNeed(
  { measure, mid, comparatorSd, controlRisk }: InformationFacts,
  settings: GradeSettings,
): InformationNeed {
  const rates = { alpha: settings.alpha, power: settings.power };
  const errors = INFORMATION.errors(SHOWN.asTyped(rates.alpha), SHOWN.asTyped(rates.power));
  try {
    switch (measure) {
      case 'MD': {
        if (comparatorSd === null && mid !== null) return { state: 'unknown', reason: INFORMATION.noSd };
        const [delta, sd] =
          mid === null || comparatorSd === null ? [settings.standardisedDelta, 1] : [mid, comparatorSd];
        const basis =
          mid === null || comparatorSd === null
            ? INFORMATION.standardised(SHOWN.asTyped(delta))
            : INFORMATION.continuous(SHOWN.asTyped(delta), SHOWN.standardDeviation(sd));
        return {
          state: 'known',
          required: informationSizeForMeans({ delta, sd }, rates).total,
          unit: 'participants',
          assumptions: `${basis}, ${errors}`,
        };
      }
      case 'SMD': {
        const delta = mid ?? settings.standardisedDelta;
        const { total } = informationSizeForMeans({ delta, sd: 1 }, rates);
        return {
          state: 'known',
          required: total,
          unit: 'participants',
          assumptions: `${INFORMATION.standardised(SHOWN.asTyped(delta))}, ${errors}`,
        };
      }
      case 'HR':
      case 'IRR': {
        const ratio = 1 - settings.relativeRiskReduction;
        const { events } = informationSizeForEvents({ ratio }, rates);
        return {
          state: 'known',
          required: events,
          unit: 'events',
          assumptions: `${INFORMATION.ratio(SHOWN.asTyped(ratio))}, ${errors}`,
        };
      }
      case 'ROM':
        return { state: 'unknown', reason: INFORMATION.noSd };
      default: {
        if (controlRisk === null) return { state: 'unknown', reason: INFORMATION.noRisk };
        const { total } = informationSizeForRisks(
          { controlRisk, relativeRiskReduction: settings.relativeRiskReduction },
          rates,
        );
        const basis = INFORMATION.binary(SHOWN.asTyped(controlRisk), SHOWN.share(settings.relativeRiskReduction));
        return { state: 'known', required: total, unit: 'participants', assumptions: `${basis}, ${errors}` };
      }
    }
  } catch (error) {
    // A comparator risk of 0 or 1 is a fact of the data, not a mistake of the caller.
    if (error instanceof EngineInputError) return { state: 'unknown', reason: error.message };
    throw error;
  }
}
