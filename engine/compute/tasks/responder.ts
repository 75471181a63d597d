import {
  responderContrasts,
  respondersFromMeanDifference,
  respondersFromStandardisedDifference,
  type Contrast,
  type ResponderEstimate,
  type ResponderMethod,
  type ResponseSide,
} from '../../decision/responders.ts';
import { EngineInputError } from '../../errors.ts';
import { requirePositive } from '../../preconditions.ts';
import { gatherFields, readWord, withLimits, type Aliases } from '../aliases.ts';
import { readNumber, readObject, type Fields } from '../fields.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const FIELDS: Aliases = {
  from: ['route', 'source'],
  method: [],
  smd: ['d', 'g', 'hedges_g', 'standardised_mean_difference', 'standardized_mean_difference'],
  md: ['mean_difference'],
  estimate: ['effect', 'est'],
  ci_lb: ['low', 'lower', 'ci_low', 'ci_lower', 'lb', 'smd_low', 'smd_lb', 'md_low', 'md_lb'],
  ci_ub: ['high', 'upper', 'ci_high', 'ci_upper', 'ub', 'smd_high', 'smd_ub', 'md_high', 'md_ub'],
  ci: ['interval', 'ci95', 'limits', 'smd_ci', 'md_ci'],
  p0: [
    'baseline_risk',
    'baseline',
    'p_control',
    'responders_control',
    'control_share',
    'comparator_share',
    'control_risk',
    'comparator_responders',
  ],
  better: ['direction', 'direction_of_benefit', 'benefit'],
  m0: ['comparator_mean', 'control_mean'],
  sd0: ['comparator_sd', 'control_sd', 's0'],
  cut: ['cutoff', 'cut_off', 'threshold', 'responder_cut'],
  side: [],
  m1: ['m1i', 'mean1', 'mean_intervention', 'intervention_mean'],
  sd1: ['sd1i', 'sd_intervention', 'intervention_sd'],
  n1: ['n1i', 'n_intervention', 'intervention_n'],
  m2: ['m2i', 'mean2', 'mean_comparator', 'mean_control'],
  sd2: ['sd2i', 'sd_comparator', 'sd_control'],
  n2: ['n2i', 'n_comparator', 'n_control', 'comparator_n', 'control_n'],
};

const METHODS = {
  furukawa: ['b', 'normal', 'furukawa-leucht'],
  'hasselblad-hedges': ['d', 'hh', 'logistic'],
  'cox-snell': ['e', 'cs'],
} as const satisfies Readonly<Record<ResponderMethod, readonly string[]>>;

const ROUTES = {
  arms: ['a', 'suissa', 'arm data'],
  smd: ['standardised', 'standardized'],
  md: ['c', 'mean difference'],
} as const;

const LABEL = 'estimated from means';

/**
 * Responders estimated from means, never counted ones. What the fields hold says the route, and `method` may name it: A arms (Suissa):
 * m1, sd1, n1, m2, sd2, n2, cut; B Furukawa, D Hasselblad-Hedges, E Cox-Snell: smd with ci (or ci_lb, ci_ub) and p0, the
 * comparator's share; C: md with ci, m0, sd0, cut. `better` (lower or higher) says which way is benefit; for an SMD without it the
 * estimate is taken to be a benefit. For arms and md `better`, or `side` (below, above), says which side of the cut responds.
 *
 * Result of B to E: p0, p1, p1_lb, p1_ub, diff, diff_lb, diff_ub (proportions; limits null where none were given), nnt, percent as printed, label. Of A: p1, se_p1, p2,
 * se_p2 and RD, lnRR, lnOR as {yi, vi}, label.
 */
export const responderTask: Task = {
  task: 'responder',
  run: (input, options) => ({ ...run('responder', input, options), label: LABEL }),
};

/** The same under its older name, where an SMD is always given with benefit positive. */
export const respondersTask: Task = {
  task: 'responders',
  run: (input, options) => run('responders', input, { better: 'higher', ...readObject(options, 'options') }),
};

function run(task: string, rawInput: unknown, rawOptions: unknown): object {
  const fields = withLimits(gatherFields(rawInput, rawOptions, FIELDS, task));
  const letter = typeof fields['method'] === 'string' ? fields['method'] : null;
  switch (routeOf(fields, letter)) {
    case 'arms':
      return fromArms(fields);
    case 'md':
      return fromMeanDifference(fields);
    default:
      return fromStandardised(fields, letter);
  }
}

function routeOf(fields: Fields, letter: string | null): keyof typeof ROUTES {
  const given = readWord(fields, 'from', ROUTES);
  if (given) return given;
  const byLetter =
    letter === null
      ? undefined
      : (Object.keys(ROUTES) as (keyof typeof ROUTES)[]).find((route) =>
          [...ROUTES[route]].some((word) => word === letter.toLowerCase()),
        );
  if (byLetter) return byLetter;
  if (fields['smd'] !== undefined && fields['md'] !== undefined) {
    throw new EngineInputError('unknown-option', 'Both smd and md are given: leave one out, or name the method.', 'md');
  }
  if (fields['m1'] !== undefined || fields['m2'] !== undefined) return 'arms';
  return fields['md'] !== undefined || fields['m0'] !== undefined ? 'md' : 'smd';
}

