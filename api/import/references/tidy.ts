/** Longest text kept of any field; an abstract has some 2,000 characters. */
const LONGEST = 20_000;

// Control characters have no place in a bibliography, and some end up as commands elsewhere.
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** One line of text: no control characters, single blanks, at most 20,000 characters. Unpaired surrogates are replaced. */
export function tidy(text: string | undefined): string {
  return (text ?? '').slice(0, LONGEST).toWellFormed().replace(CONTROLS, '').replace(/\s+/gu, ' ').trim();
}

/**
 * `10.1001/jama.2016.2323`, lower case; null where the text holds no DOI. Prefixes, what a publisher's address says behind the
 * DOI and an escaped slash are taken away. Old DOIs have a page in angle brackets, without which those of one issue are alike:
 * `10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2`.
 */
export function doiOf(text: string | undefined): string | null {
  const plain = plainMarkup(tidy(text?.slice(0, 500))).replace(/%(2f|28|29|3a|3b|3c|3e)/giu, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  const found = /10\.\d{4,9}\/(?:[^\s"<>]|<[\w.-]{1,20}::[\w.-]{1,30}>){1,300}/u.exec(plain);
  if (found === null) return null;
  const doi = /https?:|www\./iu.test(plain.slice(0, found.index)) ? found[0].replace(BEHIND_IN_ADDRESS, '') : found[0];
  return withoutEnd(doi).toLowerCase();
}

const BEHIND_IN_ADDRESS = /(?:\/(?:full|abstract|pdf|epdf|fulltext|full-text|summary|meta|html))?(?:[?#].*)?$/iu;

/** Without the points and brackets of the sentence it stands in; a bracket that opens within the DOI is its own. */
function withoutEnd(doi: string): string {
  let end = doi.length;
  for (; end > 0; end -= 1) {
    const last = doi[end - 1] ?? '';
    if (!/[.,;:)\]}]/u.test(last)) break;
    const within = doi.slice(0, end);
    if (last === ')' && within.split('(').length === within.split(')').length) break;
  }
  return doi.slice(0, end);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
};

/** Text without the marks that databases leave in titles: `<i>`, `&amp;`. What is no such mark stays, as `p < 0.05` does. */
export function plainMarkup(text: string): string {
  return text
    .replace(/<\/?(?:i|b|u|em|strong|su[bp]|span|scp|p|title|jats:[a-z-]{1,20})(?: [^<>]{0,80})?>/giu, '')
    .replace(/&([a-z]{2,5});/giu, (whole, name: string) =>
      Object.hasOwn(ENTITIES, name.toLowerCase()) ? (ENTITIES[name.toLowerCase()] ?? whole) : whole,
    )
    .replace(/&#(\d{2,6});/gu, (whole, code: string) =>
      Number(code) > 31 && Number(code) < 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    );
}

/** The PubMed number in a note, where Zotero and others put it: `PMID: 27002445`. */
export function pmidInNote(text: string | undefined): string | undefined {
  return /\bPMID:? ?([1-9]\d{0,8})(?!\d)/iu.exec(text?.slice(0, 2000) ?? '')?.[1];
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

/** Letters that are written without their mark, yet are no letter and a mark to Unicode. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
};

/** A title as titles are compared: letters and digits, lower case, without accents, markup or punctuation. */
export function comparableTitle(title: string): string {
  return plainMarkup(title.slice(0, 1000))
    .replace(/<\/?[a-z][^<>]{0,40}>/giu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđðæœßþı]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/&/gu, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
