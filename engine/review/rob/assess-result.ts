import { interpretDomain, proposeOverall } from '../../rob/interpret.ts';
import { questionSet } from '../../rob/questions/index.ts';
import type { Answer, DomainState, QuestionSet, RiskOfBiasLevel, RobDomain, ToolLevel } from '../../rob/types.ts';
import { agreedJudgement } from '../judgements/agreed-judgement.ts';
import { compareFingerprints, makeFingerprint, readFingerprint } from '../judgements/fingerprint.ts';
import type { Fingerprint, JudgementStanding, SeenItem } from '../judgements/types.ts';
import type { Judgement, StudyResult } from '../records/index.ts';
import { allowsNoInformation, consultedSources, questionSetOf, readAnswer } from './assessment-record.ts';
import { ROB } from './phrases.ts';
import type { DomainAssessment, JudgedDomain, ResultRiskOfBias } from './types.ts';

/** What an assessment of one result reads. */
export type AssessmentFacts = Readonly<{
  result: StudyResult;
  /** Judgements of the result, of any question set. */
  ofResult: readonly Judgement[];
  /** Judgements of its study: which sources were consulted. */
  ofStudy: readonly Judgement[];
  design: Parameters<typeof questionSetOf>[1];
  /** The review's effect of interest. */
  effect: unknown;
  /** Abbreviation of the instrument, or the definition of an event. */
  instrument: string | null;
}>;

/** What each judgement would be made on now, by domain id; put together when asked for, because few judgements are stored. */
export type Grounds = Readonly<{ get: (domainId: string) => Fingerprint | undefined }>;

/** An assessment with what would be stored if each of its judgements were made now. */
export type Assessed = Readonly<{ riskOfBias: ResultRiskOfBias; grounds: Grounds }>;

/** The agreed judgement of a question. */
type Agreed = (question: string) => Judgement | null;
type MakeGround = () => Fingerprint;

/** Levels of ROBINS-I in the three of RoB 2, as weights and GRADE count them. */
const COUNTED_AS: Readonly<Record<ToolLevel, RiskOfBiasLevel>> = {
  low: 'low',
  'some concerns': 'some concerns',
  high: 'high',
  moderate: 'some concerns',
  serious: 'high',
  critical: 'high',
};

/**
 * Risk of bias of one result from the stored answers and judgements. A judgement that was stored stands, and is stale when
 * its ground has moved; without one the algorithm's counts. An incomplete domain has none, and leaves the whole without.
 */
export function assessResult(facts: AssessmentFacts): Assessed {
  const { result, ofResult, ofStudy } = facts;
  const set = questionSet(questionSetOf(ofResult, facts.design, facts.effect));
  const agreed = agreedIn(set, ofResult);
  const answers = answersOf(set, agreed, ofStudy);
  const grounds = new Map<string, MakeGround>();
  const domains = set.domains.map((domain) => {
    const state = interpretDomain(domain, answers, set.levels);
    const ground = (): Fingerprint =>
      makeFingerprint({
        rule: ruleOf(set),
        proposal: state.proposal,
        seen: [
          ...describeResult(facts),
          ...state.questions.map(({ questionId, answer }) => seen(questionId, ROB.answer(questionId), answer)),
        ],
      });
    grounds.set(domain.id, ground);
    return assessDomain(domain, state, set, agreed(domain.id), ground);
  });
  const overall = assessOverall(set, domains, agreed('overall'), grounds);
  const counted = overall.judged.final;
  return {
    grounds: { get: (domainId) => grounds.get(domainId)?.() },
    riskOfBias: {
      studyResultId: result.id,
      studyId: result.studyId,
      questionSet: set.id,
      questionSetVersion: set.version,
      overallLevel: counted === null ? null : COUNTED_AS[counted],
      overall: overall.judged,
      isRaiseOpen: overall.isRaiseOpen,
      domains,
      isOverridden: overall.judged.isOverridden || domains.some((domain) => domain.isOverridden),
      answered: sum(domains.map((domain) => domain.answered)),
      asked: sum(domains.map((domain) => domain.asked)),
      answers,
    },
  };
}

/** Agreed answers of a set. "No information" counts only where a full source was read: else the question is not assessed. */
function answersOf(set: QuestionSet, agreed: Agreed, ofStudy: readonly Judgement[]): Readonly<Record<string, Answer>> {
  const mayBeSilent = allowsNoInformation(consultedSources(ofStudy));
  const answers: Record<string, Answer> = {};
  for (const { questions } of set.domains) {
    for (const { id } of questions) {
      const answer = readAnswer(agreed(id)?.answer ?? null);
      if (answer !== undefined && (answer !== 'NI' || mayBeSilent)) answers[id] = answer;
    }
  }
  return answers;
}