function fromArms(fields: Fields): object {
  const arm = (i: 1 | 2) => {
    const [sd, n] = [readNumber(fields, `sd${i}`), readNumber(fields, `n${i}`)];
    requirePositive(sd, `sd${i}`);
    if (n < 2)
      throw new EngineInputError('out-of-range', `n${i} is ${n}: an arm needs at least two participants.`, `n${i}`);
    return { mean: readNumber(fields, `m${i}`), sd, n };
  };
  const result = responderContrasts(arm(1), arm(2), readNumber(fields, 'cut'), sideOf(fields));
  return {
    p1: result.intervention.proportion,
    se_p1: result.intervention.standardError,
    p2: result.comparator.proportion,
    se_p2: result.comparator.standardError,
    RD: contrast(result.riskDifference),
    lnRR: contrast(result.logRiskRatio),
    lnOR: contrast(result.logOddsRatio),
  };
}

function fromMeanDifference(fields: Fields): object {
  const effect = effectOf(fields, fields['md'] === undefined ? 'estimate' : 'md');
  const comparator = { mean: readNumber(fields, 'm0'), sd: readNumber(fields, 'sd0') };
  return renamingFields({ low: 'ci_lb', high: 'ci_ub', mean: 'm0', sd: 'sd0', cutOff: 'cut' }, () =>
    estimateFields(
      respondersFromMeanDifference(effect, comparator, readNumber(fields, 'cut'), sideOf(fields)),
      hasLimits(fields),
    ),
  );
}

function fromStandardised(fields: Fields, letter: string | null): object {
  const effect = effectOf(fields, fields['smd'] === undefined ? 'estimate' : 'smd');
  const method = letter === null ? 'furukawa' : (readWord({ method: letter }, 'method', METHODS) ?? 'furukawa');
  const better = readWord(fields, 'better', BETTER);
  const isTurned = better === null ? effect.estimate < 0 : better === 'lower';
  const benefit = isTurned ? { estimate: -effect.estimate, low: -effect.high, high: -effect.low } : effect;
  return renamingFields({ low: 'ci_lb', high: 'ci_ub', baselineRisk: 'p0' }, () => ({
    ...estimateFields(
      respondersFromStandardisedDifference(benefit, readNumber(fields, 'p0'), method),
      hasLimits(fields),
    ),
    method,
    benefit:
      better === null
        ? 'the estimate is taken to be a benefit; give better as lower or higher to say otherwise'
        : `${better} is better`,
  }));
}

export const BETTER = {
  lower: ['lower is better', 'lower better', 'low', 'negative', 'below', 'reduction', 'decrease'],
  higher: ['higher is better', 'higher better', 'high', 'positive', 'above', 'increase'],
} as const;

function sideOf(fields: Fields): ResponseSide {
  const side = readWord(fields, 'side', { below: ['lower'], above: ['higher'] });
  if (side) return side;
  const better = readWord(fields, 'better', BETTER);
  if (better) return better === 'lower' ? 'below' : 'above';
  throw new EngineInputError(
    'missing-input',
    'better is missing: lower or higher, which side of the cut responds.',
    'better',
  );
}

function hasLimits(fields: Fields): boolean {
  return fields['ci_lb'] !== undefined || fields['ci_ub'] !== undefined;
}

/** Estimate with its limits; without limits the estimate alone is carried over, and its limits are not told. */
function effectOf(fields: Fields, name: string) {
  const estimate = readNumber(fields, name);
  return hasLimits(fields)
    ? { estimate, low: readNumber(fields, 'ci_lb'), high: readNumber(fields, 'ci_ub') }
    : { estimate, low: estimate, high: estimate };
}

function contrast(value: Contrast | null): object {
  return { yi: value?.estimate ?? null, vi: value?.variance ?? null };
}

function estimateFields(
  { comparator, intervention, difference, numberNeededToTreat }: ResponderEstimate,
  isInterval: boolean,
): object {
  const limit = (value: number): number | null => (isInterval ? value : null);
  const percent = (share: number): number => Math.round(1000 * share) / 10;
  return {
    p0: comparator,
    p1: intervention.estimate,
    p1_lb: limit(intervention.low),
    p1_ub: limit(intervention.high),
    diff: difference.estimate,
    diff_lb: limit(difference.low),
    diff_ub: limit(difference.high),
    nnt: numberNeededToTreat,
    percent: {
      p0: percent(comparator),
      p1: percent(intervention.estimate),
      p1_lb: limit(percent(intervention.low)),
      p1_ub: limit(percent(intervention.high)),
    },
  };
}
