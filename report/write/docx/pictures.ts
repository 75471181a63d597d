import { pngFile } from '../png.ts';

/** A drawing in its own units. */
export type SvgPicture = Readonly<{ svg: string; width: number; height: number }>;

/** Resolution of the pictures shown where a program draws no SVG. */
const FALLBACK_DPI = 150;

type WordPicture = Readonly<{ data: Uint8Array; fallback: Uint8Array }>;

export type Pictures = Readonly<{
  /** The drawing as Word keeps it: as vectors, with a PNG beside them, for which a stand-in goes through the library. */
  draw(picture: SvgPicture): WordPicture;
  /** The PNG that a part of the finished file stands for. */
  pngOf(part: Uint8Array): Uint8Array;
}>;

/** What of a PNG the library reads: its signature and its size. */
const READ = 33;

/**
 * The pictures of one document, each drawn once. The library hashes and compresses what it is given, which megabytes of PNG are
 * spared: it gets their first bytes and a number.
 */
export function createPictures(): Pictures {
  const drawn = new Map<string, WordPicture>();
  const pngs: Uint8Array[] = [];
  return {
    draw({ svg }) {
      const known = drawn.get(svg);
      if (known !== undefined) return known;
      const png = pngFile(svg, FALLBACK_DPI);
      const standIn = Buffer.alloc(READ + 4);
      standIn.set(png.subarray(0, READ));
      standIn.writeUInt32BE(pngs.push(png) - 1, READ);
      const picture = { data: Buffer.from(svg, 'utf8'), fallback: standIn };
      drawn.set(svg, picture);
      return picture;
    },
    pngOf: (part) => (part.length === READ + 4 ? pngs[Buffer.from(part).readUInt32BE(READ)] : undefined) ?? part,
  };
}
