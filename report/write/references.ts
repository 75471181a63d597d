import type { ReportInput, ReportReference } from '../components/report-input.ts';
import { cleanText } from './clean-text.ts';

type CslName = Readonly<{ family?: unknown; given?: unknown; literal?: unknown }>;
type CslItem = Readonly<Record<string, unknown>>;

/** The references as CSL-JSON, as imported where they were; otherwise the citation as their title. */
export function cslJson({ references }: ReportInput): string {
  return `${JSON.stringify(cleanText(references).map(cslOf), null, 2)}\n`;
}

/** The references in RIS: lines end in CRLF, as the format asks. */
export function risText({ references }: ReportInput): string {
  const records = cleanText(references).map((reference) => {
    const item = cslOf(reference);
    const lines: (readonly [tag: string, value: string])[] = [
      ['TY', item['type'] === 'article-journal' || item['container-title'] !== undefined ? 'JOUR' : 'GEN'],
      ...namesOf(item).map((name) => ['AU', name] as const),
      ...line('TI', item['title']),
      ...line('JO', item['container-title']),
      ...line('PY', yearOf(item)),
      ...line('VL', item['volume']),
      ...line('IS', item['issue']),
      ...pagesOf(item),
      ...line('DO', item['DOI']),
      ...line('UR', item['URL']),
      ...line('AN', item['PMID']),
      ['N1', reference.citation],
      ['LB', reference.studyLabel],
    ];
    return [...lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}`), 'ER  - '].join('\r\n');
  });
  return records.length === 0 ? '' : `${records.join('\r\n\r\n')}\r\n`;
}

function cslOf(reference: ReportReference): CslItem {
  const { csl, reportId, citation, doi, pmid } = reference;
  const known = typeof csl === 'object' && csl !== null && !Array.isArray(csl) ? (csl as CslItem) : {};
  return {
    type: 'article-journal',
    ...(known['title'] === undefined ? { title: citation } : {}),
    ...known,
    id: reportId,
    ...(doi === null ? {} : { DOI: doi }),
    ...(pmid === null ? {} : { PMID: pmid }),
  };
}

function line(tag: string, value: unknown): readonly (readonly [string, string])[] {
  return typeof value === 'string' || typeof value === 'number' ? [[tag, String(value)]] : [];
}

function namesOf(item: CslItem): readonly string[] {
  const authors: readonly unknown[] = Array.isArray(item['author']) ? item['author'] : [];
  return authors.flatMap((author) => {
    if (typeof author !== 'object' || author === null) return [];
    const { family, given, literal } = author as CslName;
    if (typeof literal === 'string') return [literal];
    return typeof family === 'string' ? [typeof given === 'string' ? `${family}, ${given}` : family] : [];
  });
}

function yearOf({ issued }: CslItem): unknown {
  if (typeof issued !== 'object' || issued === null || !('date-parts' in issued)) return null;
  const parts: unknown = issued['date-parts'];
  const [first]: readonly unknown[] = Array.isArray(parts) ? parts : [];
  const [year]: readonly unknown[] = Array.isArray(first) ? first : [];
  return year;
}

function pagesOf({ page }: CslItem): readonly (readonly [string, string])[] {
  if (typeof page !== 'string') return [];
  const [start = '', end] = page.split(/[-–]/u);
  return [['SP', start], ...(end === undefined ? [] : [['EP', end] as const])];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
