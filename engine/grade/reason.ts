import { EngineInputError } from '../errors.ts';
import { DOMAIN, REASONS } from './phrases.ts';
import { DEFAULT_GRADE_SETTINGS } from './settings.ts';
import { GRADE_DOMAINS, UPGRADE_REASONS, type GradeDomain, type GradeQuestion } from './types.ts';

const OPENING = /^(?:downgraded|rated down|upgraded|rated up|not downgraded)[^:.]*[:.]?\s*/iu;
/** Words a reason may hold without saying anything. */
const FILLER =
  /\b(?:very|extremely|not|is|was|were|there|are|the|for|due|to|because|of|some|a|an|one|two|three|levels?|serious(?:ly)?|limitations?|concerns?|issues?|problems?|risk|bias|inconsisten(?:t|cy)|indirect(?:ness)?|imprecis(?:e|ion)|publication|suspected|detected|evidence|rated|down(?:graded)?|up(?:graded)?)\b/giu;
const SIGNIFICANCE =
  /\b(?:non-?\s?significan\w*|(?:statistical(?:ly)?\s+)?significan\w*|statistical(?:ly)?|p(?:-|\s)?values?|p\s*[<>=≤≥]+\s*[\d.,·]+|p|[<>=≤≥]+\s*0?[.,·]\d+|n\.?s\.?|results?|effects?|difference|test|with|at|no|and|it|did|reach|reached|that)\b|p\s*[<>=≤≥]+\s*[\d.,·]+/giu;

/** Words that could be said of any review: they name neither a number nor anything in these data. */
const VAGUE =
  /\b(?:n\/?a|applicable|here|tbd|decided|later|see|why|what|how|as|above|below|text|main|review(?:ers?)?|reason|judg(?:e?ment|ed)|expert|opinion|other|others|agreed?|discussed|discussion|we|i|our|my|say|said|so|therefore|hence|thus|this|which|than|larger|smaller|greater|less|none|too|rather|quite|wide(?:r)?|broad|large|confidence|intervals?|ci|cis|limits?|estimates?|around|between|groups?|heterogene\w+|high|moderate|(?:low|poor) quality|quality|certainty|small|sample|size|few|some|all|both|many|studies|study|trials?|data|available|enough|insufficient|limited|overall|general(?:ly)?|bias(?:ed)?|flaw(?:s|ed)?|have|has|had|be|been|by|from|in|on|an?|or|but|value|to|down|rating)\b/giu;
/** Numbers below one, as p-values are, the name of the interval, and a year. */
const NO_FACT = /(?<![\d.,·])0?[.,·]\d+|\b95\s?%|\b95\b|\b(?:19|20)\d\d\b/gu;
const MENTIONS_P = /\bp\b|signific|\bn\.?s\b/iu;

/**
 * Why a reason is refused, or null when it may stand: too short, the domain's own name again ("serious imprecision"), nothing but
 * a p-value, or words that would fit any review ("the confidence interval is wide"). What it says beyond that is not judged.
 *
 * Source: MECIR C74 and C75 (every judgement justified). Golden: none; a rule on words.
 */
export function reasonRefused(
  text: string,
  question: GradeQuestion | 'certainty' | 'target',
  minimum: number = DEFAULT_GRADE_SETTINGS.rationaleCharacters,
): string | null {
  const bare = text.trim().replace(OPENING, '');
  if (letters(bare.replace(FILLER, ' ')) === '') return bare === '' ? REASONS.short(minimum) : REASONS.bare(question);
  if (letters(bare.replace(FILLER, ' ').replace(SIGNIFICANCE, ' ')) === '') return REASONS.onlyP;
  if (text.trim().length < minimum) return REASONS.short(minimum);
  return isVague(bare) ? (MENTIONS_P.test(bare) ? REASONS.onlyP : REASONS.vague) : null;
}

function isVague(text: string): boolean {
  const rest = text
    .replace(NO_FACT, ' ')
    .replace(SIGNIFICANCE, ' ')
    .replace(FILLER, ' ')
    .replace(VAGUE, ' ')
    .replace(/(\p{L})\1{3,}/giu, ' ');
  return !/\p{L}{2,}|\d/u.test(rest);
}

/** @throws EngineInputError refused, naming what the reason lacks */
export function requireReason(text: string, question: GradeQuestion | 'certainty' | 'target', minimum?: number): void {
  const refusal = reasonRefused(text, question, minimum);
  if (refusal !== null) throw new EngineInputError('refused', refusal, 'rationale');
}

function letters(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

/** The footnote of a human rating: its reason, with the opening that names domain and levels unless the reviewer wrote one. */
export function footnoteOf(question: GradeQuestion, levels: number, rationale: string): string {
  const reason = rationale.trim();
  if (OPENING.test(reason)) return ended(reason);
  const [firstWord = ''] = reason.split(' ', 1);
  // A name or an abbreviation keeps its capitals.
  const start = /[\p{Lu}\d]/u.test(firstWord.slice(1)) ? reason.charAt(0) : reason.charAt(0).toLowerCase();
  const body = `${start}${reason.slice(1)}`.replace(/[.]$/u, '');
  if (isDomain(question)) return levels > 0 ? DOMAIN.down(question, levels, body) : DOMAIN.notDown(question, body);
  return DOMAIN.up(question, levels, body);
}

function isDomain(question: GradeQuestion): question is GradeDomain {
  return (
    (GRADE_DOMAINS as readonly string[]).includes(question) &&
    !(UPGRADE_REASONS as readonly string[]).includes(question)
  );
}

function ended(sentence: string): string {
  return /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`;
}
