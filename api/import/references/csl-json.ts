import { RECORD_PROBLEMS } from './phrases.ts';
import { pmidInNote, yearOf } from './tidy.ts';
import type { CslName, RawFields, RawRecord } from './types.ts';

type Json = Readonly<Record<string, unknown>>;

/** CSL-JSON: a list of items, or an object that holds one under `items` or is one itself. */
export function parseCslJson(text: string): readonly RawRecord[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    // Text nested a million deep ends the parser's stack, not the program.
    const detail = error instanceof RangeError ? null : error instanceof Error ? error.message.slice(0, 80) : '';
    return [{ line: 1, problem: detail === null ? RECORD_PROBLEMS.tooDeep : RECORD_PROBLEMS.notJson(detail) }];
  }
  const items = Array.isArray(whole)
    ? (whole as unknown[])
    : isObject(whole)
      ? Array.isArray(whole['items'])
        ? (whole['items'] as unknown[])
        : [whole]
      : null;
  if (items === null) return [{ line: 1, problem: RECORD_PROBLEMS.noList }];
  const lines = linesOfItems(text);
  return items.map((item, at) => {
    const line = lines[at] ?? 1;
    return isObject(item) ? { line, fields: fieldsOf(item) } : { line, problem: RECORD_PROBLEMS.notAnItem };
  });
}

/** The line each item of the first list of the text begins on. The text is whole JSON. */
function linesOfItems(text: string): readonly number[] {
  const lines: number[] = [];
  const list = text.indexOf('[');
  let line = 1 + (text.slice(0, Math.max(0, list)).match(/\n/gu)?.length ?? 0);
  let depth = 0;
  let isNext = true;
  for (let at = list; at >= 0 && at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') line += 1;
    if (depth === 1 && isNext && !/[\s\]]/u.test(character ?? '')) {
      lines.push(line);
      isNext = false;
    }
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') {
      depth -= 1;
      if (depth === 0) break;
    } else if (character === ',' && depth === 1) isNext = true;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function fieldsOf(item: Json): RawFields {
  const text = (key: string): string | undefined => {
    const own = Object.hasOwn(item, key) ? item[key] : undefined;
    // Crossref writes lists of one title.
    const value: unknown = Array.isArray(own) ? own[0] : own;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const issued = Object.hasOwn(item, 'issued') && isObject(item['issued']) ? item['issued'] : null;
  return {
    type: text('type'),
    title: text('title'),
    names: namesOf(Object.hasOwn(item, 'author') ? item['author'] : undefined),
    date: issued === null ? undefined : datePartsOf(issued['date-parts']),
    year:
      issued === null ? text('issued') : [issued['raw'], issued['literal']].find((part) => typeof part === 'string'),
    journal: text('container-title'),
    volume: text('volume'),
    issue: text('issue'),
    page: text('page'),
    publisher: text('publisher'),
    doi: text('DOI'),
    pmid: text('PMID') ?? pmidInNote(text('note')),
    pmcid: text('PMCID'),
    issn: text('ISSN'),
    url: text('URL'),
    abstract: text('abstract'),
    language: text('language'),
  };
}

function namesOf(value: unknown): readonly CslName[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 1000).flatMap((name: unknown): readonly CslName[] => {
    if (!isObject(name)) return [];
    const part = (key: string) => (typeof name[key] === 'string' ? name[key] : undefined);
    const [family, given, literal] = [part('family'), part('given'), part('literal')];
    if (family === undefined && literal === undefined) return [];
    return [
      {
        ...(family !== undefined && { family }),
        ...(given !== undefined && { given }),
        ...(literal !== undefined && { literal }),
      },
    ];
  });
}

function datePartsOf(value: unknown): readonly number[] | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  const parts = Array.isArray(first) ? first.slice(0, 3).map(Number) : [];
  const [year] = parts;
  return year !== undefined && year === yearOf(String(year)) && parts.every(isPartOfDate) ? parts : undefined;
}

const isPartOfDate = (part: number): boolean => Number.isInteger(part) && part >= 0 && part < 10_000;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
