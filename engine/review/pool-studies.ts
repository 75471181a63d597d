import { analyseMantelHaenszel } from '../pool/counts/pairwise-mantel-haenszel.ts';
import { analysePairwise } from '../pool/pairwise.ts';
import type { PairwiseResult, ProfileName, TauSquaredEstimator, Weighting } from '../pool/types.ts';
import type { Effect } from './derived.ts';
import { ANALYSIS } from './phrases.ts';

export type EstimatedEffect = Extract<Effect, { state: 'estimated' }>;

/** How a set of studies is pooled; the same again for every refit on other studies. */
export type PoolingRule = Readonly<{
  weighting: Weighting;
  profile: ProfileName;
  /** Absent: the profile's own. */
  estimator?: TauSquaredEstimator | undefined;
  level: number;
}>;

/** The rule under which a result was pooled. */
export function ruleOf({ weighting, profile, estimator, printed }: PairwiseResult): PoolingRule {
  return { weighting, profile, estimator, level: printed.level };
}

/** Pool effects of one measure under a rule, or say why that cannot be done. */
export function poolStudies(
  effects: readonly EstimatedEffect[],
  rule: PoolingRule,
): PairwiseResult | Readonly<{ reason: string }> {
  const { weighting, profile, estimator, level } = rule;
  if (weighting === 'Mantel-Haenszel') return poolCounts(effects, rule);
  return analysePairwise(
    effects.map(({ estimate }) => estimate),
    effects.map(({ standardError }) => standardError ** 2),
    { profile, level, ...(estimator ? { estimator } : {}) },
  );
}

function poolCounts(
  effects: readonly EstimatedEffect[],
  { profile, level }: PoolingRule,
): PairwiseResult | Readonly<{ reason: string }> {
  const [first] = effects;
  const measure = first?.measure;
  if (measure !== 'OR' && measure !== 'RR' && measure !== 'RD') return { reason: ANALYSIS.mantelHaenszelMeasure };
  const tables = effects.flatMap(({ eventsIntervention, nIntervention, eventsComparator, nComparator, route }) =>
    route === 'arms' &&
    eventsIntervention !== null &&
    nIntervention !== null &&
    eventsComparator !== null &&
    nComparator !== null
      ? [{ events1: eventsIntervention, total1: nIntervention, events2: eventsComparator, total2: nComparator }]
      : [],
  );
  if (tables.length < effects.length) return { reason: ANALYSIS.mantelHaenszelCounts(effects.length - tables.length) };
  return analyseMantelHaenszel(
    {
      events1: tables.map(({ events1 }) => events1),
      total1: tables.map(({ total1 }) => total1),
      events2: tables.map(({ events2 }) => events2),
      total2: tables.map(({ total2 }) => total2),
    },
    { measure, profile, level },
  );
}
