import { RECORD_PROBLEMS } from './phrases.ts';
import type { RawFields, RawRecord } from './types.ts';

const TAG = /^([A-Z]{2,4}) {0,2}- ?(.*)$/u;

/** PubMed's format: records start at `PMID-`; a line that starts with blanks goes on with the field before it. */
export function parseNbib(text: string): readonly RawRecord[] {
  const records: RawRecord[] = [];
  let open: { line: number; fields: Map<string, string[]>; last: string[] | null } | null = null;
  const close = () => {
    if (open !== null) records.push({ line: open.line, fields: fieldsOf(open.fields) });
    open = null;
  };
  for (const [at, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (line.trim() === '') continue;
    const tagged = /^\s/u.test(line) ? null : TAG.exec(line);
    if (tagged === null) {
      // Many lines that stand outside are told of once.
      if (open === null && records.length === 0)
        records.push({ line: at + 1, problem: RECORD_PROBLEMS.outside(line.trim().slice(0, 40)) });
      else if (open !== null && open.last !== null) open.last.push(`${open.last.pop() ?? ''} ${line.trim()}`);
      continue;
    }
    const [, tag = '', value = ''] = tagged;
    if (tag === 'PMID') close();
    open ??= { line: at + 1, fields: new Map(), last: null };
    const values = open.fields.get(tag);
    if (values === undefined) open.fields.set(tag, (open.last = [value]));
    else {
      values.push(value);
      open.last = values;
    }
  }
  close();
  return records;
}

function fieldsOf(tags: ReadonlyMap<string, readonly string[]>): RawFields {
  const one = (tag: string): string | undefined => tags.get(tag)?.[0];
  const identified = (kind: string) =>
    [...(tags.get('LID') ?? []), ...(tags.get('AID') ?? [])]
      .find((text) => text.trim().toLowerCase().endsWith(`[${kind}]`))
      ?.replace(/\[\w+\]\s*$/u, '');
  const fullNames = tags.get('FAU') ?? [];
  return {
    type: 'article-journal',
    title: one('TI') ?? one('BTI') ?? one('TT'),
    authors:
      fullNames.length > 0
        ? fullNames
        : tags.get('AU')?.map((name) => name.replace(/^(.*\S) ([A-Z]{1,4})$/u, '$1, $2')),
    names: tags.get('CN')?.map((literal) => ({ literal })),
    year: one('DP') ?? one('DEP'),
    journal: one('JT') ?? one('TA'),
    volume: one('VI'),
    issue: one('IP'),
    page: one('PG'),
    doi: identified('doi'),
    pmid: one('PMID'),
    pmcid: one('PMC'),
    issn: one('IS')?.replace(/ \(.*$/u, ''),
    abstract: one('AB'),
    language: one('LA'),
  };
}
