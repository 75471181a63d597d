import { fontOf, glyphsByCodePoint, tablesOf, withOutlinesOf } from './true-type.ts';

/**
 * What a picture needs of a TrueType font. The rest are names of glyphs, hints, and other forms of a glyph beside certain others,
 * such as brackets a hundredth of a line higher.
 */
const READ_TABLES = new Set([
  'OS/2',
  'cmap',
  'glyf',
  'head',
  'hhea',
  'hmtx',
  'loca',
  'maxp',
  'name',
  'GDEF',
  // Kerning.
  'GPOS',
]);

/**
 * A TrueType font (ISO/IEC 14496-22) with the outlines of some characters only, and without the tables that no
 * picture needs.
 *
 * @param isKept whether a code point's outline stays
 */
export function smallerFont(font: Buffer, isKept: (codePoint: number) => boolean): Buffer {
  const tables = tablesOf(font);
  const kept = [...glyphsByCodePoint(tables)].filter(([codePoint]) => isKept(codePoint)).map(([, glyph]) => glyph);
  const changed = withOutlinesOf(tables, kept);
  const read = [...tables].filter(([tag]) => READ_TABLES.has(tag));
  return fontOf(font.subarray(0, 4), new Map([...read, ...changed]));
}
