import { groupOf } from '../grouping.ts';
import type { JudgementStanding, JudgementToReview } from '../judgements/types.ts';
import { sameElements, type Memo } from '../memo.ts';
import type { Judgement, StudyResult } from '../records/index.ts';
import { judgementSubject, type ReviewIndex } from '../review-index.ts';
import { assessResult, type AssessmentFacts, type Assessed } from './assess-result.ts';
import { EFFECT_SETTING, RECORD_SET } from './assessment-record.ts';
import { findQuestionSet } from '../../rob/questions/index.ts';
import { ROB } from './phrases.ts';
import type { ResultRiskOfBias } from './types.ts';

/** Risk of bias of every assessed result, and how its stored judgements stand to their ground. */
export type DerivedRiskOfBias = Readonly<{
  byResult: ReadonlyMap<string, ResultRiskOfBias>;
  standings: ReadonlyMap<string, JudgementStanding>;
  /** Stale judgements in the order of study results and domains. */
  toReview: readonly JudgementToReview[];
  /** What the rest was put together from: while its parts are the same, so is all of it. */
  parts: readonly Derived[];
}>;

type Derived = Readonly<{ riskOfBias: ResultRiskOfBias; toReview: readonly JudgementToReview[] }>;

/** Every result with an answer or a judgement of a known question set. Untouched results keep their assessment. */
export function deriveRiskOfBias(
  index: ReviewIndex,
  memo: Memo,
  previous: DerivedRiskOfBias | undefined,
): DerivedRiskOfBias {
  const { snapshot } = index;
  const derived: Derived[] = [];
  for (const [key, ofResult] of index.judgementsBySubject) {
    if (!key.startsWith('study_result ')) continue;
    const result = snapshot.study_result.get(ofResult[0]!.subjectId);
    if (!result || !ofResult.some(isAboutBias)) continue;
    const facts = factsOf(index, result);
    const study = snapshot.study.get(result.studyId)?.label ?? '';
    const outcome = snapshot.outcome.get(result.outcomeId)?.construct ?? '';
    const read = [...Object.values(facts), study, outcome];
    derived.push(memo.keep(`risk of bias ${result.id}`, read, () => withReviews(facts, study, outcome)));
  }
  if (previous && sameElements(previous.parts, derived)) return previous;
  return {
    byResult: new Map(derived.map(({ riskOfBias }) => [riskOfBias.studyResultId, riskOfBias])),
    standings: new Map(derived.flatMap(({ riskOfBias }) => standingsOf(riskOfBias))),
    toReview: derived.flatMap(({ toReview }) => toReview),
    parts: derived,
  };
}

const isAboutBias = ({ questionSet }: Judgement) =>
  questionSet === RECORD_SET || findQuestionSet(questionSet) !== undefined;

/** What an assessment of a result reads; of every result, assessed or not. */
export function factsOf({ snapshot, judgementsBySubject }: ReviewIndex, result: StudyResult): AssessmentFacts {
  const use = result.instrumentUseId ? snapshot.instrument_use.get(result.instrumentUseId) : undefined;
  return {
    result,
    ofResult: groupOf(judgementsBySubject, judgementSubject('study_result', result.id)),
    ofStudy: groupOf(judgementsBySubject, judgementSubject('study', result.studyId)),
    design: snapshot.study.get(result.studyId)?.design ?? 'parallel',
    effect: snapshot.setting.get(EFFECT_SETTING)?.value ?? null,
    instrument: use ? (snapshot.instrument.get(use.instrumentId)?.abbreviation ?? null) : result.eventDefinition,
  };
}

function withReviews(facts: AssessmentFacts, study: string, outcome: string): Derived {
  const assessed = assessResult(facts);
  return {
    riskOfBias: assessed.riskOfBias,
    toReview: reviewsOf(assessed, facts, (title) => ROB.review(study, outcome, title)),
  };
}

const judgedOf = ({ domains, overall }: ResultRiskOfBias) => [...domains, overall];

function standingsOf(riskOfBias: ResultRiskOfBias): readonly (readonly [string, JudgementStanding])[] {
  return judgedOf(riskOfBias).flatMap(({ judgementId, standing }) =>
    judgementId && standing ? [[judgementId, standing] as const] : [],
  );
}

function reviewsOf(
  { riskOfBias, grounds }: Assessed,
  { result, ofResult }: AssessmentFacts,
  titled: (domain: string) => string,
): readonly JudgementToReview[] {
  return judgedOf(riskOfBias).flatMap(
    ({ domainId, title, proposal, judgementId, standing }): readonly JudgementToReview[] => {
      if (standing?.state !== 'stale') return [];
      const judgement = ofResult.find(({ id }) => id === judgementId);
      const ground = grounds.get(domainId);
      if (!judgement || !ground) return [];
      return [
        {
          judgementId: judgement.id,
          subjectTable: 'study_result',
          subjectId: result.id,
          questionSet: judgement.questionSet,
          question: judgement.question,
          title: titled(title),
          final: judgement.final,
          rationale: judgement.rationale,
          proposalBefore: judgement.proposal,
          proposalNow: proposal,
          changes: standing.changes,
          fingerprintNow: ground,
        },
      ];
    },
  );
}
