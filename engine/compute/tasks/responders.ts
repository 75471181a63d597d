import {
  responderContrasts,
  respondersFromMeanDifference,
  respondersFromStandardisedDifference,
  type Contrast,
  type ResponderEstimate,
} from '../../decision/responders.ts';
import { readChoice, readNumber, readObject, refuseUnknown } from '../fields.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

/**
 * Responder proportions from means. The option `from` says what the input holds:
 * arms: m1i, sd1i, n1i, m2i, sd2i, n2i, cut, and option side; result p1, p2, se_p1, se_p2 and RD, lnRR, lnOR as {yi, vi};
 * md: estimate, ci_lb, ci_ub, m0, sd0, cut, and option side; smd: estimate, ci_lb, ci_ub (benefit positive), p0, and option
 * method; result p0, p1, p1_lb, p1_ub, diff, diff_lb, diff_ub, nnt.
 */
export const respondersTask: Task = {
  task: 'responders',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['from', 'side', 'method'], 'responders');
    const from = readChoice(options, 'from', ['arms', 'md', 'smd'] as const);
    const number = (field: string): number => readNumber(input, field);
    if (from === 'arms') {
      const arm = (i: 1 | 2) => ({ mean: number(`m${i}i`), sd: number(`sd${i}i`), n: number(`n${i}i`) });
      const side = readChoice(options, 'side', ['below', 'above'] as const);
      const result = responderContrasts(arm(1), arm(2), number('cut'), side);
      return {
        p1: result.intervention.proportion,
        se_p1: result.intervention.standardError,
        p2: result.comparator.proportion,
        se_p2: result.comparator.standardError,
        RD: contrastFields(result.riskDifference),
        lnRR: contrastFields(result.logRiskRatio),
        lnOR: contrastFields(result.logOddsRatio),
      };
    }
    const effect = { estimate: number('estimate'), low: number('ci_lb'), high: number('ci_ub') };
    if (from === 'md') {
      const side = readChoice(options, 'side', ['below', 'above'] as const);
      const comparator = { mean: number('m0'), sd: number('sd0') };
      return renamingFields({ low: 'ci_lb', high: 'ci_ub', mean: 'm0', sd: 'sd0', cutOff: 'cut' }, () =>
        estimateFields(respondersFromMeanDifference(effect, comparator, number('cut'), side)),
      );
    }
    const method = readChoice(options, 'method', ['furukawa', 'hasselblad-hedges', 'cox-snell'] as const, 'furukawa');
    return renamingFields({ low: 'ci_lb', high: 'ci_ub', baselineRisk: 'p0' }, () =>
      estimateFields(respondersFromStandardisedDifference(effect, number('p0'), method)),
    );
  },
};

function contrastFields(contrast: Contrast | null): object {
  return { yi: contrast?.estimate ?? null, vi: contrast?.variance ?? null };
}

function estimateFields({ comparator, intervention, difference, numberNeededToTreat }: ResponderEstimate): object {
  return {
    p0: comparator,
    p1: intervention.estimate,
    p1_lb: intervention.low,
    p1_ub: intervention.high,
    diff: difference.estimate,
    diff_lb: difference.low,
    diff_ub: difference.high,
    nnt: numberNeededToTreat,
  };
}
