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

const HEADER = 12;
const RECORD = 16;
const LONG_OFFSETS = 1;
const OFFSET_FORMAT_AT = 50;

/** Flags of a part of a glyph made of other glyphs. */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/**
 * A TrueType font (ISO/IEC 14496-22) with the outlines of some characters only, and without the tables that no
 * picture needs. Glyphs keep their numbers, so that every table that names them stays as it is.
 *
 * @param isKept whether a code point's outline stays
 */
export function smallerFont(font: Buffer, isKept: (codePoint: number) => boolean): Buffer {
  const tables = tablesOf(font);
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`The bundled font has no table "${tag}".`);
    return found;
  };
  const outline = outlinesOf(table('head'), table('loca'), table('glyf'));
  const kept = withParts(glyphsOf(table('cmap'), isKept), outline);
  const count = table('maxp').readUInt16BE(4);
  const offsets = Buffer.alloc(4 * (count + 1));
  const outlines: Buffer[] = [];
  let end = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    if (kept.has(glyph)) {
      const own = padded(outline(glyph));
      outlines.push(own);
      end += own.length;
    }
    offsets.writeUInt32BE(end, 4 * (glyph + 1));
  }
  const head = Buffer.from(table('head'));
  head.writeInt16BE(LONG_OFFSETS, OFFSET_FORMAT_AT);
  const changed = new Map([
    ['head', head],
    ['loca', offsets],
    ['glyf', Buffer.concat(outlines)],
  ]);
  const read = [...tables].filter(([tag]) => READ_TABLES.has(tag));
  return fontOf(
    font.subarray(0, 4),
    read.map(([tag, content]) => [tag, changed.get(tag) ?? content]),
  );
}

function tablesOf(font: Buffer): ReadonlyMap<string, Buffer> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = HEADER + RECORD * index;
      const start = font.readUInt32BE(at + 8);
      return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))];
    }),
  );
}

/** Check sums stay empty: rasterisers do not read them. */
function fontOf(version: Buffer, tables: readonly (readonly [tag: string, content: Buffer])[]): Buffer {
  const header = Buffer.alloc(HEADER + RECORD * tables.length);
  version.copy(header);
  header.writeUInt16BE(tables.length, 4);
  const contents = tables.map(([, content]) => padded(content));
  let start = header.length;
  for (const [index, [tag, content]] of tables.entries()) {
    const at = HEADER + RECORD * index;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(start, at + 8);
    header.writeUInt32BE(content.length, at + 12);
    start += contents[index]?.length ?? 0;
  }
  return Buffer.concat([header, ...contents]);
}

function padded(content: Buffer): Buffer {
  const over = content.length % 4;
  return over === 0 ? content : Buffer.concat([content, Buffer.alloc(4 - over)]);
}

function outlinesOf(head: Buffer, loca: Buffer, glyf: Buffer): (glyph: number) => Buffer {
  const isLong = head.readInt16BE(OFFSET_FORMAT_AT) === LONG_OFFSETS;
  const offset = (glyph: number): number => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

/** Glyphs of the kept code points, by the font's map of the Basic Multilingual Plane (format 4). */
function glyphsOf(cmap: Buffer, isKept: (codePoint: number) => boolean): readonly number[] {
  const map = mapOf(cmap);
  const segments = map.readUInt16BE(6) / 2;
  const glyphs: number[] = [];
  for (let segment = 0; segment < segments; segment += 1) {
    const at = 14 + 2 * segment;
    const last = map.readUInt16BE(at);
    const first = map.readUInt16BE(at + 2 * segments + 2);
    const delta = map.readUInt16BE(at + 4 * segments + 2);
    const rangeAt = at + 6 * segments + 2;
    const range = map.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      if (!isKept(code)) continue;
      const glyph = range === 0 ? code : map.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (glyph !== 0) glyphs.push((glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}

function mapOf(cmap: Buffer): Buffer {
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    if (map.readUInt16BE(0) === 4) return map;
  }
  throw new Error('The bundled font has no map of format 4.');
}

/** The glyphs, the one for what is missing, and those that any of them is made of. */
function withParts(glyphs: readonly number[], outline: (glyph: number) => Buffer): ReadonlySet<number> {
  const kept = new Set([0, ...glyphs]);
  // A set hands out what is added to it while it is read.
  for (const glyph of kept) for (const part of partsOf(outline(glyph))) kept.add(part);
  return kept;
}

function partsOf(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  let at = 10;
  let flags = MORE;
  while ((flags & MORE) !== 0) {
    flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    const scales = (flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0;
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + scales;
  }
  return parts;
}
