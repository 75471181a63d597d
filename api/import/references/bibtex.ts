import { plainLatex } from './latex.ts';
import { RECORD_PROBLEMS } from './phrases.ts';
import { pmidInNote } from './tidy.ts';
import type { RawFields, RawRecord } from './types.ts';

/** BibTeX and BibLaTeX entries; `@comment`, `@preamble` and `@string` are no records, the last names texts for others. */
export function parseBibtex(text: string): readonly RawRecord[] {
  const records: RawRecord[] = [];
  const strings = new Map<string, string>();
  const entry = /@\s*([A-Za-z]+)\s*([{(])/gu;
  let line = 1;
  let counted = 0;
  const lineAt = (at: number): number => {
    for (; counted < at; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  };
  for (let found = entry.exec(text); found !== null; found = entry.exec(text)) {
    const [opening, kind = '', bracket = '{'] = found;
    const start = found.index + opening.length;
    const end = closingOf(text, start, bracket === '(' ? ')' : '}');
    const at = lineAt(found.index);
    const type = kind.toLowerCase();
    if (end === null) {
      if (type !== 'comment') records.push({ line: at, problem: RECORD_PROBLEMS.unclosed });
      // What follows may still be whole: go on behind this opening.
      entry.lastIndex = start;
      continue;
    }
    entry.lastIndex = end;
    const body = text.slice(start, end);
    if (type === 'comment' || type === 'preamble') continue;
    if (type === 'string') {
      for (const [name, value] of fieldsIn(body, strings)) strings.set(name, value);
      continue;
    }
    const comma = body.indexOf(',');
    if (comma === -1) records.push({ line: at, problem: RECORD_PROBLEMS.noKey });
    else records.push({ line: at, fields: fieldsOf(type, new Map(fieldsIn(body.slice(comma + 1), strings))) });
  }
  return records;
}

/** An entry longer than this never closes. */
const LONGEST_ENTRY = 200_000;

function closingOf(text: string, start: number, closing: '}' | ')'): number | null {
  let depth = 0;
  const end = Math.min(text.length, start + LONGEST_ENTRY);
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (depth === 0 && character === closing) return at;
    else if (character === '}') depth -= 1;
    // A new entry at the start of a line inside an open one: the brackets of this one are broken.
    else if (character === '@' && text[at - 1] === '\n' && /^@\s*[A-Za-z]+\s*\{/u.test(text.slice(at, at + 40)))
      return null;
  }
  return null;
}

/** `name = {value} # "more"` pairs, in order. */
function fieldsIn(body: string, strings: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const fields: (readonly [string, string])[] = [];
  const name = /\s*,?\s*([A-Za-z][\w-]*)\s*=\s*/y;
  let at = 0;
  while (at < body.length) {
    name.lastIndex = at;
    const found = name.exec(body);
    if (found === null) {
      const next = body.indexOf(',', at);
      if (next === -1) break;
      at = next + 1;
      continue;
    }
    const value = valueAt(body, name.lastIndex, strings);
    fields.push([(found[1] ?? '').toLowerCase(), value.text]);
    at = Math.max(value.end, name.lastIndex);
  }
  return fields;
}

function valueAt(
  body: string,
  start: number,
  strings: ReadonlyMap<string, string>,
): Readonly<{ text: string; end: number }> {
  let at = start;
  let text = '';
  for (;;) {
    while (/\s/u.test(body[at] ?? '')) at += 1;
    const opening = body[at];
    if (opening === '{' || opening === '"') {
      const end = endOfText(body, at + 1, opening === '{' ? '}' : '"');
      text += body.slice(at + 1, end);
      at = end + 1;
    } else {
      const bare = /[^\s,#{}"]*/y;
      bare.lastIndex = at;
      const word = bare.exec(body)?.[0] ?? '';
      text += strings.get(word.toLowerCase()) ?? word;
      at += word.length;
    }
    while (/\s/u.test(body[at] ?? '')) at += 1;
    if (body[at] !== '#') return { text, end: at };
    at += 1;
  }
}

function endOfText(body: string, start: number, closing: '}' | '"'): number {
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    const character = body[at];
    if (character === '\\') at += 1;
    else if (depth === 0 && character === closing) return at;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return body.length;
}

const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  online: 'webpage',
  misc: 'document',
  unpublished: 'manuscript',
};

function fieldsOf(type: string, fields: ReadonlyMap<string, string>): RawFields {
  const one = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = fields.get(name);
      if (value !== undefined && value.trim() !== '') return plainLatex(value);
    }
    return undefined;
  };
  return {
    type: TYPES[type] ?? 'document',
    title: one('title'),
    authors: splitNames(fields.get('author') ?? fields.get('editor') ?? ''),
    year: one('year', 'date'),
    journal: one('journal', 'journaltitle', 'booktitle'),
    volume: one('volume'),
    issue: one('number', 'issue'),
    page: one('pages')?.replace(/-{2,}/gu, '-'),
    publisher: one('publisher', 'institution', 'school'),
    doi: one('doi') ?? one('url'),
    pmid: one('pmid') ?? (/pubmed/iu.test(fields.get('eprinttype') ?? '') ? one('eprint') : pmidInNote(one('note'))),
    pmcid: one('pmcid'),
    issn: one('issn'),
    url: one('url'),
    abstract: one('abstract'),
    language: one('language'),
  };
}

/** Names are joined by "and" outside brackets; a name all in brackets is a group's. */
function splitNames(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth === 0 && /^\sand\s/u.test(text.slice(at, at + 5))) {
      names.push(text.slice(start, at));
      start = at + 4;
    }
  }
  names.push(text.slice(start));
  return names.map(plainName).filter((name) => name !== '' && name !== 'others');
}

/** A name all in brackets is a group's, and ends with a comma as other formats mark it: `{Cochrane Back Group}`. */
function plainName(name: string): string {
  const plain = plainLatex(name);
  return /^\{[^{}]*\s[^{}]*\}$/u.test(name.trim()) && !plain.includes(',') ? `${plain},` : plain;
}
