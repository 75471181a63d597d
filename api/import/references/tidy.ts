/** Longest text kept of any field; an abstract has some 2,000 characters. */
const LONGEST = 20_000;

// Control characters have no place in a bibliography, and some end up as commands elsewhere.
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** One line of text: no control characters, single blanks, at most 20,000 characters. Unpaired surrogates are replaced. */
export function tidy(text: string | undefined): string {
  return (text ?? '').slice(0, LONGEST).toWellFormed().replace(CONTROLS, '').replace(/\s+/gu, ' ').trim();
}

/** `10.1001/jama.2016.2323`, lower case; null where the text holds no DOI. */
export function doiOf(text: string | undefined): string | null {
  const found = /10\.\d{4,9}\/[^\s"<>]{1,300}/u.exec(tidy(text?.slice(0, 500)));
  return found === null ? null : found[0].replace(/[.,;:)\]}]+$/u, '').toLowerCase();
}

/** The number of a PubMed record; null where there is none. */
export function pmidOf(text: string | undefined): string | null {
  return /^(?:pmid:? ?)?([1-9]\d{0,8})(?: \[pubmed\])?$/iu.exec(tidy(text))?.[1] ?? null;
}

/** A year from 1500 to 2199 in a date as files write it; null where there is none. */
export function yearOf(text: string | undefined): number | null {
  const found = /(?<!\d)(1[5-9]\d\d|2[01]\d\d)(?!\d)/u.exec(tidy(text?.slice(0, 100)));
  return found === null ? null : Number(found[1]);
}

/** A title as titles are compared: letters and digits, lower case, without accents, markup or punctuation. */
export function comparableTitle(title: string): string {
  return title
    .slice(0, 1000)
    .replace(/<\/?[a-z][^<>]{0,40}>/giu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
