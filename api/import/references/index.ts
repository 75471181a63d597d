import { parseBibtex } from './bibtex.ts';
import { citationOf } from './citation.ts';
import { parseCslJson } from './csl-json.ts';
import { parseNbib } from './nbib.ts';
import { RECORD_PROBLEMS } from './phrases.ts';
import { parseRis } from './ris.ts';
import { doiOf, plainMarkup, pmidOf, tidy, yearOf } from './tidy.ts';
import type {
  CslItem,
  CslName,
  ImportedReference,
  RawFields,
  RawRecord,
  RecordProblem,
  ReferenceFile,
  ReferenceFormat,
} from './types.ts';

export type * from './types.ts';

/** More than any search yields; a file beyond it is a mistake. */
const MOST_RECORDS = 50_000;

const PARSERS: Readonly<Record<ReferenceFormat, (text: string) => readonly RawRecord[]>> = {
  RIS: parseRis,
  PubMed: parseNbib,
  'CSL-JSON': parseCslJson,
  BibTeX: parseBibtex,
};

/** The format of a text, by what it starts its records with. */
export function formatOf(text: string): ReferenceFormat | null {
  const start = text.slice(0, 200_000);
  if (/^\s*[[{]/u.test(start)) return 'CSL-JSON';
  if (/^\s*TY {0,2}[-–]/mu.test(start)) return 'RIS';
  if (/^PMID *- ?\d/mu.test(start)) return 'PubMed';
  return /^\s*@\s*[A-Za-z]+\s*[{(]/mu.test(start) ? 'BibTeX' : null;
}

/**
 * Read a file of references. Each record stands for itself: one that cannot be taken is told of by its number and line,
 * and the others are read. Never throws; linear in the length of the text.
 */
export function readReferences(text: string): ReferenceFile {
  const format = formatOf(text);
  if (format === null)
    return { format, references: [], problems: [{ number: 0, line: 1, reason: RECORD_PROBLEMS.unknownFormat }] };
  const records = PARSERS[format](text);
  const references: ImportedReference[] = [];
  const problems: RecordProblem[] = [];
  for (const [at, record] of records.slice(0, MOST_RECORDS).entries()) {
    const [number, { line }] = [at + 1, record];
    if ('problem' in record) problems.push({ number, line, reason: record.problem });
    else {
      const reference = referenceOf(record.fields, number, line);
      if (reference === null) problems.push({ number, line, reason: RECORD_PROBLEMS.noTitle });
      else references.push(reference);
    }
  }
  if (records.length > MOST_RECORDS)
    problems.push({
      number: MOST_RECORDS + 1,
      line: records[MOST_RECORDS]?.line ?? 1,
      reason: RECORD_PROBLEMS.tooMany(MOST_RECORDS),
    });
  return { format, references, problems };
}

function referenceOf(fields: RawFields, number: number, line: number): ImportedReference | null {
  const title = tidy(plainMarkup(tidy(fields.title)));
  if (title === '') return null;
  const doi = doiOf(fields.doi);
  const pmid = pmidOf(fields.pmid);
  const year = fields.date?.[0] ?? yearOf(fields.year);
  const author = [...(fields.authors ?? []).map(nameOf), ...(fields.names ?? []).map(tidyName)].filter(
    (name) => name.family ?? name.literal,
  );
  const csl: CslItem = {
    type: tidy(fields.type) || 'document',
    title,
    ...(author.length > 0 && { author }),
    ...(year !== null && { issued: { 'date-parts': [fields.date ?? [year]] } }),
    ...texts({
      'container-title': fields.journal,
      volume: fields.volume,
      issue: fields.issue,
      page: fields.page,
      publisher: fields.publisher,
      ISSN: fields.issn,
      URL: fields.url,
      abstract: fields.abstract === undefined ? undefined : plainMarkup(fields.abstract),
      language: fields.language,
      PMCID: fields.pmcid,
    }),
    ...(doi !== null && { DOI: doi }),
    ...(pmid !== null && { PMID: pmid }),
  };
  return { number, line, csl, doi, pmid, year, citation: citationOf(csl, year) };
}

/** `Family, Given`, else `Family GI` with initials, else `Given Family`; a name without a blank is a family name. */
function nameOf(text: string): CslName {
  const name = tidy(text);
  const comma = name.indexOf(',');
  if (comma > 0) {
    const given = name
      .slice(comma + 1)
      .replace(/,/gu, ' ')
      .trim();
    const family = name.slice(0, comma).trim();
    // A name that ends with its comma is a group's.
    return given === '' ? { literal: family } : { family, given };
  }
  const withInitials = /^(.*\S) (\p{Lu}{1,4})$/u.exec(name);
  if (withInitials !== null) return { family: withInitials[1] ?? name, given: withInitials[2] ?? '' };
  const blank = name.lastIndexOf(' ');
  return blank === -1 ? { family: name } : { family: name.slice(blank + 1), given: name.slice(0, blank) };
}

function tidyName({ family, given, literal }: CslName): CslName {
  return texts({ family, given, literal });
}

/** The fields that hold anything, tidied. */
function texts<Key extends string>(fields: Readonly<Record<Key, string | undefined>>): { [Name in Key]?: string } {
  const kept: { [Name in Key]?: string } = {};
  for (const key of Object.keys(fields) as Key[]) {
    const text = tidy(fields[key]);
    if (text !== '') kept[key] = text;
  }
  return kept;
}
