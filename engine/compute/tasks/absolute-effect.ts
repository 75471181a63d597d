import {
  absoluteEffect,
  absoluteRate,
  type RelativeEffect,
  type RelativeMeasure,
} from '../../decision/absolute-effect.ts';
import {
  absoluteEffectWithUncertainBaseline,
  riskFromCounts,
  riskFromInterval,
} from '../../decision/uncertain-baseline.ts';
import { SHOWN } from '../../grade/rounding.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { requirePositive } from '../../preconditions.ts';
import { ESTIMATE_NAMES, gatherFields, requireWord, withLimits, type Aliases } from '../aliases.ts';
import { readNumber, readNumberOption, readObject, type Fields } from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const MEASURES = {
  RR: ['risk ratio', 'relative risk'],
  OR: ['odds ratio'],
  PETO: ['peto or', 'peto odds ratio'],
  HR: ['hazard ratio'],
  RD: ['risk difference', 'ard'],
  IRR: ['rate ratio', 'incidence rate ratio'],
} as const satisfies Readonly<Record<RelativeMeasure | 'IRR', readonly string[]>>;

const FIELDS: Aliases = {
  measure: ['effect_measure', 'type'],
  ...ESTIMATE_NAMES,
  p0: [
    'baseline_risk',
    'control_risk',
    'assumed_risk',
    'comparator_risk',
    'baseline',
    'acr',
    'baseline_rate',
    'control_rate',
    'cer',
    'control_event_rate',
    'comparator',
  ],
  p0_per_1000: ['baseline_risk_per_1000', 'baseline_per_1000', 'control_risk_per_1000', 'risk_per_1000'],
  per: ['out_of'],
  p0_lb: ['baseline_risk_low', 'p0_low'],
  p0_ub: ['baseline_risk_high', 'p0_high'],
  p0_events: ['baseline_events', 'control_events'],
  p0_n: ['baseline_n', 'control_n'],
  level: ['confidence_level', 'conf_level'],
};

/**
 * Absolute effect of a relative one. Fields (in input or options): measure (RR, OR, PETO, HR, RD, IRR), estimate, ci_lb and ci_ub
 * (or `ci` as [low, high]; natural scale; without limits only the estimate is carried over), p0 (`baseline_risk`; a proportion, or a
 * number out of `per`, or p0_per_1000; for IRR events a person-year). Optionally the uncertainty of p0 as p0_lb and
 * p0_ub, or as p0_events and p0_n; level.
 *
 * Result: risk, risk_lb, risk_ub, diff, diff_lb, diff_ub (proportions, p0 held fixed), nnt, with an uncertain p0 also
 * diff_lb_uncertain, diff_ub_uncertain; and as printed, per 1000: per_1000.comparator, risk, risk_lb, risk_ub, diff, diff_lb,
 * diff_ub (whole numbers) and per_1000.text, "50 fewer per 1000 (76 fewer to 18 fewer)".
 */
export const absoluteEffectTask: Task = {
  task: 'absolute_effect',
  run: (rawInput, rawOptions) => {
    const fields = withLimits(gatherFields(namedByMeasure(rawInput), rawOptions, FIELDS, 'absolute_effect'));
    const measure = requireWord(fields, 'measure', MEASURES);
    const level = readLevel(fields);
    const per = readNumberOption(fields, 'per', 1);
    requirePositive(per, 'per');
    const estimate = readNumber(fields, 'estimate');
    const hasLimits = fields['ci_lb'] !== undefined || fields['ci_ub'] !== undefined;
    const effect = hasLimits
      ? { estimate, low: readNumber(fields, 'ci_lb'), high: readNumber(fields, 'ci_ub') }
      : { estimate, low: estimate, high: estimate };
    const p0 =
      fields['p0_per_1000'] === undefined ? readNumber(fields, 'p0') / per : readNumber(fields, 'p0_per_1000') / 1000;
    return renamingFields({ low: 'ci_lb', high: 'ci_ub', baselineRisk: 'p0', baselineRate: 'p0' }, () => {
      const { risk, difference, numberNeededToTreat } =
        measure === 'IRR' ? asAbsolute(absoluteRate(effect, p0)) : absoluteEffect(measure, effect, p0);
      return {
        risk: risk.estimate,
        risk_lb: hasLimits ? risk.low : null,
        risk_ub: hasLimits ? risk.high : null,
        diff: difference.estimate,
        diff_lb: hasLimits ? difference.low : null,
        diff_ub: hasLimits ? difference.high : null,
        nnt: numberNeededToTreat,
        per_1000: printedFields(
          p0,
          risk,
          difference,
          hasLimits,
          measure === 'IRR' ? 'per 1000 person-years' : 'per 1000',
        ),
        ...(measure === 'IRR' ? {} : uncertainFields(fields, measure, effect, level, p0)),
      };
    });
  },
};

/** {"rr": 0.75} stands for {"measure": "RR", "estimate": 0.75}. */
function namedByMeasure(rawInput: unknown): unknown {
  const input = readObject(rawInput, 'input');
  const short = Object.keys(input).find((name) => name.toUpperCase() in MEASURES);
  if (short === undefined) return input;
  const { [short]: estimate, ...rest } = input;
  return { measure: short, estimate, ...rest };
}

function asAbsolute({ rate, difference }: ReturnType<typeof absoluteRate>) {
  return { risk: rate, difference, numberNeededToTreat: difference.estimate === 0 ? null : 1 / difference.estimate };
}

/** The numbers as a Summary of Findings prints them: whole, with one decimal only where a difference would else be zero. */
function printedFields(
  p0: number,
  risk: RelativeEffect,
  difference: RelativeEffect,
  hasLimits: boolean,
  per: string,
): object {
  const printed = (value: number): number => Number(SHOWN.perThousand(1000 * value).replace('−', '-'));
  const limits = hasLimits
    ? {
        risk_lb: printed(risk.low),
        risk_ub: printed(risk.high),
        diff_lb: printed(difference.low),
        diff_ub: printed(difference.high),
      }
    : {};
  const words = differenceWords(1000 * difference.estimate, per);
  return {
    comparator: printed(p0),
    risk: printed(risk.estimate),
    diff: printed(difference.estimate),
    ...limits,
    text: hasLimits
      ? `${words} (${differenceWords(1000 * difference.low)} to ${differenceWords(1000 * difference.high)})`
      : words,
  };
}

function differenceWords(value: number, per = ''): string {
  const size = SHOWN.perThousand(Math.abs(value));
  return Number(size) === 0 ? 'no difference' : `${size} ${value < 0 ? 'fewer' : 'more'}${per === '' ? '' : ` ${per}`}`;
}

function uncertainFields(
  input: Fields,
  measure: RelativeMeasure,
  effect: Readonly<{ estimate: number; low: number; high: number }>,
  level: number,
  p0: number,
): object {
  const known = input['p0_lb'] !== undefined || input['p0_events'] !== undefined;
  if (!known) return {};
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
