import type { CslItem, CslName } from './types.ts';

/** `Morone NE, Greco CM, Moore CG et al. Title. Journal 2016;176(3):329-37.` Parts that are not known are left out. */
export function citationOf(item: CslItem, year: number | null): string {
  const { title, volume, issue, page } = item;
  const names = (item.author ?? []).map(shortName).filter(Boolean);
  const authors = names.length > 3 ? `${names.slice(0, 3).join(', ')} et al` : names.join(', ');
  const numbers = `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}${page === undefined ? '' : `:${page}`}`;
  const date = [year === null ? '' : String(year), numbers].filter(Boolean).join(';');
  const journal = [item['container-title'] ?? '', date].filter(Boolean).join(' ');
  return [authors, title, journal]
    .filter(Boolean)
    .map((part) => part.replace(/[.\s]+$/u, ''))
    .join('. ')
    .concat('.');
}

function shortName({ family, given, literal }: CslName): string {
  const initials = (given ?? '')
    .split(/[\s.-]+/u)
    .map((part) => (/^\p{Lu}{2,3}$/u.test(part) ? part : (part[0] ?? '')))
    .join('');
  return literal ?? [family, initials].filter(Boolean).join(' ');
}

/** What a study is called after its first report: the first author and the year. */
export function studyLabelOf(item: CslItem, year: number | null): string {
  const [first] = item.author ?? [];
  const name = first?.family ?? first?.literal ?? item.title;
  const short = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return year === null ? short : `${short} ${year}`;
}
