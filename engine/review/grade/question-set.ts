import {
  INDIRECTNESS_ITEMS,
  type GradeAnswers,
  type IndirectnessAnswer,
  type IndirectnessItem,
} from '../../grade/evidence.ts';
import type { TargetKind } from '../../grade/types.ts';
import { agreedJudgement } from '../judgements/agreed-judgement.ts';
import type { Judgement } from '../records/index.ts';

/**
 * How GRADE judgements lie in the `judgement` table. Subject: the finding. Question set and version as here. Questions:
 *
 * - a domain of GRADE_DOMAINS: `final` and `proposal` are levels down as text, "0" to "3"; `rationale` the reason, needed where
 *   `final` is not the proposal. Without `final` the domain is not confirmed.
 * - a reason of UPGRADE_REASONS: levels up, "0" to "2".
 * - "target": `answer` null | MID | range.
 * - "held": `final` levels added on the whole, "-1" (one level held back) to "1", with `rationale`.
 * - "statement": `final` is the reviewer's wording of the sentence.
 * - "some concerns count as": `answer` low | high.
 * - "indirectness: population" and so on: `answer` none | minor | serious, `rationale` the difference in a few words.
 * - "missing results matter", "funded by industry", "dose-response seen", "opposing confounding seen", "plausible confounding":
 *   `answer` yes | no.
 */
export const GRADE_SET = 'grade';
export const GRADE_SET_VERSION = '1';

export const indirectnessQuestion = (item: IndirectnessItem) => `indirectness: ${item}`;

export const QUESTIONS = {
  target: 'target',
  held: 'held',
  statement: 'statement',
  someConcerns: 'some concerns count as',
  missingResults: 'missing results matter',
  industry: 'funded by industry',
  doseResponse: 'dose-response seen',
  opposingConfounding: 'opposing confounding seen',
  plausibleConfounding: 'plausible confounding',
} as const;

/** The agreed judgement of a question of one finding; null where there is none. */
export function gradeJudgement(judgements: readonly Judgement[], question: string): Judgement | null {
  return agreedJudgement(judgements, GRADE_SET, question);
}

/** What was typed for the domains that no number decides. */
export function readAnswers(judgements: readonly Judgement[]): GradeAnswers {
  const answer = (question: string) => gradeJudgement(judgements, question)?.answer ?? null;
  const yes = (question: string) => {
    const given = answer(question);
    return given === 'yes' ? true : given === 'no' ? false : null;
  };
  const concerns = answer(QUESTIONS.someConcerns);
  const indirectness: Partial<Record<IndirectnessItem, Readonly<{ answer: IndirectnessAnswer; note: string | null }>>> =
    {};
  for (const item of INDIRECTNESS_ITEMS) {
    const given = gradeJudgement(judgements, indirectnessQuestion(item));
    const level = given?.answer;
    if (given && (level === 'none' || level === 'minor' || level === 'serious'))
      indirectness[item] = { answer: level, note: given.rationale };
  }
  return {
    someConcernsCountAs: concerns === 'low' || concerns === 'high' ? concerns : null,
    indirectness,
    missingResultsMatter: yes(QUESTIONS.missingResults),
    industryFunded: yes(QUESTIONS.industry),
    doseResponse: yes(QUESTIONS.doseResponse),
    opposingConfounding: yes(QUESTIONS.opposingConfounding),
    plausibleConfounding: yes(QUESTIONS.plausibleConfounding),
  };
}

export function readTarget(judgements: readonly Judgement[]): TargetKind | null {
  const answer = gradeJudgement(judgements, QUESTIONS.target)?.answer;
  return answer === 'null' || answer === 'MID' || answer === 'range' ? answer : null;
}

/** Levels of a judgement's `final`; null where it holds no whole number. */
export function readLevels(final: string | null | undefined): number | null {
  return final !== null && final !== undefined && /^-?\d$/u.test(final) ? Number(final) : null;
}
