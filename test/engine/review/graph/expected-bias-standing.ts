import { isDeepStrictEqual } from 'node:util';
import type { Judgement } from '../../../../engine/review/records/index.ts';
import type { State } from './expected-standing.ts';

/**
 * How a judgement of bias should stand, told from two derivations alone: stale when the result it is about, an answer or judgement
 * it rests on, or what the algorithm proposes reads otherwise. Nothing lies behind these, so that none is merely touched.
 * Knows nothing of fingerprints.
 */
export function expectedBiasStanding(judgement: Judgement, before: State, after: State): 'current' | 'stale' {
  return isDeepStrictEqual(displayed(judgement, before), displayed(judgement, after)) ? 'current' : 'stale';
}

/** What stands above the button that stores it. */
function displayed({ subjectId, question }: Judgement, { snapshot, derived }: State): unknown {
  const assessed = derived.riskOfBias.get(subjectId);
  if (!assessed) return null;
  if (question === 'overall') {
    const finals = assessed.domains.map(({ final }) => final);
    const isRaiseAsked =
      !finals.includes(null) &&
      !finals.includes('high') &&
      finals.filter((final) => final === 'some concerns').length > 1;
    return [assessed.overall.proposal, finals, isRaiseAsked];
  }
  const domain = assessed.domains.find(({ domainId }) => domainId === question);
  const result = snapshot.study_result.get(subjectId)!;
  const use = result.instrumentUseId === null ? undefined : snapshot.instrument_use.get(result.instrumentUseId);
  const measuredBy = use ? snapshot.instrument.get(use.instrumentId)?.abbreviation : result.eventDefinition;
  const { population, score, timeKind, timeFromDays, timeToDays } = result;
  return [
    domain?.proposal,
    domain?.questions.map(({ questionId, answer }) => [questionId, answer]),
    population,
    score,
    timeKind,
    timeFromDays,
    timeToDays,
    measuredBy ?? null,
  ];
}