/** What the result is, as the screen shows it above the questions: a change of it puts every judgement in question. */
function describeResult({ result, instrument }: AssessmentFacts): readonly SeenItem[] {
  const { population, score, timeKind, timeFromDays, timeToDays } = result;
  return [
    seen('result.population', ROB.population, population),
    seen('result.score', ROB.score, score),
    seen('result.time', ROB.time, [timeKind, timeFromDays, timeToDays].filter((part) => part !== null).join(' ')),
    seen('result.instrument', ROB.instrument, instrument),
  ];
}

const seen = (key: string, label: string, value: SeenItem['value']): SeenItem => ({ key, label, value });

const ruleOf = (set: QuestionSet) => `${set.id}@${set.version}`;

/** The agreed judgements of a set; a question with one row alone, as nearly all have, is looked up and no more. */
function agreedIn(set: QuestionSet, ofResult: readonly Judgement[]): Agreed {
  const byQuestion = new Map<string, Judgement | Judgement[]>();
  for (const judgement of ofResult) {
    if (judgement.questionSet !== set.id) continue;
    const present = byQuestion.get(judgement.question);
    byQuestion.set(judgement.question, present === undefined ? judgement : [present, judgement].flat());
  }
  return (question) => {
    const found = byQuestion.get(question);
    return Array.isArray(found) ? agreedJudgement(found, set.id, question) : (found ?? null);
  };
}

function assessDomain(
  domain: RobDomain,
  state: DomainState,
  set: QuestionSet,
  judgement: Judgement | null,
  ground: MakeGround,
): DomainAssessment {
  const asked = state.questions.filter((question) => question.state === 'asked');
  const answered = asked.filter((question) => question.answer !== null).length;
  const level = levelOf(judgement, set);
  const isWithoutAnswers = answered === 0 && level !== null;
  const final = state.isComplete ? (level ?? state.proposal) : isWithoutAnswers ? level : null;
  return {
    ...judged(domain.id, domain.title, domain.letter, state.proposal, final, judgement, ground),
    questions: state.questions,
    answered,
    asked: asked.length,
    isTriage: domain.stopsAt !== undefined,
    isWithoutAnswers,
  };
}

function assessOverall(
  set: QuestionSet,
  domains: readonly DomainAssessment[],
  judgement: Judgement | null,
  grounds: Map<string, MakeGround>,
): Readonly<{ judged: JudgedDomain; isRaiseOpen: boolean }> {
  const stop = set.domains.find(({ stopsAt }, i) => stopsAt !== undefined && domains[i]!.final === stopsAt)?.stopsAt;
  const { proposal, asksToRaise } =
    stop === undefined
      ? proposeOverall(
          domains.map(({ final }) => final),
          set.levels,
        )
      : { proposal: stop, asksToRaise: false };
  const ground = (): Fingerprint =>
    makeFingerprint({
      rule: ruleOf(set),
      proposal,
      seen: [
        ...domains.map(({ domainId, title, final }) => seen(domainId, ROB.domain(title), final)),
        seen('raise', ROB.raised, asksToRaise),
      ],
    });
  grounds.set('overall', ground);
  const level = levelOf(judgement, set);
  // A judgement taken from elsewhere may come without its domains.
  const isAlone = domains.every(({ answered, final }) => answered === 0 && final === null);
  const final = proposal === null ? (isAlone ? level : null) : (level ?? proposal);
  const whole = judged('overall', ROB.overall, nextLetter(set), proposal, final, judgement, ground);
  const isAnswered = level !== null && whole.standing?.state !== 'stale';
  return { judged: whole, isRaiseOpen: asksToRaise && !isAnswered };
}

function judged(
  domainId: string,
  title: string,
  letter: string,
  proposal: ToolLevel | null,
  final: ToolLevel | null,
  judgement: Judgement | null,
  ground: MakeGround,
): JudgedDomain {
  return {
    domainId,
    title,
    letter,
    proposal,
    final,
    isOverridden: proposal !== null && final !== null && final !== proposal,
    rationale: judgement?.rationale ?? null,
    judgementId: judgement?.id ?? null,
    standing: judgement?.final ? standingOf(judgement, ground) : null,
  };
}

function standingOf(judgement: Judgement, ground: MakeGround): JudgementStanding | null {
  const before = readFingerprint(judgement.fingerprint);
  return before && compareFingerprints(before, ground());
}

function levelOf(judgement: Judgement | null, { levels }: QuestionSet): ToolLevel | null {
  return levels.find((level) => level === judgement?.final) ?? null;
}

const nextLetter = (set: QuestionSet) =>
  String.fromCodePoint('A'.codePointAt(0)! + set.domains.filter(({ stopsAt }) => stopsAt === undefined).length);

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
