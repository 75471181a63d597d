import { meanDifference } from '../../effect/mean-difference.ts';
import { oddsRatio } from '../../effect/odds-ratio.ts';
import { petoOddsRatio } from '../../effect/peto-odds-ratio.ts';
import { riskDifference } from '../../effect/risk-difference.ts';
import { riskRatio } from '../../effect/risk-ratio.ts';
import { standardisedMeanDifference } from '../../effect/standardised-mean-difference.ts';
import type { Effect } from '../../effect/types.ts';
import { EngineInputError } from '../../errors.ts';
import type { RiskOfBiasLevel } from '../../grade/evidence.ts';
import type { GradeMeasure } from '../../grade/judged-scale.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { namedFields, readWord, withLimits, type Aliases } from '../aliases.ts';
import { readNumber, type Fields } from '../fields.ts';

export const STUDY_FIELDS: Aliases = {
  label: ['study', 'name', 'id', 'study_id'],
  m1: ['m1i', 'mean1', 'mean_intervention', 'intervention_mean', 'mean_a', 'mean_i', 'mean_t', 'mean_e'],
  sd1: ['sd1i', 'sd_intervention', 'intervention_sd', 'sd_a', 'sd_i', 'sd_t', 'sd_e'],
  n1: ['n1i', 'n_intervention', 'intervention_n', 'n_a', 'n_i', 'n_t', 'n_e', 'total1', 'total_intervention'],
  m2: ['m2i', 'mean2', 'mean_comparator', 'comparator_mean', 'mean_control', 'control_mean', 'mean_b', 'mean_c'],
  sd2: ['sd2i', 'sd_comparator', 'comparator_sd', 'sd_control', 'control_sd', 'sd_b', 'sd_c'],
  n2: [
    'n2i',
    'n_comparator',
    'comparator_n',
    'n_control',
    'control_n',
    'n_b',
    'n_c',
    'total2',
    'total_comparator',
    'total_control',
  ],
  events1: ['ai', 'e1', 'events_intervention', 'intervention_events', 'events_a', 'events_i', 'events_t', 'events_e'],
  events2: ['e2', 'events_comparator', 'comparator_events', 'events_control', 'control_events', 'events_b', 'events_c'],
  yi: ['estimate', 'effect', 'md', 'est', 'y', 'smd'],
  se: ['sei', 'standard_error'],
  vi: ['variance', 'v'],
  ci_lb: ['low', 'lower', 'ci_low', 'ci_lower', 'lb'],
  ci_ub: ['high', 'upper', 'ci_high', 'ci_upper', 'ub'],
  ci: ['interval', 'ci95', 'limits'],
  n: ['ni', 'participants', 'n_total', 'total', 'effective_n'],
  rob: ['risk_of_bias', 'overall', 'rob2', 'rob_overall', 'rob2_overall', 'bias'],
  high_domains: ['domains_high'],
  weight: ['w', 'weight_percent'],
  k: [],
  blinding_concerns: ['concerns_from_blinding', 'd2_d4'],
};

const BIAS = {
  low: ['l', 'low risk', '+'],
  'some concerns': ['sc', 'some', 'moderate', 'unclear', '?'],
  high: ['h', 'high risk', 'serious', 'critical', 'x'],
} as const satisfies Readonly<Record<RiskOfBiasLevel, readonly string[]>>;

/** One study as read: effect on the analysis scale, with whatever else its line gives. */
export type StudyLine = Readonly<{
  label: string;
  estimate: number;
  standardError: number;
  participants: number | null;
  events: number | null;
  riskOfBias: RiskOfBiasLevel | null;
  highDomains: number | null;
  hasConcernsFromBlinding: boolean;
  comparator: Readonly<{ mean: number; sd: number; n: number }> | null;
  controlRisk: number | null;
  /** Limits as they were printed, on the analysis scale; null where only a standard error was given. */
  printed: Readonly<{ low: number; high: number }> | null;
  /** Weight of the printed model where the caller gives it, in any unit. */
  weight: number | null;
}>;

const RATIOS: readonly GradeMeasure[] = ['RR', 'OR', 'PETO', 'HR', 'IRR', 'ROM'];

export function isRatio(measure: GradeMeasure): boolean {
  return RATIOS.includes(measure);
}

/**
 * One study: means, SDs and numbers; events and numbers; an effect with se or vi on the analysis scale (logarithm for ratios); or an
 * effect with its 95% limits as printed (ratios on their natural scale).
 */
