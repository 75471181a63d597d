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

/**
 * Why a reason is refused, or null when it may stand: too short, the domain's own name again ("serious imprecision"), or nothing but
 * a p-value. What it says is not judged.
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
  return text.trim().length < minimum ? REASONS.short(minimum) : null;
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
