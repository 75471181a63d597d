import { EngineInputError } from '../../errors.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { LEVEL } from '../derivation.ts';
import type { Effect, ReceiptStep } from '../derived.ts';
import { NOT_ESTIMABLE } from '../phrases.ts';
import { binaryFromArms } from './arms-binary.ts';
import { continuousFromArms } from './arms-continuous.ts';
import { rateRatioFromArms } from './arms-rates.ts';
import { refuse, type Attempt } from './attempt.ts';
import { blockingFinding } from './blocking-checks.ts';
import { widenedForClusters } from './cluster-design.ts';
import { effectFromContrast } from './contrast.ts';
import type { EffectFacts } from './facts.ts';
import { effectFromObservedMinusExpected } from './observed-minus-expected.ts';

/** Of the level every effect of a review is given at; finding it costs as much as the effect. */
const NORMAL_QUANTILE = normalQuantile((1 + LEVEL) / 2);

/**
 * The effect of one study result by its named route, with the study's own normal interval.
 *
 * @param options `takesImpossible`: make an effect of numbers that block it too, to show how far they would move a pool
 */
export function deriveEffect(
  facts: EffectFacts,
  level: number,
  options: Readonly<{ takesImpossible?: boolean }> = {},
): Effect {
  const { result, measure } = facts;
  const base = { studyResultId: result.id, studyId: result.studyId, measure };
  const attempt = attemptRoute(facts, options.takesImpossible === true);
  if (!attempt.ok) {
    return { state: 'not estimable', ...base, reason: attempt.reason, explanation: attempt.explanation };
  }
  if (!Number.isFinite(attempt.estimate) || !(attempt.standardError > 0) || !Number.isFinite(attempt.standardError)) {
    return { state: 'not estimable', ...base, reason: 'no standard error', explanation: NOT_ESTIMABLE.noStandardError };
  }
  const reach = (level === LEVEL ? NORMAL_QUANTILE : normalQuantile((1 + level) / 2)) * attempt.standardError;
  return {
    state: 'estimated',
    studyResultId: result.id,
    studyId: result.studyId,
    measure,
    estimate: attempt.estimate,
    standardError: attempt.standardError,
    nIntervention: attempt.nIntervention,
    nComparator: attempt.nComparator,
    nBasis: attempt.nBasis,
    eventsIntervention: attempt.eventsIntervention,
    eventsComparator: attempt.eventsComparator,
    notes: attempt.notes,
    comparator: attempt.comparator ?? null,
    low: attempt.estimate - reach,
    high: attempt.estimate + reach,
    route: result.route,
  };
}

/** The steps from printed numbers to the effect; none where there is no effect. */
export function explainEffect(facts: EffectFacts): readonly ReceiptStep[] {
  const attempt = attemptRoute(facts, false);
  return attempt.ok ? attempt.receipt() : [];
}

/** An impossible number (an interval upside down, more events than people) is stored, and blocks the effect it would make. */
function attemptRoute(facts: EffectFacts, takesImpossible: boolean): Attempt {
  try {
    const blocked = takesImpossible ? null : blockingFinding(facts);
    return blocked === null ? takeRoute(facts) : refuse('blocked value', NOT_ESTIMABLE.blocked(blocked));
  } catch (error) {
    if (error instanceof EngineInputError) return refuse('blocked value', NOT_ESTIMABLE.blocked(error.message));
    throw error;
  }
}

function takeRoute(facts: EffectFacts): Attempt {
  switch (facts.result.route) {
    case 'contrast':
      return effectFromContrast(facts);
    case 'o-e and v':
      return effectFromObservedMinusExpected(facts);
    case 'arms':
      return fromArms(facts);
    case 'converted':
      return refuse('no value', NOT_ESTIMABLE.route);
  }
}

function fromArms(facts: EffectFacts): Attempt {
  const attempt = effectFromArms(facts);
  return attempt.ok ? widenedForClusters(facts, attempt) : attempt;
}

function effectFromArms(facts: EffectFacts): Attempt {
  if (facts.outcome.kind === 'binary') return binaryFromArms(facts);
  // Events counted in persons have risks as well as rates.
  if (facts.outcome.kind === 'count or rate')
    return facts.measure === 'IRR' ? rateRatioFromArms(facts) : binaryFromArms(facts);
  return continuousFromArms(facts);
}
