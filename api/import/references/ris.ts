import { RECORD_PROBLEMS } from './phrases.ts';
import { doiOf, pmidInNote } from './tidy.ts';
import type { RawFields, RawRecord } from './types.ts';

// Some writers leave out a blank, or write a dash of another kind.
const TAG = /^([A-Z][A-Z0-9]) {0,2}[-–] ?(.*)$/u;

/** RIS: records from `TY` to `ER`; a record that never ends is ended by the next one. A line without a tag goes on with the field before it. */
export function parseRis(text: string): readonly RawRecord[] {
  const records: RawRecord[] = [];
  let open: { line: number; fields: Map<string, string[]>; last: string[] | null } | null = null;
  const close = () => {
    if (open !== null) records.push({ line: open.line, fields: fieldsOf(open.fields) });
    open = null;
  };
  // Files may open with lines of the database that wrote them; the first of them says so.
  const tellOutside = (line: number, words: string): void => {
    const last = records.at(-1);
    if (last === undefined || !('problem' in last))
      records.push({ line, problem: RECORD_PROBLEMS.outside(words.slice(0, 40)) });
  };
  for (const [at, line] of text.split(/\r\n|\r|\n/u).entries()) {
    const tagged = TAG.exec(line.trimStart());
    if (tagged === null) {
      const words = line.trim();
      if (words === '') continue;
      if (open === null) tellOutside(at + 1, words);
      else if (open.last !== null) open.last.push(`${open.last.pop() ?? ''} ${words}`);
      continue;
    }
    const [, tag = '', value = ''] = tagged;
    if (tag === 'TY') {
      close();
      open = { line: at + 1, fields: new Map([['TY', [value]]]), last: null };
    } else if (tag === 'ER') {
      close();
    } else if (open === null) {
      tellOutside(at + 1, line.trim());
    } else {
      const values = open.fields.get(tag);
      if (values === undefined) open.fields.set(tag, (open.last = [value]));
      else {
        values.push(value);
        open.last = values;
      }
    }
  }
  close();
  return records;
}

const TYPES: Readonly<Record<string, string>> = {
  JOUR: 'article-journal',
  JFULL: 'article-journal',
  BOOK: 'book',
  CHAP: 'chapter',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  THES: 'thesis',
  RPRT: 'report',
  GEN: 'document',
  ELEC: 'webpage',
  WEB: 'webpage',
  NEWS: 'article-newspaper',
  MGZN: 'article-magazine',
  UNPB: 'manuscript',
  ABST: 'article-journal',
  INPR: 'article-journal',
};

function fieldsOf(tags: ReadonlyMap<string, readonly string[]>): RawFields {
  const one = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = tags.get(name)?.find((text) => text.trim() !== '');
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const doi = [
    ...(tags.get('DO') ?? []),
    ...(tags.get('DI') ?? []),
    ...(tags.get('M3') ?? []),
    ...(tags.get('UR') ?? []),
    ...(tags.get('L3') ?? []),
  ].find((text) => doiOf(text) !== null);
  const isPubMed = /pubmed|medline|nlm/iu.test(`${one('DB') ?? ''} ${one('DP') ?? ''}`);
  const [start, end] = [one('SP'), one('EP')];
  return {
    type: TYPES[(one('TY') ?? '').trim().toUpperCase()] ?? 'document',
    title: one('TI', 'T1', 'CT', 'BT'),
    authors: ['AU', 'A1'].flatMap((tag) => tags.get(tag) ?? []),
    year: one('PY', 'Y1', 'DA', 'YR'),
    journal: one('JO', 'JF', 'T2', 'JA', 'J2', 'J1'),
    volume: one('VL'),
    issue: one('IS'),
    page: start !== undefined && end !== undefined && !start.includes('-') ? `${start}-${end}` : start,
    publisher: one('PB'),
    doi,
    // C7, which some take for it, is the number of an article in its journal.
    pmid:
      (tags.get('PM') ?? (isPubMed ? (tags.get('AN') ?? tags.get('ID')) : undefined))?.[0] ??
      pmidInNote(tags.get('N1')?.join(' ')),
    pmcid: tags.get('C2')?.find((text) => /^PMC\d+$/iu.test(text.trim())),
    issn: one('SN'),
    url: one('UR', 'L2'),
    abstract: one('AB', 'N2'),
    language: one('LA'),
  };
}
