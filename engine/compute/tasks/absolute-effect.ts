import { absoluteEffect, type RelativeMeasure } from '../../decision/absolute-effect.ts';
import {
  absoluteEffectWithUncertainBaseline,
  riskFromCounts,
  riskFromInterval,
} from '../../decision/uncertain-baseline.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { readChoice, readNumber, readObject, refuseUnknown, type Fields } from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const MEASURES: readonly RelativeMeasure[] = ['RR', 'OR', 'PETO', 'HR', 'RD'];

/**
 * Absolute effect of a relative one. Input: estimate, ci_lb, ci_ub (natural scale) and p0; optionally the uncertainty of p0 as
 * p0_lb and p0_ub, or as p0_events and p0_n. Options: measure (RR, OR, PETO, HR, RD), level. Result: risk, risk_lb, risk_ub,
 * diff, diff_lb, diff_ub (proportions, p0 held fixed), nnt, and with an uncertain p0 also diff_lb_uncertain, diff_ub_uncertain.
 */
export const absoluteEffectTask: Task = {
  task: 'absolute_effect',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['measure', 'level'], 'absolute_effect');
    const measure = readChoice(options, 'measure', MEASURES);
    const level = readLevel(options);
    const effect = {
      estimate: readNumber(input, 'estimate'),
      low: readNumber(input, 'ci_lb'),
      high: readNumber(input, 'ci_ub'),
    };
    return renamingFields({ low: 'ci_lb', high: 'ci_ub', baselineRisk: 'p0' }, () => {
      const absolute = absoluteEffect(measure, effect, readNumber(input, 'p0'));
      return {
        risk: absolute.risk.estimate,
        risk_lb: absolute.risk.low,
        risk_ub: absolute.risk.high,
        diff: absolute.difference.estimate,
        diff_lb: absolute.difference.low,
        diff_ub: absolute.difference.high,
        nnt: absolute.numberNeededToTreat,
        ...uncertainFields(input, measure, effect, level),
      };
    });
  },
};

function uncertainFields(
  input: Fields,
  measure: RelativeMeasure,
  effect: Readonly<{ estimate: number; low: number; high: number }>,
  level: number,
): object {
  const known = input['p0_lb'] !== undefined || input['p0_events'] !== undefined;
  if (!known) return {};
  const p0 = readNumber(input, 'p0');
  const spread =
    input['p0_lb'] === undefined
      ? riskFromCounts(readNumber(input, 'p0_events'), readNumber(input, 'p0_n'))
      : riskFromInterval(p0, readNumber(input, 'p0_lb'), readNumber(input, 'p0_ub'), level);
  const scale = measure === 'RD' ? (value: number): number => value : Math.log;
  const standardError =
    (scale(effect.high) - scale(effect.low)) / (2 * normalQuantile((1 - level) / 2, { upper: true }));
  const interval = absoluteEffectWithUncertainBaseline(
    measure,
    { estimate: scale(effect.estimate), standardError },
    { ...spread, risk: p0 },
    level,
  );
  return { diff_lb_uncertain: interval.low, diff_ub_uncertain: interval.high };
}
