import { DEFAULT_GRADE_SETTINGS, GRADE_SETTING_ID, gradeSettings, type GradeSettings } from '../../grade/settings.ts';
import { designEffect } from '../../convert/cluster.ts';
import { EngineInputError } from '../../errors.ts';
import type { Derivation } from '../derivation.ts';
import type { AnalysisResult } from '../derived.ts';
import { effectOf } from '../effect/effect-of.ts';
import type { EligibleStudy } from '../eligibility.ts';
import { groupOf } from '../grouping.ts';
import type { Assumption, BaselineRisk, Comparison, Finding, Outcome, Source, StudyResult } from '../records/index.ts';
import { availabilityQuestion, judgementSubject } from '../review-index.ts';
import type { FindingFacts, FindingResult } from './finding-facts.ts';

const DAYS_PER_WEEK = 7;

export type FindingQuestion = Readonly<{
  finding: Finding;
  comparison: Comparison;
  outcome: Outcome;
  analysis: AnalysisResult | null;
  eligible: readonly EligibleStudy[];
  interventionName: string;
  comparatorName: string;
}>;

/** Everything a row of the table is derived from; facts that are unchanged keep their identity, so that the row can be kept. */
export function gatherFacts(run: Derivation, question: FindingQuestion): FindingFacts {
  const { index, review } = run;
  const { snapshot } = index;
  const { finding, outcome, eligible } = question;
  const window = finding.timeWindowId ? (snapshot.time_window.get(finding.timeWindowId) ?? null) : null;
  const risks = groupOf(index.baselineRisksByFinding, finding.id);
  const results = resultsOf(run, question, risks.length > 0);
  const eligibleIds = new Set(eligible.map(({ study }) => study.id));
  const rows = groupOf(index.availabilityByQuestion, availabilityQuestion(outcome.id, finding.timeWindowId ?? ''));
  const setting = snapshot.setting.get(GRADE_SETTING_ID) ?? null;
  return {
    ...question,
    window,
    results,
    unreported: new Set(
      rows.flatMap(({ studyId, state }) =>
        state === 'measured, not reported' && eligibleIds.has(studyId) ? studyId : [],
      ),
    ).size,
    judgements: groupOf(index.judgementsBySubject, judgementSubject('finding', finding.id)),
    baselineRisks: referenceFirst(risks, snapshot.source),
    referenceSd: referenceSdOf(snapshot.assumption, outcome.id, review?.id ?? null),
    settings: run.memo.keep('grade settings', [setting], () => settingsOf(setting?.value)),
  };
}

/** What the derived finding is remembered by: every record and artefact of its facts. */
export function dependenciesOf(facts: FindingFacts): readonly unknown[] {
  const { results, baselineRisks, ...whole } = facts;
  const dependencies: unknown[] = Object.values(whole);
  for (const { risk, source } of baselineRisks) dependencies.push(risk, source);
  for (const result of results) {
    const {
      effect,
      standardised,
      riskOfBias,
      instrument,
      slope,
      weeks,
      isRandomised,
      designEffect: effectOfDesign,
    } = result;
    dependencies.push(effect, standardised, riskOfBias, instrument, slope, weeks, isRandomised, effectOfDesign);
  }
  return dependencies;
}

function resultsOf(
  run: Derivation,
  { analysis, outcome }: FindingQuestion,
  hasResponderShare: boolean,
): readonly FindingResult[] {
  if (analysis === null) return [];
  const { snapshot } = run.index;
  const { measure } = analysis.scale;
  const known = analysis.rows.flatMap((row) => {
    const effect = run.effects.get(`${row.studyResultId} ${measure}`);
    const result = snapshot.study_result.get(row.studyResultId);
    if (effect?.state !== 'estimated' || !result) return [];
    const use = result.instrumentUseId ? snapshot.instrument_use.get(result.instrumentUseId) : undefined;
    const instrument = use ? (snapshot.instrument.get(use.instrumentId) ?? null) : null;
    return [{ effect, result, instrument, slope: use?.slope ?? 1 }];
  });
  // Responders need the effect in SDs, MID units the effect in points.
  const needsSmd = measure === 'MD' && hasResponderShare;
  const needsMd =
    measure === 'SMD' &&
    known.length > 0 &&
    known.every(({ instrument }) => instrument !== null && instrument.mid !== null);
  return known.map(({ effect, result, instrument, slope }): FindingResult => {
    const study = snapshot.study.get(result.studyId);
    const days = result.timeKind === 'averaged' ? null : (result.timeToDays ?? result.timeFromDays);
    return {
      effect,
      standardised: needsSmd
        ? effectOf(run, result, 'SMD', outcome)
        : needsMd
          ? effectOf(run, result, 'MD', outcome)
          : null,
      isRandomised: study?.design !== 'not randomised',
      designEffect: study?.design === 'cluster' ? designEffectOf(snapshot.assumption, result) : 1,
      riskOfBias: run.riskOfBias.byResult.get(result.id) ?? null,
      instrument,
      slope,
      weeks: days === null ? null : days / DAYS_PER_WEEK,
    };
  });
}

/** Design effect of a cluster trial by the nearest assumptions of its correlation and cluster size. */
function designEffectOf(assumptions: ReadonlyMap<string, Assumption>, { id, studyId, outcomeId }: StudyResult): number {
  const nearest = (kind: Assumption['kind']) => {
    for (const [scope, scopeId] of [
      ['study_result', id],
      ['study', studyId],
      ['outcome', outcomeId],
      ['review', null],
    ] as const) {
      for (const assumption of assumptions.values()) {
        if (
          assumption.kind === kind &&
          assumption.scope === scope &&
          (scopeId === null || assumption.scopeId === scopeId)
        )
          return assumption.value;
      }
    }
    return null;
  };
  const [icc, meanClusterSize, sizeVariation] = [nearest('icc'), nearest('cluster size'), nearest('cv') ?? 0];
  if (
    icc === null ||
    meanClusterSize === null ||
    !(icc >= 0 && icc <= 1) ||
    !(meanClusterSize > 0) ||
    sizeVariation < 0
  )
    return 1;
  return designEffect({ meanClusterSize, icc, sizeVariation }).value;
}

function referenceFirst(
  risks: readonly BaselineRisk[],
  sources: ReadonlyMap<string, Source>,
): FindingFacts['baselineRisks'] {
  return risks
    .toSorted((a, b) => Number(b.isReference) - Number(a.isReference) || a.risk - b.risk)
    .map((risk) => ({ risk, source: risk.sourceId ? (sources.get(risk.sourceId) ?? null) : null }));
}

/** The outcome's own reference SD, else the review's. */
function referenceSdOf(
  assumptions: ReadonlyMap<string, Assumption>,
  outcomeId: string,
  reviewId: string | null,
): Assumption | null {
  let ofReview: Assumption | null = null;
  for (const assumption of assumptions.values()) {
    if (assumption.kind !== 'reference SD' || !(assumption.value > 0)) continue;
    if (assumption.scope === 'outcome' && assumption.scopeId === outcomeId) return assumption;
    if (assumption.scope === 'review' && (assumption.scopeId === null || assumption.scopeId === reviewId))
      ofReview = assumption;
  }
  return ofReview;
}

/** A setting out of its bounds cannot be typed; in a file made elsewhere it is passed over, so that the review still opens. */
function settingsOf(own: unknown): GradeSettings {
  try {
    return gradeSettings(own);
  } catch (error) {
    if (error instanceof EngineInputError) return DEFAULT_GRADE_SETTINGS;
    throw error;
  }
}
