import type { Workers } from './long-tasks.ts';

/** Twice the pixels of a screen of 96 dots an inch: sharp in a slide and on paper, at the size of the screen. */
const DPI = 192;

/** What could bring in a file or a page. No plot of Grove has any of it. */
const FOREIGN = /<(?:!|\?|image|foreignObject|script|use)|\bhref\s*=|url\((?!#)/iu;

export const NOT_A_PLOT = 'Only a plot of this review can be made a picture.';

/**
 * A drawing as a PNG in base 64, made in a worker; null for a drawing that takes anything from elsewhere.
 *
 * @param svg markup of one plot in plain colours, as `report/components` draw it
 */
export async function plotPicture(
  svg: string,
  workers: Workers,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if (FOREIGN.test(svg)) return null;
  const making = { kind: 'png', svg, dpi: DPI } as const;
  const png = await workers.run({ kind: 'making', making }, { signal, progress: () => undefined });
  return Buffer.from(png).toString('base64');
}
