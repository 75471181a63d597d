import { EngineInputError } from '../../errors.ts';
import type { GradeEvidence, GradeStudy } from '../../grade/evidence.ts';
import { informationNeed } from '../../grade/information-need.ts';
import { judgedScale, type Scale } from '../../grade/judged-scale.ts';
import { formatCompact } from '../../text/format-number.ts';
import { asymmetryOf } from '../asymmetry.ts';
import { LEVEL } from '../derivation.ts';
import type { AnalysisResult } from '../derived.ts';
import { poolStudies, ruleOf } from '../pool-studies.ts';
import type { Outcome } from '../records/index.ts';
import { median, medianComparatorRisk, pooledComparatorSd } from './comparator.ts';
import type { FindingFacts, FindingResult } from './finding-facts.ts';
import { GRADE_ROW } from './phrases.ts';
import { readAnswers } from './question-set.ts';

/** Outcomes that the people in the trial report or that a judge can bend. */
const SUBJECTIVE = /self|patient|subjective|questionnaire|participant-reported/iu;

/** The evidence of a row that rests on an effect, as the rules read it; null where it rests on none. */
export function evidenceOf(facts: FindingFacts, baselineRisk = referenceRisk(facts)): GradeEvidence | null {
  const { analysis, results, outcome, settings, judgements } = facts;
  if (analysis === null || (analysis.state.kind !== 'pooled' && analysis.state.kind !== 'single study')) return null;
  const [only] = results;
  if (only === undefined) return null;
  const pooled = analysis.state.kind === 'pooled' ? analysis.state.pooled : null;
  const effect = pooled
    ? { estimate: pooled.estimate, low: pooled.printed.low, high: pooled.printed.high }
    : only.effect;
  const { measure } = analysis.scale;
  const scale = scaleOf(facts, analysis, baselineRisk);
  return {
    measure,
    better: outcome.better,
    scale,
    design: designOf(results),
    isSubjective: outcome.ascertainment !== null && SUBJECTIVE.test(outcome.ascertainment),
    studies: results.map((result, i) =>
      studyOf(result, analysis.rows[i]?.label ?? '', pooled ? pooled.weights[i]! / 100 : 1),
    ),
    effect: { estimate: effect.estimate, low: effect.low, high: effect.high },
    pooled,
    level: pooled?.printed.level ?? LEVEL,
    refit: refitOf(results, pooled),
    participants: total(results.map(effectiveParticipants)),
    events: total(
      results.map(({ effect: { eventsIntervention, eventsComparator } }) => plus(eventsIntervention, eventsComparator)),
    ),
    informationNeed: informationNeed(
      {
        measure,
        mid: scale.thresholds.small,
        comparatorSd: pooledComparatorSd(results),
        controlRisk: medianComparatorRisk(results) ?? baselineRisk,
      },
      settings,
    ),
    baselineRisk: outcome.kind === 'continuous' ? null : baselineRisk,
    answers: readAnswers(judgements),
    hints: {
      indirectness: followUpHint(facts),
      publicationBias: facts.unreported > 0 ? [GRADE_ROW.unreported(facts.unreported)] : [],
    },
    funnelTest: funnelTestOf(analysis, results, outcome, settings.funnelTestStudies),
  };
}

/** The reference baseline risk of a finding: the stored one, else the median of the comparators; null for continuous outcomes. */
export function referenceRisk({ baselineRisks, results, outcome }: FindingFacts): number | null {
  if (outcome.kind === 'continuous') return null;
  const risk = baselineRisks[0]?.risk.risk ?? medianComparatorRisk(results);
  return risk !== null && risk > 0 && (risk < 1 || outcome.kind === 'count or rate') ? risk : null;
}

function scaleOf(
  { outcome, referenceSd, settings }: FindingFacts,
  analysis: AnalysisResult,
  baselineRisk: number | null,
): Scale {
  const { measure } = analysis.scale;
  const thresholds = thresholdsOf(outcome, measure === 'SMD', referenceSd?.value ?? null);
  return judgedScale(
    { measure, unit: analysis.unit, ...thresholds, source: outcome.thresholdSource, baselineRisk },
    settings,
  );
}

type Distances = Readonly<{ small: number | null; moderate: number | null; large: number | null }>;

/**
 * Thresholds of the outcome in the unit of the effect. Standardised differences are judged in SDs: thresholds in points are
 * divided by the reference SD, and without one there are none.
 */