export function readStudy(raw: unknown, index: number, measure: GradeMeasure): StudyLine {
  const where = `studies[${index}]`;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new EngineInputError('missing-input', `${where} must be an object of named fields.`, where);
  }
  const fields = withLimits(namedFields({ ...raw }, STUDY_FIELDS, `grade (${where})`), 'yi');
  const has = (...names: readonly string[]) =>
    names.every((name) => fields[name] !== undefined && fields[name] !== null);
  const number = (name: string) => readNumber(fields, name);
  const optional = (name: string) => (has(name) ? number(name) : null);
  const n = optional('n') ?? (has('n1', 'n2') ? number('n1') + number('n2') : null);
  const base = {
    label: typeof fields['label'] === 'string' ? fields['label'] : `Study ${index + 1}`,
    participants: n,
    riskOfBias: readWord(fields, 'rob', { ...BIAS, none: ['not assessed', 'ni', 'na', ''] }),
    highDomains: optional('high_domains'),
    hasConcernsFromBlinding: fields['blinding_concerns'] === true,
    weight: optional('weight'),
    printed: null,
  };
  const rest = { ...base, riskOfBias: base.riskOfBias === 'none' ? null : base.riskOfBias };
  if (has('m1', 'sd1', 'n1', 'm2', 'sd2', 'n2')) {
    const arms = {
      mean1: number('m1'),
      sd1: number('sd1'),
      n1: number('n1'),
      mean2: number('m2'),
      sd2: number('sd2'),
      n2: number('n2'),
    };
    const effect = measure === 'SMD' ? standardisedMeanDifference(arms) : meanDifference(arms);
    return {
      ...rest,
      ...estimable(effect, where),
      events: null,
      controlRisk: null,
      comparator: { mean: arms.mean2, sd: arms.sd2, n: arms.n2 },
    };
  }
  if (has('events1', 'n1', 'events2', 'n2')) {
    const arms = { events1: number('events1'), n1: number('n1'), events2: number('events2'), n2: number('n2') };
    return {
      ...rest,
      ...estimable(fromCounts(measure, arms), where),
      events: arms.events1 + arms.events2,
      controlRisk: arms.events2 / arms.n2,
      comparator: null,
    };
  }
  return { ...rest, ...printedEffect(fields, has, where, measure), events: null, controlRisk: null, comparator: null };
}

type Counts = Readonly<{ events1: number; n1: number; events2: number; n2: number }>;

function fromCounts(measure: GradeMeasure, arms: Counts): Effect {
  switch (measure) {
    case 'OR':
      return oddsRatio(arms);
    case 'PETO':
      return petoOddsRatio(arms);
    case 'RD':
      return riskDifference(arms);
    default:
      return riskRatio(arms);
  }
}

function estimable(effect: Effect, where: string): Readonly<{ estimate: number; standardError: number }> {
  if ('notEstimable' in effect)
    throw new EngineInputError('refused', `${where} gives no effect: ${effect.notEstimable}.`, where);
  return effect;
}

function printedEffect(
  fields: Fields,
  has: (...names: readonly string[]) => boolean,
  where: string,
  measure: GradeMeasure,
) {
  if (!has('yi')) {
    throw new EngineInputError(
      'missing-input',
      `${where} has no effect: give m1, sd1, n1, m2, sd2, n2, or events1, n1, events2, n2, or yi with se or ci.`,
      where,
    );
  }
  const given = readNumber(fields, 'yi');
  if (has('se')) return { estimate: given, standardError: positive(fields, 'se', where), printed: null };
  if (has('vi')) return { estimate: given, standardError: Math.sqrt(positive(fields, 'vi', where)), printed: null };
  const limits = { low: readNumber(fields, 'ci_lb'), high: readNumber(fields, 'ci_ub') };
  const scale = isRatio(measure) ? Math.log : (value: number) => value;
  const standardError = (scale(limits.high) - scale(limits.low)) / (2 * normalQuantile(0.975));
  if (!(standardError > 0 && Number.isFinite(standardError))) {
    throw new EngineInputError(
      'out-of-range',
      `${where}: the limits ${limits.low} to ${limits.high} make no interval.`,
      where,
    );
  }
  if (given < limits.low || given > limits.high) {
    throw new EngineInputError(
      'out-of-range',
      `${where}: the estimate ${given} does not lie within its limits, ${limits.low} to ${limits.high}.`,
      `${where}.yi`,
    );
  }
  return { estimate: scale(given), standardError, printed: { low: scale(limits.low), high: scale(limits.high) } };
}

function positive(fields: Fields, name: string, where: string): number {
  const value = readNumber(fields, name);
  if (value > 0) return value;
  throw new EngineInputError(
    'not-positive',
    `${where}: ${name} is ${value}; it must be above zero.`,
    `${where}.${name}`,
  );
}
