import { pngFile } from '../png.ts';

/** A drawing in its own units. */
export type SvgPicture = Readonly<{ svg: string; width: number; height: number }>;

/** Resolution of the pictures shown where a program draws no SVG. */
const FALLBACK_DPI = 150;

/** The drawing as Word keeps it: as vectors, with a PNG beside them. */
export function wordPicture({ svg }: SvgPicture): Readonly<{ data: Uint8Array; fallback: Uint8Array }> {
  return { data: Buffer.from(svg, 'utf8'), fallback: pngFile(svg, FALLBACK_DPI) };
}
