import type { AnalysisResult } from '../../engine/review/derived.ts';

const LONGEST_SLUG = 60;

/** Lower-case ASCII words joined by hyphens, safe as part of a file name on every system; `fallback` when nothing is left. */
export function slugOf(text: string, fallback: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/gu, '');
  return slug === '' ? fallback : slug;
}

/** A file name, without its ending, for the forest plot of each analysis, in order; equal titles are told apart by a number. */
export function forestFileNames(analyses: readonly AnalysisResult[]): readonly string[] {
  const taken = new Set<string>();
  return analyses.map((analysis, index) => {
    const slug = slugOf(analysis.title, `analysis-${index + 1}`);
    let name = `forest-${slug}`;
    for (let number = 2; taken.has(name); number += 1) name = `forest-${slug}-${number}`;
    taken.add(name);
    return name;
  });
}
