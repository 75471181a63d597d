import type { Report, Snapshot, Study } from '../../engine/review/records/index.ts';
import { comparableTitle } from './references/tidy.ts';
import type { ImportedReference } from './references/types.ts';

/** Why a reference is taken for one that is there already. */
export type MatchedBy = 'DOI' | 'PMID' | 'citation' | 'title and year' | 'title';

/**
 * What a reference is to the review.
 * - new: nothing like it is there
 * - same: it is there already, surely
 * - possible: its title or DOI is there, but its year, DOI, PMID or title differs: the reviewer says
 * - repeat: an earlier record of the same file is the same reference
 */
export type ReferenceMatch =
  | Readonly<{ kind: 'new' }>
  | Readonly<{
      kind: 'same' | 'possible';
      by: MatchedBy;
      reportId: string;
      studyId: string;
      studyLabel: string;
      fills: readonly Fill[];
    }>
  | Readonly<{ kind: 'repeat'; by: MatchedBy; number: number }>;

/** What the reference knows and the report in the review does not. */
export type Fill = 'DOI' | 'PMID' | 'details';

/** Shorter titles, such as "Editorial", name nothing. */
const SHORTEST_TITLE = 15;

/** Of thousands of abstracts with one DOI, those beyond are known by PMID, citation and title. */
const MOST_SHARING = 24;

type Identity = Readonly<{
  doi: string | null;
  pmid: string | null;
  citation: string;
  title: string;
  year: number | null;
}>;

type Known = Identity &
  (Readonly<{ of: 'review'; report: Report; study: Study | undefined }> | Readonly<{ of: 'file'; number: number }>);

/** Match references with the review's reports and with one another. One match for each reference, in order. */
export function matchReferences(
  references: readonly ImportedReference[],
  snapshot: Pick<Snapshot, 'report' | 'study'>,
): readonly ReferenceMatch[] {
  const table = new MatchTable();
  for (const report of snapshot.report.values()) {
    const study = snapshot.study.get(report.studyId);
    const [doi, citation] = [report.doi?.toLowerCase() ?? null, report.citation.toLowerCase()];
    table.add({ of: 'review', report, study, doi, pmid: report.pmid, citation, ...titleAndYearOf(report, study) });
  }
  return references.map((reference) => {
    const { doi, pmid, year, csl } = reference;
    const own = { doi, pmid, citation: reference.citation.toLowerCase(), title: comparableTitle(csl.title), year };
    const found = table.find(own);
    const match = found === null ? NEW : matchOf(reference, found);
    // What is the same takes on what the reference knows of it: the next one is held against both.
    if (found?.isSure) table.add({ ...found.known, doi: found.known.doi ?? doi, pmid: found.known.pmid ?? pmid });
    if (match.kind !== 'same' && match.kind !== 'repeat') table.add({ of: 'file', number: reference.number, ...own });
    return match;
  });
}

const NEW: ReferenceMatch = { kind: 'new' };

/** Whether two entries speak of the same report, or the same record. */
function isOf(a: Known, b: Known): boolean {
  return a.of === 'file' ? b.of === 'file' && a.number === b.number : b.of === 'review' && a.report.id === b.report.id;
}

type Found = Readonly<{ known: Known; by: MatchedBy; isSure: boolean }>;

class MatchTable {
  /** The abstracts of a congress share the DOI of their supplement; the first few of them are held against another. */
  readonly #byDoi = new Map<string, readonly Known[]>();
  readonly #byPmid = new Map<string, Known>();
  readonly #byCitation = new Map<string, Known>();
  readonly #byTitle = new Map<string, Known>();

  add(known: Known): void {
    if (known.doi !== null) {
      const sharing = this.#byDoi.get(known.doi) ?? [];
      const at = sharing.findIndex((other) => isOf(other, known));
      if (at !== -1) this.#byDoi.set(known.doi, sharing.with(at, known));
      else if (sharing.length < MOST_SHARING) this.#byDoi.set(known.doi, [...sharing, known]);
    }
    for (const [table, key] of [
      ...(known.pmid === null ? [] : ([[this.#byPmid, known.pmid]] as const)),
      [this.#byCitation, known.citation],
      [this.#byTitle, known.title],
    ] as const) {
      const first = table.get(key);
      if (first === undefined || isOf(first, known)) table.set(key, known);
    }
  }

  find({ doi, pmid, citation, title, year }: Identity): Found | null {
    const byPmid = pmid === null ? undefined : this.#byPmid.get(pmid);
    const sharing = (doi === null ? undefined : this.#byDoi.get(doi)) ?? [];
    const byDoi = sharing.find((known) => !areOtherTitles(title, known.title));
    if (byDoi !== undefined) return { known: byDoi, by: 'DOI', isSure: true };
    if (byPmid !== undefined) return { known: byPmid, by: 'PMID', isSure: true };
    const isOther = (known: Known) =>
      (doi !== null && known.doi !== null && doi !== known.doi) ||
      (pmid !== null && known.pmid !== null && pmid !== known.pmid);
    const byCitation = this.#byCitation.get(citation);
    if (byCitation !== undefined && !isOther(byCitation)) return { known: byCitation, by: 'citation', isSure: true };
    const byTitle = title.length < SHORTEST_TITLE ? undefined : this.#byTitle.get(title);
    const sameYear = byTitle !== undefined && year !== null && year === byTitle.year;
    if (byTitle !== undefined)
      return { known: byTitle, by: sameYear ? 'title and year' : 'title', isSure: sameYear && !isOther(byTitle) };
    const [first] = sharing;
    return first === undefined ? null : { known: first, by: 'DOI', isSure: false };
  }
}

/** Whether two titles speak of different things: both are long enough to tell and hardly a word is in both. */
function areOtherTitles(a: string, b: string): boolean {
  if (a.length < SHORTEST_TITLE || b.length < SHORTEST_TITLE) return false;
  const [one, other] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const least = Math.min(one.size, other.size);
  return least > 2 && [...one].filter((word) => other.has(word)).length < least / 3;
}

function matchOf(reference: ImportedReference, { known, by, isSure }: Found): ReferenceMatch {
  if (known.of === 'file') return isSure ? { kind: 'repeat', by, number: known.number } : NEW;
  const { report, study } = known;
  const fills: Fill[] = [];
  if (report.doi === null && reference.doi !== null) fills.push('DOI');
  if (report.pmid === null && reference.pmid !== null) fills.push('PMID');
  if (report.csl === null) fills.push('details');
  return {
    kind: isSure ? 'same' : 'possible',
    by,
    reportId: report.id,
    studyId: report.studyId,
    studyLabel: study?.label ?? '',
    fills,
  };
}

/** Title and year from the report's own record, else as its citation prints them. */
function titleAndYearOf(report: Report, study: Study | undefined): Readonly<{ title: string; year: number | null }> {
  const csl = (report.csl ?? {}) as Readonly<{
    title?: unknown;
    issued?: Readonly<{ 'date-parts'?: readonly (readonly unknown[])[] }>;
  }>;
  const year = Number(csl.issued?.['date-parts']?.[0]?.[0] ?? study?.year ?? Number.NaN);
  const title = typeof csl.title === 'string' ? csl.title : (longestSentence(report.citation) ?? '');
  return { title: comparableTitle(title), year: Number.isInteger(year) ? year : null };
}

/** In `Authors. Title. Journal 2016;1:2.` the title is nearly always the longest part. */
function longestSentence(citation: string): string | null {
  const parts = citation
    .slice(0, 2000)
    .split(/[.?!]\s+/u)
    .toSorted((a, b) => b.length - a.length);
  return parts[0] ?? null;
}
