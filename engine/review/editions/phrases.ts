import type { ConclusionLine } from './types.ts';

const counted = (count: number, one: string, many: string): string => `${inWords(count)} ${count === 1 ? one : many}`;
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
const inWords = (count: number): string => WORDS[count] ?? String(count);

/** "A", "A and B", "A, B and C"; beyond `most` names, "A, B and 4 more". */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Sentences of the comparison of two states of a review. */
export const EDITIONS = {
  notPooled: 'not pooled',
  noData: 'no data',
  notThere: 'not in the table',
  notRated: 'not rated',
  provisional: 'provisional',
  suggested: (name: string) => `${name} (not confirmed)`,
  domain: (domain: string, before: string, after: string) => `${domain}: ${before} before, ${after} now`,
  levels: (levels: number) =>
    levels === 0 ? 'not rated down' : `rated down ${levels === 1 ? 'one level' : `${inWords(levels)} levels`}`,
  noLevels: 'without a rating',
  contrast: (a: string, b: string) => `${a} against ${b}`,
  crossedNull: (title: string, isIncludedNow: boolean, before: string, after: string) =>
    `${title}: the interval ${isIncludedNow ? 'now includes' : 'no longer includes'} no effect: ${after}, before ${before}.`,
  turned: (title: string, before: string, after: string) =>
    `${title}: the effect now lies on the other side of no effect: ${after}, before ${before}.`,
  crossedSmall: (title: string, isReachedNow: boolean, threshold: string, before: string, after: string) =>
    `${title}: the estimate ${isReachedNow ? 'now reaches' : 'no longer reaches'} the smallest important effect${threshold}: ${after}, before ${before}.`,
  intervalSmall: (title: string, isCrossedNow: boolean, threshold: string, before: string, after: string) =>
    `${title}: the interval ${isCrossedNow ? 'now crosses' : 'no longer crosses'} the smallest important effect${threshold}: ${after}, before ${before}.`,
  ofSize: (size: string) => ` of ${size}`,
  lines: { 'no effect': 'No effect', 'small important effect': 'Smallest important effect' } satisfies Record<
    ConclusionLine,
    string
  >,
} as const;

/** The paragraph “what’s new”, sentence by sentence. */
export const WHATS_NEW = {
  unchanged: (since: string) => `Nothing has changed since ${since}.`,
  notSame: 'These are not two states of one review: they share no study.',
  studiesIn: (since: string, labels: readonly string[]) =>
    `Since ${since}, ${counted(labels.length, 'study was', 'studies were')} added (${listed(labels)}).`,
  studiesOut: (labels: readonly string[]) =>
    `${capital(counted(labels.length, 'study was', 'studies were'))} taken out (${listed(labels)}).`,
  corrected: (count: number, studies: readonly string[]) =>
    `${capital(counted(count, 'number was', 'numbers were'))} corrected in ${listed(studies)}.`,
  typed: (added: number, removed: number) =>
    removed === 0
      ? `${capital(counted(added, 'number was', 'numbers were'))} added to studies that were in before.`
      : added === 0
        ? `${capital(counted(removed, 'number was', 'numbers were'))} removed.`
        : `${capital(counted(added, 'number was', 'numbers were'))} added to studies that were in before, and ${inWords(removed)} removed.`,
  noData: (since: string) => `The data are those of ${since}.`,
  since: (since: string) => `Since ${since}, the data have changed.`,
  engine: (before: string, after: string) =>
    `The results were derived again, with engine ${after} in place of ${before}.`,
  shifted: (title: string, before: string, after: string, studies: string) =>
    `${title}: ${before} before, ${after} now${studies}.`,
  studies: (count: number) => ` (${count} ${count === 1 ? 'study' : 'studies'})`,
  moreShifted: (count: number) => `${capital(counted(count, 'further result has', 'further results have'))} changed.`,
  noShift: 'No primary result changed as printed.',
  rating: (title: string, before: string, after: string, domains: readonly string[]) =>
    `Certainty of ${lowered(title)} is ${after}, before ${before}${domains.length === 0 ? '' : ` (${domains.join('; ')})`}.`,
  noRating: 'No certainty rating changed.',
  noConclusion: 'No conclusion crosses a threshold.',
  bias: (count: number) => `${capital(counted(count, 'judgement of bias was', 'judgements of bias were'))} changed.`,
  needLook: (count: number) =>
    `${capital(counted(count, 'judgement rests', 'judgements rest'))} on something that has changed since, and ${count === 1 ? 'needs' : 'need'} a look.`,
} as const;

/** A title inside a sentence: only a word that is not an abbreviation loses its capital. */
function lowered(title: string): string {
  return /^\p{Lu}{2}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