function thresholdsOf(
  { thresholdSmall, thresholdModerate, thresholdLarge, scaleUnit }: Outcome,
  isStandardised: boolean,
  referenceSd: number | null,
): Distances {
  const inUnit = (value: number | null) => {
    if (value === null || value === 0) return null;
    const size = Math.abs(value);
    if (!isStandardised || scaleUnit === null) return size;
    return referenceSd === null ? null : size / referenceSd;
  };
  return inOrder({ small: inUnit(thresholdSmall), moderate: inUnit(thresholdModerate), large: inUnit(thresholdLarge) });
}

/** A threshold that does not lie beyond the one before it is left out: the screen says so where it is typed. */
function inOrder({ small, moderate, large }: Distances): Distances {
  if (small === null) return { small: null, moderate: null, large: null };
  const beyondSmall = moderate !== null && moderate > small ? moderate : null;
  return { small, moderate: beyondSmall, large: large !== null && large > (beyondSmall ?? small) ? large : null };
}

/** Analysed participants, in cluster trials divided by the design effect; null when unknown. */
function effectiveParticipants({ effect, designEffect }: FindingResult): number | null {
  const n = plus(effect.nIntervention, effect.nComparator);
  return n === null ? null : n / designEffect;
}

function studyOf(result: FindingResult, label: string, weight: number): GradeStudy {
  const { effect, riskOfBias } = result;
  const finals = riskOfBias?.domains.filter((domain) => domain.final !== null) ?? [];
  return {
    id: effect.studyResultId,
    label,
    estimate: effect.estimate,
    standardError: effect.standardError,
    low: effect.low,
    high: effect.high,
    weight,
    participants: effectiveParticipants(result),
    riskOfBias: riskOfBias?.overallLevel ?? null,
    highDomains:
      finals.length === 0
        ? null
        : finals.filter(({ final }) => final === 'high' || final === 'serious' || final === 'critical').length,
    hasConcernsFromBlinding: finals.some(
      ({ domainId, final }) =>
        (domainId === 'D2' || domainId === 'D4') && (final === 'some concerns' || final === 'moderate'),
    ),
  };
}

function refitOf(
  results: readonly FindingResult[],
  pooled: Extract<AnalysisResult['state'], { kind: 'pooled' }>['pooled'] | null,
): GradeEvidence['refit'] {
  if (pooled === null) return () => null;
  const effects = new Map(results.map(({ effect }) => [effect.studyResultId, effect]));
  return (studies) => {
    const refitted = poolStudies(
      studies.flatMap(({ id }) => effects.get(id) ?? []),
      ruleOf(pooled),
    );
    if (!('estimate' in refitted)) return null;
    const { estimate, printed } = refitted;
    return { estimate, low: printed.low, high: printed.high, standardError: printed.standardError };
  };
}

/** How the studies of one result or more were allocated. */
export function designOf(results: readonly FindingResult[]): GradeEvidence['design'] {
  const randomised = results.filter(({ isRandomised }) => isRandomised).length;
  return randomised === results.length ? 'randomised' : randomised === 0 ? 'not randomised' : 'mixed';
}

/** The median follow-up of the results lies far from the window's target. */
function followUpHint({ results, window, settings }: FindingFacts): readonly string[] {
  const followUp = median(results.flatMap(({ weeks }) => weeks ?? []));
  if (window === null || followUp === null || window.weeksTarget === 0 || window.weeksTo === null) return [];
  const isFar = Math.abs(followUp - window.weeksTarget) > settings.followUpDifference * window.weeksTarget;
  return isFar ? [GRADE_ROW.followUp(formatCompact(followUp, 0), formatCompact(window.weeksTarget, 0))] : [];
}

function funnelTestOf(
  analysis: AnalysisResult,
  results: readonly FindingResult[],
  { better }: Outcome,
  needed: number,
): GradeEvidence['funnelTest'] {
  if (results.length < needed) return null;
  const column = {
    effects: results.map(({ effect }) => effect.estimate),
    variances: results.map(({ effect }) => effect.standardError ** 2),
    sizes: results.map(({ effect }) => plus(effect.nIntervention, effect.nComparator)),
  };
  const test = tested(() => asymmetryOf(analysis, column));
  if (test === null || test.state !== 'done' || test.pValue === null || !Number.isFinite(test.pValue)) return null;
  const favours = test.slope < 0 === (better === 'lower') ? 'intervention' : 'comparator';
  return { name: test.name, pValue: test.pValue, smallStudiesFavour: favours };
}

/** Studies so alike that nothing can be regressed on are a finding, not a mistake. */
function tested<Test>(run: () => Test): Test | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof EngineInputError) return null;
    throw error;
  }
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>(plus, 0);
}
