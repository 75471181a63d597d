import { findQuestionSet } from '../../rob/questions/index.ts';
import type { Answer, QuestionSetId } from '../../rob/types.ts';
import { agreedJudgement } from '../judgements/agreed-judgement.ts';
import type { Judgement, Study } from '../records/index.ts';

/** Question set of what is noted round the answers: which tool, which sources were read. */
export const RECORD_SET = 'rob-record';
export const RECORD_VERSION = '1';

/** Questions of the record: of a result, and of its study. */
export const RECORD = { questionSet: 'question set', deviations: 'deviations', sources: 'sources consulted' } as const;

/** Kinds of source an assessment may rest on. `isFull`: silent on a point, it allows the answer "no information". */
export const CONSULTED_SOURCES = [
  { id: 'journal article', isFull: true },
  { id: 'protocol', isFull: true },
  { id: 'statistical analysis plan', isFull: true },
  { id: 'registry entry', isFull: true },
  { id: 'regulatory report', isFull: true },
  { id: 'abstract', isFull: false },
  { id: 'thesis or grey literature', isFull: true },
  { id: 'correspondence with the authors', isFull: false },
] as const;
export type ConsultedSource = (typeof CONSULTED_SOURCES)[number]['id'];

/** Kinds of deviation an effect of adhering may look at; at least one is named. */
export const DEVIATIONS = ['interventions outside the protocol', 'failures in delivery', 'non-adherence'] as const;
export type Deviation = (typeof DEVIATIONS)[number];

/** Directions a bias may have. */
export const BIAS_DIRECTIONS = [
  'favours intervention',
  'favours comparator',
  'towards no effect',
  'away from no effect',
  'unpredictable',
] as const;
export type BiasDirection = (typeof BIAS_DIRECTIONS)[number];

/** Question of a stored direction, beside the domain's own. */
export const directionQuestion = (domainId: string) => `${domainId} direction`;

/** Id of the setting that holds the review's own note on a question. */
export const guidanceSetting = (questionSet: string, questionId: string) => `rob guidance ${questionSet} ${questionId}`;

/** Id of the setting that holds the review's own set for individually randomised parallel trials. */
export const EFFECT_SETTING = 'rob effect of interest';

/** A list kept as the answer of one judgement; entries that are not `known` are passed over. */
export function readList<Entry extends string>(
  answer: string | null | undefined,
  known: readonly Entry[],
): readonly Entry[] {
  if (!answer) return [];
  const parts = answer.split('; ');
  return known.filter((entry) => parts.includes(entry));
}

export const writeList = (entries: readonly string[]) => entries.join('; ');

/** The sources recorded as read for a study. */
export function consultedSources(ofStudy: readonly Judgement[]): readonly ConsultedSource[] {
  const answer = agreedJudgement(ofStudy, RECORD_SET, RECORD.sources)?.answer;
  return readList(
    answer,
    CONSULTED_SOURCES.map(({ id }) => id),
  );
}

/** True when a source was read that would say it, if anything did: only then "no information" is an answer. */
export function allowsNoInformation(consulted: readonly ConsultedSource[]): boolean {
  return CONSULTED_SOURCES.some(({ id, isFull }) => isFull && consulted.includes(id));
}

/** The set a result is assessed with: the one chosen for it, else the one it has judgements in, else its design's. */
export function questionSetOf(ofResult: readonly Judgement[], design: Study['design'], effect: unknown): QuestionSetId {
  const chosen = agreedJudgement(ofResult, RECORD_SET, RECORD.questionSet)?.answer;
  const known = (chosen ? findQuestionSet(chosen) : undefined) ?? firstKnown(ofResult);
  if (known) return known.id;
  switch (design) {
    case 'cluster':
      return 'rob2-cluster-assignment';
    case 'crossover':
      return 'rob2-crossover-assignment';
    case 'not randomised':
      return 'robins-i-v2';
    default:
      return effect === 'adherence' ? 'rob2-parallel-adherence' : 'rob2-parallel-assignment';
  }
}

function firstKnown(ofResult: readonly Judgement[]) {
  for (const { questionSet } of ofResult) {
    const known = findQuestionSet(questionSet);
    if (known) return known;
  }
  return undefined;
}

/** An answer as stored, or undefined for a text that is none. */
export function readAnswer(text: string | null): Answer | undefined {
  return ANSWERS.find((answer) => answer === text);
}

const ANSWERS: readonly Answer[] = ['Y', 'PY', 'PN', 'N', 'NI', 'NA', 'SY', 'WY', 'WN', 'SN'];
